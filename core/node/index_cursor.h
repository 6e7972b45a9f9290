// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/index_predicate.h"
#include "core/node/index_catalog.h"
#include "core/node/scan_cursor.h"
#include "core/node/tables.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace binnacle::node {

/// The entries that a server looks at before it lets go of a partition for a moment: only among these it notices that a record
/// has come up before. Source: query_reduce in sindex_tree.c of the server.
struct IndexBurst {
    static constexpr std::size_t size = 100;

    std::uint16_t partition = 0;
    std::size_t range = 0;
    std::size_t seen = 0;
    std::vector<Digest> digests;
};

/// Walks over what an index holds in the predicate's ranges, by partition, range, key and digest.
class IndexCursor final : public ScanCursor {
public:
    /// All that is passed outlives the cursor. `burst` goes on where a former cursor of the same query left it; null: records
    /// come up as often as they are found.
    static Result<std::unique_ptr<IndexCursor>> open(const Transaction& transaction, const NamespaceTables& tables,
                                                     const Index& index, const engine::IndexPredicate& predicate,
                                                     IndexBurst* burst);

    Result<bool> seek(const ScanPartition& from) override;
    Result<bool> next() override;

    std::uint16_t partition() const override { return m_partition; }
    Digest digest() const override { return m_digest; }
    Result<ByteView> value() const override;
    std::optional<std::int64_t> key() const override { return m_key; }
    bool isRepeated() const override { return m_isRepeated; }

private:
    using Handle = std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)>;

    IndexCursor(const Transaction& transaction, const NamespaceTables& tables, const Index& index,
                const engine::IndexPredicate& predicate, IndexBurst* burst, Handle handle)
        : m_transaction(&transaction),
          m_tables(&tables),
          m_index(&index),
          m_predicate(&predicate),
          m_burst(burst),
          m_handle(std::move(handle))
    {
    }
    Result<bool> move(MDB_cursor_op operation, ByteView from);
    Result<bool> settle(std::uint16_t partition);
    Bytes startOf(std::uint16_t partition, std::int64_t key) const;
    bool isLess(std::int64_t a, std::int64_t b) const;
    void leave(std::uint16_t partition);
    void note();

    const Transaction* m_transaction;
    const NamespaceTables* m_tables;
    const Index* m_index;
    const engine::IndexPredicate* m_predicate;
    IndexBurst* m_burst;
    Handle m_handle;
    std::size_t m_range = 0;
    std::uint16_t m_partition = 0;
    std::int64_t m_key = 0;
    Digest m_digest{};
    bool m_isRepeated = false;
};

} // namespace binnacle::node
