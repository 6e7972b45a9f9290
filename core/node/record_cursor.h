// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/scan_cursor.h"
#include "core/node/tables.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::node {

/// Walks over a namespace's records, or over those of one set, by partition and then by digest.
class RecordCursor final : public ScanCursor {
public:
    /// `set` is the set's number; nothing stands for the whole namespace.
    static Result<std::unique_ptr<RecordCursor>> open(const Transaction& transaction, const NamespaceTables& tables,
                                                      std::optional<std::uint32_t> set);

    Result<bool> seek(const ScanPartition& from) override;
    Result<bool> next() override;

    std::uint16_t partition() const override;
    Digest digest() const override { return digestOfKey(m_key); }
    Result<ByteView> value() const override;

private:
    using Handle = std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)>;

    RecordCursor(const Transaction& transaction, const NamespaceTables& tables, std::optional<std::uint32_t> set, Handle handle)
        : m_transaction(&transaction), m_tables(&tables), m_set(set), m_handle(std::move(handle))
    {
    }
    Result<bool> move(MDB_cursor_op operation, ByteView from);

    const Transaction* m_transaction;
    const NamespaceTables* m_tables;
    std::optional<std::uint32_t> m_set;
    Handle m_handle;
    ByteView m_key;
    ByteView m_value;
};

} // namespace binnacle::node
