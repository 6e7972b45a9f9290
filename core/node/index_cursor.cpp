// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_cursor.h"

#include "core/node/index_entries.h"
#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::node {

Result<std::unique_ptr<IndexCursor>> IndexCursor::open(const Transaction& transaction, const NamespaceTables& tables,
                                                       const Index& index, const engine::IndexPredicate& predicate,
                                                       IndexBurst* burst)
{
    MDB_cursor* cursor = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), tables.indexEntries, &cursor); code != 0)
        return storageError("querying", code);
    return std::unique_ptr<IndexCursor>(
        new IndexCursor(transaction, tables, index, predicate, burst, Handle(cursor, &mdb_cursor_close)));
}

/// False if there is no entry of this index there or behind.
Result<bool> IndexCursor::move(MDB_cursor_op operation, ByteView from)
{
    ByteView key;
    ByteView value;
    Result<bool> found = moveCursor(m_handle.get(), operation, from, key, value);
    if (!found || !*found)
        return found;
    if (key.size() != indexEntrySize)
        return Error::client(ClientCode::storageError, "the table of index entries is damaged");
    const IndexEntry entry = decodeIndexEntry(*m_index, key);
    m_partition = entry.partition;
    m_key = entry.key;
    m_digest = entry.digest;
    return entry.index == m_index->number;
}

bool IndexCursor::isLess(std::int64_t a, std::int64_t b) const
{
    const bool isUnsigned = m_index->hasUnsignedKeys();
    return orderedKey(a, isUnsigned) < orderedKey(b, isUnsigned);
}

Bytes IndexCursor::startOf(std::uint16_t partition, std::int64_t key) const
{
    Bytes start;
    wire::appendBigEndian(start, m_index->number, 4);
    wire::appendBigEndian(start, partition, 2);
    wire::appendBigEndian(start, orderedKey(key, m_index->hasUnsignedKeys()), 8);
    return start;
}

/// Nothing more in this partition: where the next entry lies is not looked up, since it need not be in a range.
void IndexCursor::leave(std::uint16_t partition)
{
    m_partition = static_cast<std::uint16_t>(partition + 1);
}

/// The cursor stands on an entry of this index: on from there to one that is in a range, within the partition.
Result<bool> IndexCursor::settle(std::uint16_t partition)
{
    const std::vector<engine::IndexRange>& ranges = m_predicate->ranges();
    while (m_partition == partition) {
        while (m_range < ranges.size() && isLess(ranges[m_range].last, m_key))
            ++m_range;
        if (m_range == ranges.size()) {
            leave(partition);
            return true;
        }
        if (!isLess(m_key, ranges[m_range].first)) {
            note();
            return true;
        }
        Result<bool> found = move(MDB_SET_RANGE, startOf(partition, ranges[m_range].first));
        if (!found || !*found)
            return found;
    }
    return true;
}

void IndexCursor::note()
{
    if (m_burst == nullptr)
        return;
    IndexBurst& burst = *m_burst;
    if (burst.partition != m_partition || burst.range != m_range || burst.seen == IndexBurst::size)
        burst = {m_partition, m_range, 0, {}};
    ++burst.seen;
    m_isRepeated = std::ranges::find(burst.digests, m_digest) != burst.digests.end();
    if (!m_isRepeated)
        burst.digests.push_back(m_digest);
}

Result<bool> IndexCursor::seek(const ScanPartition& from)
{
    const std::vector<engine::IndexRange>& ranges = m_predicate->ranges();
    m_range = 0;
    if (ranges.empty())
        return false;
    Bytes start = startOf(from.partition, ranges.front().first);
    const bool resumes = from.after && !isLess(from.afterKey, ranges.front().first);
    if (resumes) {
        start = startOf(from.partition, from.afterKey);
        start.insert(start.end(), from.after->begin(), from.after->end());
    }
    Result<bool> found = move(MDB_SET_RANGE, start);
    if (found && *found && resumes && m_partition == from.partition && m_key == from.afterKey && m_digest == *from.after)
        found = move(MDB_NEXT, {});
    if (!found || !*found)
        return found;
    return settle(from.partition);
}

Result<bool> IndexCursor::next()
{
    const std::uint16_t partition = m_partition;
    Result<bool> found = move(MDB_NEXT, {});
    if (!found || !*found)
        return found;
    return settle(partition);
}

Result<ByteView> IndexCursor::value() const
{
    const Result<std::optional<ByteView>> value = m_transaction->get(m_tables->records, recordKey(m_digest));
    if (!value)
        return value.error();
    if (!value->has_value())
        return Error::client(ClientCode::storageError, "a record of an index is missing");
    return **value;
}

} // namespace binnacle::node
