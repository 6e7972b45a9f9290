// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_cursor.h"

#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::node {

Result<std::unique_ptr<RecordCursor>> RecordCursor::open(const Transaction& transaction, const NamespaceTables& tables,
                                                         std::optional<std::uint32_t> set)
{
    MDB_cursor* cursor = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), set ? tables.setIndex : tables.records, &cursor); code != 0)
        return storageError("scanning", code);
    return std::unique_ptr<RecordCursor>(new RecordCursor(transaction, tables, set, Handle(cursor, &mdb_cursor_close)));
}

Result<bool> RecordCursor::move(MDB_cursor_op operation, ByteView from)
{
    Result<bool> found = moveCursor(m_handle.get(), operation, from, m_key, m_value);
    if (!found || !*found)
        return found;
    if (m_key.size() != (m_set ? setIndexKeySize : recordKeySize))
        return Error::client(ClientCode::storageError, "the table of records is damaged");
    return !m_set || wire::bigEndianAt<std::uint32_t>(m_key, 0) == *m_set;
}

Result<bool> RecordCursor::seek(const ScanPartition& from)
{
    Bytes key;
    if (m_set)
        wire::appendBigEndian(key, *m_set, 4);
    wire::appendBigEndian(key, from.partition, 2);
    if (from.after)
        key.insert(key.end(), from.after->begin(), from.after->end());
    Result<bool> found = move(MDB_SET_RANGE, key);
    if (found && *found && std::ranges::equal(m_key, key))
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
    const Result<std::optional<ByteView>> value = m_transaction->get(m_tables->records, m_key.last(recordKeySize));
    if (!value)
        return value.error();
    if (!value->has_value())
        return Error::client(ClientCode::storageError, "a record of the set index is missing");
    return **value;
}

} // namespace binnacle::node
