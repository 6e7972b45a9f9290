// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_table.h"

#include "core/node/index_entries.h"
#include "core/node/record_codec.h"
#include "core/wire/big_endian.h"

namespace binnacle::node {
namespace {

Result<SetEntry> findOrNumberSet(const WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name)
{
    const Result<std::optional<SetEntry>> found = findSet(transaction, tables, name);
    if (!found)
        return found.error();
    if (found->has_value())
        return **found;
    const Result<std::size_t> sets = transaction.count(tables.sets);
    if (!sets)
        return sets.error();
    if (*sets >= maxSets)
        return Error::server(ServerCode::parameterError, "a namespace holds at most 4095 sets");
    return SetEntry{static_cast<std::uint32_t>(*sets + 1), 0, 0};
}

Result<void> enterSet(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest, const std::string& name)
{
    if (name.empty())
        return {};
    Result<SetEntry> entry = findOrNumberSet(transaction, tables, name);
    if (!entry)
        return entry.error();
    ++entry->records;
    if (Result<void> put = putSet(transaction, tables, name, *entry); !put)
        return put;
    return transaction.put(tables.setIndex, setIndexKey(entry->number, digest), {});
}

Result<void> leaveSet(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest, const std::string& name)
{
    if (name.empty())
        return {};
    const Result<std::optional<SetEntry>> found = findSet(transaction, tables, name);
    if (!found)
        return found.error();
    if (!found->has_value())
        return Error::client(ClientCode::storageError, "a record's set is missing from the table of sets");
    SetEntry entry = **found;
    const Result<bool> removed = transaction.remove(tables.setIndex, setIndexKey(entry.number, digest));
    if (!removed)
        return removed.error();
    if (*removed && entry.records > 0)
        --entry.records;
    return putSet(transaction, tables, name, entry);
}

Result<void> moveExpiry(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest, std::uint32_t before,
                        std::uint32_t after)
{
    if (before == after)
        return {};
    if (before != 0) {
        if (const Result<bool> removed = transaction.remove(tables.expiry, expiryKey(before, digest)); !removed)
            return removed.error();
    }
    return after != 0 ? transaction.put(tables.expiry, expiryKey(after, digest), {}) : Result<void>();
}

struct Due {
    std::uint32_t voidTime = 0;
    Digest digest{};
};

/// The entry of the expiry table that comes first, if it is due.
Result<std::optional<Due>> firstDue(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t now)
{
    MDB_cursor* cursor = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), tables.expiry, &cursor); code != 0)
        return storageError("looking for expired records", code);
    MDB_val key{};
    MDB_val value{};
    const int code = mdb_cursor_get(cursor, &key, &value, MDB_FIRST);
    std::optional<Due> due;
    if (code == 0 && key.mv_size == expiryKeySize) {
        const ByteView bytes = fromValue(key);
        const auto voidTime = wire::bigEndianAt<std::uint32_t>(bytes, 0);
        if (voidTime < now)
            due = Due{voidTime, digestOfKey(bytes)};
    }
    mdb_cursor_close(cursor);
    if (code != 0 && code != MDB_NOTFOUND)
        return storageError("looking for expired records", code);
    return due;
}

} // namespace

Result<void> addSet(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name)
{
    const Result<SetEntry> entry = findOrNumberSet(transaction, tables, name);
    return entry ? putSet(transaction, tables, name, *entry) : entry.error();
}

Result<std::optional<engine::StoredRecord>> getRecord(const Transaction& transaction, const NamespaceTables& tables,
                                                      const Digest& digest)
{
    const Result<std::optional<ByteView>> value = transaction.get(tables.records, recordKey(digest));
    if (!value)
        return value.error();
    if (!value->has_value())
        return std::optional<engine::StoredRecord>();
    Result<engine::StoredRecord> record = decodeRecord(**value);
    if (!record)
        return record.error();
    return std::optional<engine::StoredRecord>(*std::move(record));
}

Result<void> putRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                       const engine::StoredRecord* before, const engine::StoredRecord& after)
{
    if (before == nullptr || before->set != after.set) {
        if (Result<void> entered = enterSet(transaction, tables, digest, after.set); !entered)
            return entered;
        if (before != nullptr) {
            if (Result<void> left = leaveSet(transaction, tables, digest, before->set); !left)
                return left;
        }
    }
    const std::uint32_t expired = before != nullptr ? before->voidTime : 0;
    if (Result<void> moved = moveExpiry(transaction, tables, digest, expired, after.voidTime); !moved)
        return moved;
    if (Result<void> updated = updateIndexes(transaction, tables, digest, before, &after); !updated)
        return updated;
    return transaction.put(tables.records, recordKey(digest), encodeRecord(after));
}

Result<void> removeRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                          const engine::StoredRecord& before)
{
    if (Result<void> left = leaveSet(transaction, tables, digest, before.set); !left)
        return left;
    if (Result<void> moved = moveExpiry(transaction, tables, digest, before.voidTime, 0); !moved)
        return moved;
    if (Result<void> updated = updateIndexes(transaction, tables, digest, &before, nullptr); !updated)
        return updated;
    if (const Result<bool> removed = transaction.remove(tables.records, recordKey(digest)); !removed)
        return removed.error();
    return {};
}

Result<std::size_t> removeExpired(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t now,
                                  std::size_t limit)
{
    std::size_t removed = 0;
    while (removed < limit) {
        const Result<std::optional<Due>> due = firstDue(transaction, tables, now);
        if (!due)
            return due.error();
        if (!due->has_value())
            break;
        const Digest digest = (*due)->digest;
        const Result<std::optional<engine::StoredRecord>> record = getRecord(transaction, tables, digest);
        if (!record)
            return record.error();
        if (record->has_value() && (*record)->voidTime == (*due)->voidTime) {
            if (Result<void> gone = removeRecord(transaction, tables, digest, **record); !gone)
                return gone.error();
        } else if (const Result<bool> stray = transaction.remove(tables.expiry, expiryKey((*due)->voidTime, digest)); !stray) {
            return stray.error();
        }
        ++removed;
    }
    return removed;
}

Result<bool> hasExpired(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t now)
{
    const Result<std::optional<Due>> due = firstDue(transaction, tables, now);
    if (!due)
        return due.error();
    return due->has_value();
}

} // namespace binnacle::node
