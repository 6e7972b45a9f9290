// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_entries.h"

#include "core/wire/big_endian.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace binnacle::node {
namespace {

constexpr std::size_t partitionOffset = 4;
constexpr std::size_t keyOffset = 6;
constexpr std::uint64_t signBit = std::uint64_t{1} << 63;

using Keys = std::vector<std::int64_t>;

Result<void> put(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, const Digest& digest,
                 const Keys& keys)
{
    for (const std::int64_t key : keys) {
        if (Result<void> entered = transaction.put(tables.indexEntries, indexEntry(index, key, digest), {}); !entered)
            return entered;
    }
    return {};
}

Result<void> replace(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, const Digest& digest,
                     const Keys& before, const Keys& after)
{
    Keys gone;
    Keys added;
    std::ranges::set_difference(before, after, std::back_inserter(gone));
    std::ranges::set_difference(after, before, std::back_inserter(added));
    for (const std::int64_t key : gone) {
        if (const Result<bool> removed = transaction.remove(tables.indexEntries, indexEntry(index, key, digest)); !removed)
            return removed.error();
    }
    return put(transaction, tables, index, digest, added);
}

struct CursorClose {
    void operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }
};

/// Goes over the entries of an index from the first, as long as `take` (which may remove them) says so.
template <typename Take>
Result<void> walk(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t index, Take take)
{
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), tables.indexEntries, &raw); code != 0)
        return storageError("going through an index", code);
    const std::unique_ptr<MDB_cursor, CursorClose> cursor(raw);
    Bytes prefix;
    wire::appendBigEndian(prefix, index, 4);
    ByteView key;
    ByteView value;
    Result<bool> found = moveCursor(raw, MDB_SET_RANGE, prefix, key, value);
    while (found && *found) {
        if (key.size() != indexEntrySize || wire::bigEndianAt<std::uint32_t>(key, 0) != index)
            return {};
        const Result<bool> more = take(raw);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        found = moveCursor(raw, MDB_NEXT, {}, key, value);
    }
    return found ? Result<void>() : found.error();
}

} // namespace

std::uint64_t orderedKey(std::int64_t key, bool isUnsigned)
{
    return static_cast<std::uint64_t>(key) ^ (isUnsigned ? 0 : signBit);
}

Bytes indexEntry(const Index& index, std::int64_t key, const Digest& digest)
{
    Bytes entry;
    entry.reserve(indexEntrySize);
    wire::appendBigEndian(entry, index.number, 4);
    wire::appendBigEndian(entry, partitionOf(digest), 2);
    wire::appendBigEndian(entry, orderedKey(key, index.hasUnsignedKeys()), 8);
    entry.insert(entry.end(), digest.begin(), digest.end());
    return entry;
}

IndexEntry decodeIndexEntry(const Index& index, ByteView bytes)
{
    const auto ordered = static_cast<std::int64_t>(wire::bigEndianAt<std::uint64_t>(bytes, keyOffset));
    return {wire::bigEndianAt<std::uint32_t>(bytes, 0), wire::bigEndianAt<std::uint16_t>(bytes, partitionOffset),
            static_cast<std::int64_t>(orderedKey(ordered, index.hasUnsignedKeys())), digestOfKey(bytes)};
}

Result<void> updateIndexes(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                           const engine::StoredRecord* before, const engine::StoredRecord* after)
{
    if (tables.catalog == nullptr)
        return {};
    const std::shared_ptr<const IndexList> indexes = tables.catalog->all();
    for (const std::shared_ptr<const Index>& index : *indexes) {
        if (before != nullptr && after != nullptr && index->keys->ignoresChange(*before, *after))
            continue;
        const Keys was = before != nullptr ? index->keys->keysOf(*before, digest) : Keys();
        const Keys is = after != nullptr ? index->keys->keysOf(*after, digest) : Keys();
        if (Result<void> replaced = replace(transaction, tables, *index, digest, was, is); !replaced)
            return replaced;
    }
    return {};
}

Result<void> enterRecord(WriteTransaction& transaction, const NamespaceTables& tables, const Index& index, const Digest& digest,
                         const engine::StoredRecord& record)
{
    return put(transaction, tables, index, digest, index.keys->keysOf(record, digest));
}

Result<std::size_t> removeIndexEntries(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t index,
                                       std::size_t limit)
{
    std::size_t removed = 0;
    const Result<void> walked = walk(transaction, tables, index, [&](MDB_cursor* cursor) -> Result<bool> {
        if (removed == limit)
            return false;
        ++removed;
        if (Result<void> gone = transaction.removeAt(cursor); !gone)
            return gone.error();
        return true;
    });
    if (!walked)
        return walked.error();
    return removed;
}

Result<std::uint64_t> countIndexEntries(const Transaction& transaction, const NamespaceTables& tables, std::uint32_t index)
{
    std::uint64_t count = 0;
    const Result<void> walked = walk(transaction, tables, index, [&count](MDB_cursor*) -> Result<bool> {
        ++count;
        return true;
    });
    if (!walked)
        return walked.error();
    return count;
}

} // namespace binnacle::node
