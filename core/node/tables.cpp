// SPDX-License-Identifier: Apache-2.0
#include "core/node/tables.h"

#include "core/wire/big_endian.h"

#include <algorithm>

namespace binnacle::node {
namespace {

constexpr std::size_t setEntrySize = 4 + 8 + 8;
constexpr std::size_t formerSetEntrySize = 4 + 8; // of format 1, without tombstones

void appendDigest(Bytes& key, const Digest& digest)
{
    key.insert(key.end(), digest.begin(), digest.end());
}

} // namespace

Result<NamespaceTables> openTables(WriteTransaction& transaction, const std::string& nameSpace)
{
    NamespaceTables tables;
    const std::pair<const char*, MDB_dbi*> names[] = {
        {"records:", &tables.records}, {"sets:", &tables.sets}, {"set-index:", &tables.setIndex},
        {"expiry:", &tables.expiry},   {"tombstones:", &tables.tombstones},
        {"truncations:", &tables.truncations}, {"indexes:", &tables.indexes},
        {"index-entries:", &tables.indexEntries}};
    for (const auto& [prefix, table] : names) {
        Result<MDB_dbi> opened = transaction.openTable(prefix + nameSpace);
        if (!opened)
            return opened.error();
        *table = *opened;
    }
    return tables;
}

Bytes recordKey(const Digest& digest)
{
    Bytes key;
    key.reserve(recordKeySize);
    wire::appendBigEndian(key, partitionOf(digest), 2);
    appendDigest(key, digest);
    return key;
}

Bytes setIndexKey(std::uint32_t set, const Digest& digest)
{
    Bytes key;
    key.reserve(setIndexKeySize);
    wire::appendBigEndian(key, set, 4);
    wire::appendBigEndian(key, partitionOf(digest), 2);
    appendDigest(key, digest);
    return key;
}

Bytes expiryKey(std::uint32_t voidTime, const Digest& digest)
{
    Bytes key;
    key.reserve(expiryKeySize);
    wire::appendBigEndian(key, voidTime, 4);
    appendDigest(key, digest);
    return key;
}

Digest digestOfKey(ByteView key)
{
    Digest digest{};
    if (key.size() >= digestSize)
        std::ranges::copy(key.last(digestSize), digest.begin());
    return digest;
}

Result<SetEntry> decodeSet(ByteView value)
{
    if (value.size() != setEntrySize && value.size() != formerSetEntrySize)
        return Error::client(ClientCode::storageError, "the table of sets is damaged");
    SetEntry entry{wire::bigEndianAt<std::uint32_t>(value, 0), wire::bigEndianAt<std::uint64_t>(value, 4), 0};
    if (value.size() == setEntrySize)
        entry.tombstones = wire::bigEndianAt<std::uint64_t>(value, formerSetEntrySize);
    return entry;
}

Result<std::optional<SetEntry>> findSet(const Transaction& transaction, const NamespaceTables& tables, std::string_view name)
{
    const Result<std::optional<ByteView>> value = transaction.get(tables.sets, bytesOf(name));
    if (!value)
        return value.error();
    if (!value->has_value())
        return std::optional<SetEntry>();
    const Result<SetEntry> entry = decodeSet(**value);
    if (!entry)
        return entry.error();
    return std::optional<SetEntry>(*entry);
}

Result<void> putSet(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view name, const SetEntry& entry)
{
    Bytes value;
    wire::appendBigEndian(value, entry.number, 4);
    wire::appendBigEndian(value, entry.records, 8);
    wire::appendBigEndian(value, entry.tombstones, 8);
    return transaction.put(tables.sets, bytesOf(name), value);
}

} // namespace binnacle::node
