// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_table.h"

#include "core/wire/big_endian.h"

#include <memory>

namespace binnacle::node {
namespace {

Bytes rowKey(std::uint32_t number)
{
    Bytes key;
    wire::appendBigEndian(key, number, 4);
    return key;
}

} // namespace

Result<std::vector<NumberedIndex>> listIndexes(const Transaction& transaction, const NamespaceTables& tables)
{
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), tables.indexes, &raw); code != 0)
        return storageError("listing indexes", code);
    const std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)> cursor(raw, &mdb_cursor_close);
    std::vector<NumberedIndex> indexes;
    MDB_val key{};
    MDB_val value{};
    int code = mdb_cursor_get(raw, &key, &value, MDB_FIRST);
    for (; code == 0; code = mdb_cursor_get(raw, &key, &value, MDB_NEXT)) {
        Result<IndexRow> row = decodeIndex(fromValue(value));
        if (!row)
            return row.error();
        indexes.push_back({static_cast<std::uint32_t>(wire::bigEndian(fromValue(key))), *std::move(row)});
    }
    if (code != MDB_NOTFOUND)
        return storageError("listing indexes", code);
    return indexes;
}

Result<std::uint32_t> addIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, const IndexRow& row)
{
    const Result<std::vector<NumberedIndex>> present = listIndexes(transaction, tables);
    if (!present)
        return present.error();
    const std::uint32_t number = present->empty() ? 1 : present->back().number + 1;
    if (Result<void> put = putIndexRow(transaction, tables, {number, row}); !put)
        return put.error();
    return number;
}

Result<void> putIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, const NumberedIndex& index)
{
    return transaction.put(tables.indexes, rowKey(index.number), encodeIndex(index.row));
}

Result<void> removeIndexRow(WriteTransaction& transaction, const NamespaceTables& tables, std::uint32_t number)
{
    if (const Result<bool> removed = transaction.remove(tables.indexes, rowKey(number)); !removed)
        return removed.error();
    return {};
}

} // namespace binnacle::node
