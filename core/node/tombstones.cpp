// SPDX-License-Identifier: Apache-2.0
#include "core/node/tombstones.h"

#include "core/node/record_codec.h"
#include "core/node/record_table.h"

namespace binnacle::node {
namespace {

Result<void> countTombstone(WriteTransaction& transaction, const NamespaceTables& tables, const std::string& set, bool more)
{
    if (set.empty())
        return {};
    const Result<std::optional<SetEntry>> found = findSet(transaction, tables, set);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::client(ClientCode::storageError, "a tombstone's set is missing from the table of sets");
    SetEntry entry = **found;
    if (more)
        ++entry.tombstones;
    else if (entry.tombstones > 0)
        --entry.tombstones;
    return putSet(transaction, tables, set, entry);
}

} // namespace

Result<std::optional<engine::StoredRecord>> getRecordOrTombstone(const Transaction& transaction, const NamespaceTables& tables,
                                                                 const Digest& digest)
{
    Result<std::optional<engine::StoredRecord>> record = getRecord(transaction, tables, digest);
    if (!record || record->has_value())
        return record;
    const Result<std::optional<ByteView>> value = transaction.get(tables.tombstones, recordKey(digest));
    if (!value)
        return value.error();
    if (!value->has_value())
        return record;
    Result<engine::StoredRecord> tombstone = decodeRecord(**value);
    if (!tombstone)
        return tombstone.error();
    return std::optional<engine::StoredRecord>(*std::move(tombstone));
}

Result<void> buryRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                        const engine::StoredRecord& before, const engine::StoredRecord& tombstone)
{
    if (Result<void> removed = removeRecord(transaction, tables, digest, before); !removed)
        return removed;
    if (Result<void> counted = countTombstone(transaction, tables, tombstone.set, true); !counted)
        return counted;
    return transaction.put(tables.tombstones, recordKey(digest), encodeRecord(tombstone));
}

Result<void> removeTombstone(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                             const engine::StoredRecord& tombstone)
{
    if (Result<void> counted = countTombstone(transaction, tables, tombstone.set, false); !counted)
        return counted;
    if (const Result<bool> removed = transaction.remove(tables.tombstones, recordKey(digest)); !removed)
        return removed.error();
    return {};
}

} // namespace binnacle::node
