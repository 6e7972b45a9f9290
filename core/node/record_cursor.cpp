// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_cursor.h"

#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::node {

Result<RecordCursor> RecordCursor::open(const ReadTransaction& snapshot, const NamespaceTables& tables,
                                        std::optional<std::uint32_t> set)
{
    MDB_cursor* cursor = nullptr;
    if (const int code = mdb_cursor_open(snapshot.handle(), set ? tables.setIndex : tables.records, &cursor); code != 0)
        return storageError("scanning", code);
    return RecordCursor(snapshot, tables, set, Handle(cursor, &mdb_cursor_close));
}

Result<bool> RecordCursor::move(MDB_cursor_op operation, ByteView from)
{
    MDB_val key = toValue(from);
    MDB_val value{};
    const int code = mdb_cursor_get(m_handle.get(), &key, &value, operation);
    if (code == MDB_NOTFOUND)
        return false;
    if (code != 0)
        return storageError("scanning", code);
    m_key = fromValue(key);
    m_value = fromValue(value);
    if (m_key.size() != (m_set ? setIndexKeySize : recordKeySize))
        return Error::client(ClientCode::storageError, "the table of records is damaged");
    return !m_set || wire::bigEndianAt<std::uint32_t>(m_key, 0) == *m_set;
}

Result<bool> RecordCursor::seek(std::uint16_t partition, const std::optional<Digest>& after)
{
    Bytes from;
    if (m_set)
        wire::appendBigEndian(from, *m_set, 4);
    wire::appendBigEndian(from, partition, 2);
    if (after)
        from.insert(from.end(), after->begin(), after->end());
    Result<bool> found = move(MDB_SET_RANGE, from);
    if (found && *found && std::ranges::equal(m_key, from))
        return next();
    return found;
}

Result<bool> RecordCursor::next()
{
    return move(MDB_NEXT, {});
}

std::uint16_t RecordCursor::partition() const
{
    return wire::bigEndianAt<std::uint16_t>(m_key, m_key.size() - recordKeySize);
}

Result<ByteView> RecordCursor::value() const
{
    if (!m_set)
        return m_value;
    const Result<std::optional<ByteView>> value = m_snapshot->get(m_tables->records, m_key.last(recordKeySize));
    if (!value)
        return value.error();
    if (!value->has_value())
        return Error::client(ClientCode::storageError, "a record of the set index is missing");
    return **value;
}

} // namespace binnacle::node
