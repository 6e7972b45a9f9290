// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/tables.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace binnacle::node {

/// Walks over a namespace's records, or over those of one set, by partition and then by digest. Lives within its snapshot.
class RecordCursor {
public:
    /// `set` is the set's number; nothing stands for the whole namespace.
    static Result<RecordCursor> open(const ReadTransaction& snapshot, const NamespaceTables& tables,
                                     std::optional<std::uint32_t> set);

    /// Goes to the first record of the partition, or to the first one after that digest, or else to the first record of any
    /// later partition. False if there is none.
    Result<bool> seek(std::uint16_t partition, const std::optional<Digest>& after);
    Result<bool> next();

    // Of the record that the cursor stands on.
    std::uint16_t partition() const;
    Digest digest() const { return digestOfKey(m_key); }
    /// Its stored form.
    Result<ByteView> value() const;

private:
    using Handle = std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)>;

    RecordCursor(const ReadTransaction& snapshot, const NamespaceTables& tables, std::optional<std::uint32_t> set, Handle handle)
        : m_snapshot(&snapshot), m_tables(&tables), m_set(set), m_handle(std::move(handle))
    {
    }
    Result<bool> move(MDB_cursor_op operation, ByteView from);

    const ReadTransaction* m_snapshot;
    const NamespaceTables* m_tables;
    std::optional<std::uint32_t> m_set;
    Handle m_handle;
    ByteView m_key;
    ByteView m_value;
};

} // namespace binnacle::node
