// SPDX-License-Identifier: Apache-2.0
#include "core/node/truncation.h"

#include "core/node/record_codec.h"
#include "core/node/record_table.h"
#include "core/node/tombstones.h"
#include "core/wire/big_endian.h"

#include <algorithm>
#include <memory>

namespace binnacle::node {
namespace {

constexpr std::size_t fixedSize = 8 + 1;
/// A step ends after so many bytes of records, too.
constexpr std::size_t stepBytes = std::size_t{16} << 20;

using Cursor = std::unique_ptr<MDB_cursor, decltype(&mdb_cursor_close)>;

Bytes keyOf(std::string_view set)
{
    Bytes key;
    key.push_back(set.empty() ? 'n' : 's');
    key.insert(key.end(), set.begin(), set.end());
    return key;
}

Result<Truncation> decode(ByteView key, ByteView value)
{
    if (key.empty() || value.size() < fixedSize || value[fixedSize - 1] > static_cast<std::uint8_t>(TruncationLeft::nothing))
        return Error::client(ClientCode::storageError, "the table of truncations is damaged");
    return Truncation{.set = std::string(textOf(key.subspan(1))),
                      .before = wire::bigEndianAt<std::uint64_t>(value, 0),
                      .left = static_cast<TruncationLeft>(value[fixedSize - 1]),
                      .after = Bytes(value.begin() + fixedSize, value.end())};
}

Result<void> put(WriteTransaction& transaction, const NamespaceTables& tables, const Truncation& truncation)
{
    Bytes value;
    wire::appendBigEndian(value, truncation.before, 8);
    value.push_back(static_cast<std::uint8_t>(truncation.left));
    value.insert(value.end(), truncation.after.begin(), truncation.after.end());
    return transaction.put(tables.truncations, keyOf(truncation.set), value);
}

Result<std::optional<Truncation>> firstUnderWay(const Transaction& transaction, const NamespaceTables& tables)
{
    const Result<std::vector<Truncation>> all = listTruncations(transaction, tables);
    if (!all)
        return all.error();
    const auto found = std::ranges::find_if(*all, [](const Truncation& one) { return one.left != TruncationLeft::nothing; });
    return found == all->end() ? std::optional<Truncation>() : std::optional<Truncation>(*found);
}

/// The table that is gone through, and what its keys of interest begin with.
struct Stretch {
    MDB_dbi table = 0;
    Bytes prefix;
};

Result<Stretch> stretchOf(const Transaction& transaction, const NamespaceTables& tables, const Truncation& truncation)
{
    if (truncation.left == TruncationLeft::tombstones)
        return Stretch{tables.tombstones, {}};
    if (truncation.set.empty())
        return Stretch{tables.records, {}};
    const Result<std::optional<SetEntry>> set = findSet(transaction, tables, truncation.set);
    if (!set)
        return set.error();
    Stretch stretch{tables.setIndex, {}};
    // No set has the number 0.
    wire::appendBigEndian(stretch.prefix, set->has_value() ? (*set)->number : 0, 4);
    return stretch;
}

/// The next keys of the stretch after the one that was looked at last; fewer than `limit` if it ends with them.
Result<std::vector<Bytes>> nextKeys(const Transaction& transaction, const Stretch& stretch, const Bytes& after, std::size_t limit)
{
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), stretch.table, &raw); code != 0)
        return storageError("truncating", code);
    const Cursor cursor(raw, &mdb_cursor_close);
    std::vector<Bytes> keys;
    MDB_val key = toValue(after.empty() ? stretch.prefix : after);
    MDB_val value{};
    int code = mdb_cursor_get(raw, &key, &value, key.mv_size == 0 ? MDB_FIRST : MDB_SET_RANGE);
    if (code == 0 && !after.empty() && std::ranges::equal(fromValue(key), after))
        code = mdb_cursor_get(raw, &key, &value, MDB_NEXT);
    for (; code == 0 && keys.size() < limit; code = mdb_cursor_get(raw, &key, &value, MDB_NEXT)) {
        const ByteView found = fromValue(key);
        if (found.size() < stretch.prefix.size() || !std::ranges::equal(found.first(stretch.prefix.size()), stretch.prefix))
            break;
        keys.emplace_back(found.begin(), found.end());
    }
    if (code != 0 && code != MDB_NOTFOUND)
        return storageError("truncating", code);
    return keys;
}

/// Removes the record or the tombstone under a key if the truncation takes it away. How many bytes were looked at.
Result<std::size_t> look(WriteTransaction& transaction, const NamespaceTables& tables, const Truncation& truncation, ByteView key)
{
    const bool buried = truncation.left == TruncationLeft::tombstones;
    const Result<std::optional<ByteView>> value =
        transaction.get(buried ? tables.tombstones : tables.records, key.last(recordKeySize));
    if (!value)
        return value.error();
    if (!value->has_value())
        return std::size_t{0};
    const std::size_t size = (*value)->size();
    const Result<engine::StoredRecord> record = decodeRecord(**value);
    if (!record)
        return record.error();
    if (record->lastUpdateMs >= truncation.before || (!truncation.set.empty() && record->set != truncation.set))
        return size;
    const Digest digest = digestOfKey(key);
    const Result<void> removed =
        buried ? removeTombstone(transaction, tables, digest, *record) : removeRecord(transaction, tables, digest, *record);
    return removed ? Result<std::size_t>(size) : removed.error();
}

} // namespace

Result<std::optional<Truncation>> findTruncation(const Transaction& transaction, const NamespaceTables& tables,
                                                 std::string_view set)
{
    const Bytes key = keyOf(set);
    const Result<std::optional<ByteView>> value = transaction.get(tables.truncations, key);
    if (!value)
        return value.error();
    if (!value->has_value())
        return std::optional<Truncation>();
    Result<Truncation> truncation = decode(key, **value);
    if (!truncation)
        return truncation.error();
    return std::optional<Truncation>(*std::move(truncation));
}

Result<std::vector<Truncation>> listTruncations(const Transaction& transaction, const NamespaceTables& tables)
{
    MDB_cursor* raw = nullptr;
    if (const int code = mdb_cursor_open(transaction.handle(), tables.truncations, &raw); code != 0)
        return storageError("looking for truncations", code);
    const Cursor cursor(raw, &mdb_cursor_close);
    std::vector<Truncation> all;
    MDB_val key{};
    MDB_val value{};
    int code = mdb_cursor_get(raw, &key, &value, MDB_FIRST);
    for (; code == 0; code = mdb_cursor_get(raw, &key, &value, MDB_NEXT)) {
        Result<Truncation> truncation = decode(fromValue(key), fromValue(value));
        if (!truncation)
            return truncation.error();
        all.push_back(*std::move(truncation));
    }
    if (code != MDB_NOTFOUND)
        return storageError("looking for truncations", code);
    return all;
}

Result<void> truncate(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view set, std::uint64_t before)
{
    if (!set.empty()) {
        const Result<std::optional<SetEntry>> entry = findSet(transaction, tables, set);
        if (!entry)
            return entry.error();
        if (!entry->has_value())
            return {};
    }
    const Result<std::optional<Truncation>> former = findTruncation(transaction, tables, set);
    if (!former)
        return former.error();
    if (former->has_value() && (*former)->before >= before)
        return {};
    return put(transaction, tables, {.set = std::string(set), .before = before, .left = TruncationLeft::records, .after = {}});
}

Result<void> undoTruncation(WriteTransaction& transaction, const NamespaceTables& tables, std::string_view set)
{
    if (const Result<bool> removed = transaction.remove(tables.truncations, keyOf(set)); !removed)
        return removed.error();
    return {};
}

Result<bool> isTruncated(const Transaction& transaction, const NamespaceTables& tables, const engine::StoredRecord& record)
{
    const Result<std::size_t> count = transaction.count(tables.truncations);
    if (!count)
        return count.error();
    if (*count == 0)
        return false;
    for (const std::string_view set : {std::string_view(), std::string_view(record.set)}) {
        const Result<std::optional<Truncation>> truncation = findTruncation(transaction, tables, set);
        if (!truncation)
            return truncation.error();
        if (truncation->has_value() && record.lastUpdateMs < (*truncation)->before)
            return true;
    }
    return false;
}

Result<bool> hasTruncated(const Transaction& transaction, const NamespaceTables& tables)
{
    const Result<std::optional<Truncation>> truncation = firstUnderWay(transaction, tables);
    if (!truncation)
        return truncation.error();
    return truncation->has_value();
}

Result<void> removeTruncated(WriteTransaction& transaction, const NamespaceTables& tables, std::size_t limit)
{
    Result<std::optional<Truncation>> found = firstUnderWay(transaction, tables);
    if (!found)
        return found.error();
    if (!found->has_value())
        return {};
    Truncation& truncation = **found;
    const Result<Stretch> stretch = stretchOf(transaction, tables, truncation);
    if (!stretch)
        return stretch.error();
    const Result<std::vector<Bytes>> keys = nextKeys(transaction, *stretch, truncation.after, limit);
    if (!keys)
        return keys.error();
    std::size_t bytes = 0;
    for (const Bytes& key : *keys) {
        if (bytes >= stepBytes)
            return put(transaction, tables, truncation);
        const Result<std::size_t> looked = look(transaction, tables, truncation, key);
        if (!looked)
            return looked.error();
        bytes += *looked;
        truncation.after = key;
    }
    if (keys->size() < limit) {
        truncation.left = truncation.left == TruncationLeft::records ? TruncationLeft::tombstones : TruncationLeft::nothing;
        truncation.after.clear();
    }
    return put(transaction, tables, truncation);
}

} // namespace binnacle::node
