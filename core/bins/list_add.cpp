// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_add.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_compare.h"
#include "core/bins/packed_order.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

CdtChange changed(Bytes packed, wire::Particle answer)
{
    return {std::move(packed), std::move(answer)};
}

Result<CdtChange> inserted(const PackedList& list, std::size_t index, const std::vector<ByteView>& values)
{
    const std::size_t size = list.items.size();
    const wire::Particle answer = integerAnswer(static_cast<std::int64_t>(std::max(index, size) + values.size()));
    if (index >= size) {
        if (index + values.size() >= static_cast<std::size_t>(maxListIndex))
            return parameterError("a list of more items than can be counted");
        if (index - size > maxPadding)
            return Error::server(ServerCode::recordTooBig, "more items than a record holds");
        return changed(paddedList(list, index - size, values), answer);
    }
    PackedList longer = list;
    longer.items.insert(longer.items.begin() + static_cast<std::ptrdiff_t>(index), values.begin(), values.end());
    return changed(packedList(list.flags, longer.items), answer);
}

/// Which of the values may be added to a list whose items are unique. `stop` is what ends the write instead.
struct Admitted {
    std::vector<ByteView> values;
    std::optional<Result<CdtChange>> stop;
};

Admitted admitted(const PackedList& list, const std::vector<ByteView>& values, ListWrite write)
{
    const Indexes order = ascending(list.items);
    const Indexes valueOrder = ascending(values);
    std::vector<bool> repeated(values.size()); // an equal one comes before
    for (std::size_t i = 1; i < valueOrder.size(); ++i)
        repeated[valueOrder[i]] = compare(values[valueOrder[i - 1]], values[valueOrder[i]]) == PackedOrder::equal;
    Admitted result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool present = equalRange(list.items, order, values[i]).equal > 0;
        if (!present && !repeated[i]) {
            result.values.push_back(values[i]);
        } else if (!write.partial) {
            if (!present && !write.noFail)
                result.stop = notApplicable("a value twice among the values");
            else
                result.stop = listHasIt(list, write);
            return result;
        }
    }
    if (result.values.empty())
        result.stop = listHasIt(list, write);
    return result;
}

Result<CdtChange> mergedIn(const PackedList& list, std::vector<ByteView> values, ListWrite write)
{
    if (values.empty())
        return changed(packedList(list.flags, list.items), listUnchanged(list).answer);
    std::stable_sort(values.begin(), values.end(), isLess);
    if (write.unique) {
        const auto equal = [](ByteView a, ByteView b) { return compare(a, b) == PackedOrder::equal; };
        const auto distinct = std::unique(values.begin(), values.end(), equal);
        if (distinct != values.end() && !write.noFail)
            return notApplicable("a value twice among the values");
        if (distinct != values.end() && !write.partial)
            return listUnchanged(list);
        values.erase(distinct, values.end());
        const auto present = [&](ByteView value) { return equalRange(list.items, value).equal > 0; };
        if (!write.partial && std::any_of(values.begin(), values.end(), present))
            return listHasIt(list, write);
        std::erase_if(values, present);
    }
    std::vector<ByteView> all;
    all.reserve(list.items.size() + values.size());
    std::merge(values.begin(), values.end(), list.items.begin(), list.items.end(), std::back_inserter(all), isLess);
    return changed(packedList(list.flags, all), integerAnswer(static_cast<std::int64_t>(all.size())));
}

/// A list of values, each to be stored. Its items are views into `packed`.
struct KeptItems {
    Bytes packed;
    std::vector<ByteView> items;
};

Result<KeptItems> itemsKept(ByteView values)
{
    Result<Bytes> bytes = listValueKept(values);
    if (!bytes)
        return bytes.error();
    KeptItems kept{*std::move(bytes), {}};
    std::optional<PackedList> list = parseList(kept.packed);
    if (!list)
        return parameterError("a list of values is asked for");
    kept.items = std::move(list->items);
    return kept;
}

} // namespace

CdtChange listUnchanged(const PackedList& list)
{
    return {std::nullopt, integerAnswer(static_cast<std::int64_t>(list.items.size()))};
}

Result<CdtChange> listHasIt(const PackedList& list, ListWrite write)
{
    if (write.noFail)
        return listUnchanged(list);
    return Error::server(ServerCode::elementExists, "the list has that value");
}

Error noListIndex()
{
    return notApplicable("the list has no such index");
}

Result<Bytes> listValueKept(ByteView value)
{
    std::optional<Bytes> bytes = canonical(value);
    if (!bytes)
        return parameterError("a value that cannot be stored");
    return *std::move(bytes);
}

std::int64_t absoluteIndex(const PackedList& list, std::int64_t index)
{
    return index < 0 ? index + static_cast<std::int64_t>(list.items.size()) : index;
}

Result<CdtChange> listWithInserted(const PackedList& list, std::int64_t index, std::vector<ByteView> values, ListWrite write)
{
    if (values.empty())
        return changed(packedList(list.flags, list.items), listUnchanged(list).answer);
    if (index > maxListIndex || absoluteIndex(list, index) < 0)
        return noListIndex();
    const auto place = static_cast<std::size_t>(absoluteIndex(list, index));
    if (write.bounded && place > list.items.size()) {
        if (write.noFail)
            return listUnchanged(list);
        return noListIndex();
    }
    if (write.unique) {
        Admitted result = admitted(list, values, write);
        if (result.stop)
            return *std::move(result.stop);
        values = std::move(result.values);
    }
    return inserted(list, place, values);
}

Result<CdtChange> listAppend(const PackedList& list, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = listValueKept(value);
    if (!bytes)
        return bytes.error();
    if (!list.isOrdered())
        return listWithInserted(list, static_cast<std::int64_t>(list.items.size()), {*bytes}, write);
    if (write.unique && equalRange(list.items, *bytes).equal > 0)
        return listHasIt(list, write);
    return mergedIn(list, {*bytes}, {});
}

Result<CdtChange> listAppendItems(const PackedList& list, ByteView values, ListWrite write)
{
    const Result<KeptItems> kept = itemsKept(values);
    if (!kept)
        return kept.error();
    if (!list.isOrdered())
        return listWithInserted(list, static_cast<std::int64_t>(list.items.size()), kept->items, write);
    return mergedIn(list, kept->items, write);
}

Result<CdtChange> listInsert(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = listValueKept(value);
    if (!bytes)
        return bytes.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return listWithInserted(list, index, {*bytes}, write);
}

Result<CdtChange> listInsertItems(const PackedList& list, std::int64_t index, ByteView values, ListWrite write)
{
    const Result<KeptItems> kept = itemsKept(values);
    if (!kept)
        return kept.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return listWithInserted(list, index, kept->items, write);
}

} // namespace binnacle::bins
