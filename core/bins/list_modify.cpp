// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_modify.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/cdt_delta.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_compare.h"
#include "core/bins/packed_order.h"

#include <algorithm>
#include <limits>

namespace binnacle::bins {
namespace {

constexpr std::int64_t maxIndex = std::numeric_limits<std::int32_t>::max();

// The flags of a sorting. Source: as_cdt_sort_flags in proto.h of the server.
constexpr std::uint64_t descendingFlag = 1;
constexpr std::uint64_t dropDuplicatesFlag = 2;

CdtChange changed(Bytes packed, wire::Particle answer)
{
    return {std::move(packed), std::move(answer)};
}

/// Nothing done, and the number of items that there are.
CdtChange unchanged(const PackedList& list)
{
    return {std::nullopt, integerAnswer(static_cast<std::int64_t>(list.items.size()))};
}

Result<CdtChange> alreadyThere(const PackedList& list, ListWrite write)
{
    if (write.noFail)
        return unchanged(list);
    return Error::server(ServerCode::elementExists, "the list has that value");
}

Error noIndex()
{
    return notApplicable("the list has no such index");
}

/// A value to store in the form that is kept; the bytes have to outlive what is made of them.
Result<Bytes> kept(ByteView value)
{
    std::optional<Bytes> bytes = canonical(value);
    if (!bytes)
        return parameterError("a value that cannot be stored");
    return *std::move(bytes);
}

Result<std::vector<ByteView>> itemsKept(const Bytes& values)
{
    std::optional<PackedList> list = parseList(values);
    if (!list)
        return parameterError("a list of values is asked for");
    return std::move(list->items);
}

/// Negative indexes count from the end.
std::int64_t absolute(const PackedList& list, std::int64_t index)
{
    return index < 0 ? index + static_cast<std::int64_t>(list.items.size()) : index;
}

Result<CdtChange> inserted(const PackedList& list, std::size_t index, const std::vector<ByteView>& values)
{
    const std::size_t size = list.items.size();
    const wire::Particle answer = integerAnswer(static_cast<std::int64_t>(std::max(index, size) + values.size()));
    if (index >= size) {
        if (index + values.size() >= static_cast<std::size_t>(maxIndex))
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
                result.stop = alreadyThere(list, write);
            return result;
        }
    }
    if (result.values.empty())
        result.stop = alreadyThere(list, write);
    return result;
}

Result<CdtChange> insertedAt(const PackedList& list, std::int64_t index, std::vector<ByteView> values, ListWrite write)
{
    if (values.empty())
        return changed(packedList(list.flags, list.items), unchanged(list).answer);
    if (index > maxIndex || absolute(list, index) < 0)
        return noIndex();
    const auto place = static_cast<std::size_t>(absolute(list, index));
    if (write.bounded && place > list.items.size()) {
        if (write.noFail)
            return unchanged(list);
        return noIndex();
    }
    if (write.unique) {
        Admitted result = admitted(list, values, write);
        if (result.stop)
            return *std::move(result.stop);
        values = std::move(result.values);
    }
    return inserted(list, place, values);
}

Result<CdtChange> mergedIn(const PackedList& list, std::vector<ByteView> values, ListWrite write)
{
    if (values.empty())
        return changed(packedList(list.flags, list.items), unchanged(list).answer);
    std::stable_sort(values.begin(), values.end(), isLess);
    if (write.unique) {
        const auto equal = [](ByteView a, ByteView b) { return compare(a, b) == PackedOrder::equal; };
        const auto distinct = std::unique(values.begin(), values.end(), equal);
        if (distinct != values.end() && !write.noFail)
            return notApplicable("a value twice among the values");
        if (distinct != values.end() && !write.partial)
            return unchanged(list);
        values.erase(distinct, values.end());
        const auto present = [&](ByteView value) { return equalRange(list.items, value).equal > 0; };
        if (!write.partial && std::any_of(values.begin(), values.end(), present))
            return alreadyThere(list, write);
        std::erase_if(values, present);
    }
    std::vector<ByteView> all;
    all.reserve(list.items.size() + values.size());
    std::merge(values.begin(), values.end(), list.items.begin(), list.items.end(), std::back_inserter(all), isLess);
    return changed(packedList(list.flags, all), integerAnswer(static_cast<std::int64_t>(all.size())));
}

Result<CdtChange> replaced(const PackedList& list, std::size_t index, ByteView value)
{
    PackedList after = list;
    after.items[index] = value;
    return changed(packedList(after.flags, after.items), noAnswer());
}

Result<CdtChange> setKept(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    if (index >= static_cast<std::int64_t>(list.items.size())) {
        Result<CdtChange> change = insertedAt(list, index, {value}, write);
        if (change)
            change->answer = noAnswer();
        return change;
    }
    const std::int64_t place = absolute(list, index);
    if (place < 0)
        return noIndex();
    if (write.unique) {
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (i == static_cast<std::size_t>(place) || compare(list.items[i], value) != PackedOrder::equal)
                continue;
            if (write.noFail)
                return CdtChange{};
            return Error::server(ServerCode::elementExists, "the list has that value");
        }
    }
    return replaced(list, static_cast<std::size_t>(place), value);
}

/// An ordered list whose item at `index`, or behind its end, becomes `value`.
Result<CdtChange> setOrdered(const PackedList& list, std::size_t index, ByteView value, ListWrite write)
{
    if (index > list.items.size())
        return notApplicable("an ordered list has no gaps");
    const EqualRange range = equalRange(list.items, value);
    if (write.unique && range.equal > 0) {
        if (range.less == index || write.noFail)
            return CdtChange{};
        return Error::server(ServerCode::elementExists, "the list has that value");
    }
    PackedList after = list;
    if (index < list.items.size())
        after.items.erase(after.items.begin() + static_cast<std::ptrdiff_t>(index));
    after.items.insert(after.items.begin() + static_cast<std::ptrdiff_t>(placeAfterChange(list, index, value)), value);
    return changed(packedList(after.flags, after.items), noAnswer());
}

} // namespace

ListWrite ListWrite::of(std::uint64_t flags)
{
    const bool noFail = (flags & 4) != 0;
    return {(flags & 1) != 0, (flags & 2) != 0, noFail, noFail && (flags & 8) != 0};
}

Result<CdtChange> listSetFlags(const PackedList& list, std::uint64_t flags)
{
    const auto wanted = static_cast<std::uint8_t>(flags);
    if (!isKnownListFlags(wanted))
        return notApplicable("no list has these flags");
    PackedList after = list;
    after.flags = wanted & listFlags;
    if (after.isOrdered() && !list.isOrdered())
        std::stable_sort(after.items.begin(), after.items.end(), isLess);
    return changed(packedList(after.flags, after.items), noAnswer());
}

Result<CdtChange> listAppend(const PackedList& list, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = kept(value);
    if (!bytes)
        return bytes.error();
    if (!list.isOrdered())
        return insertedAt(list, static_cast<std::int64_t>(list.items.size()), {*bytes}, write);
    if (write.unique && equalRange(list.items, *bytes).equal > 0)
        return alreadyThere(list, write);
    return mergedIn(list, {*bytes}, {});
}

Result<CdtChange> listAppendItems(const PackedList& list, ByteView values, ListWrite write)
{
    const Result<Bytes> bytes = kept(values);
    if (!bytes)
        return bytes.error();
    const Result<std::vector<ByteView>> items = itemsKept(*bytes);
    if (!items)
        return items.error();
    if (!list.isOrdered())
        return insertedAt(list, static_cast<std::int64_t>(list.items.size()), *items, write);
    return mergedIn(list, *items, write);
}

Result<CdtChange> listInsert(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = kept(value);
    if (!bytes)
        return bytes.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return insertedAt(list, index, {*bytes}, write);
}

Result<CdtChange> listInsertItems(const PackedList& list, std::int64_t index, ByteView values, ListWrite write)
{
    const Result<Bytes> bytes = kept(values);
    if (!bytes)
        return bytes.error();
    const Result<std::vector<ByteView>> items = itemsKept(*bytes);
    if (!items)
        return items.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return insertedAt(list, index, *items, write);
}

Result<CdtChange> listSet(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = kept(value);
    if (!bytes)
        return bytes.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return setKept(list, index, *bytes, write);
}

Result<CdtChange> listIncrement(const PackedList& list, std::int64_t index, ByteView step, ListWrite write)
{
    const std::int64_t place = absolute(list, index);
    if (index > maxIndex || place < 0)
        return noIndex();
    const auto at = static_cast<std::size_t>(place);
    const ByteView present = at < list.items.size() ? list.items[at] : ByteView{};
    Result<Incremented> sum = incrementedElement(present, step, false);
    if (!sum)
        return sum.error();
    Result<CdtChange> change =
        list.isOrdered() ? setOrdered(list, at, sum->packed, write) : setKept(list, place, sum->packed, write);
    if (change)
        change->answer = std::move(sum->answer);
    return change;
}

Result<CdtChange> listSort(const PackedList& list, std::uint64_t flags)
{
    if (list.items.size() <= 1)
        return CdtChange{};
    const bool descending = (flags & descendingFlag) != 0;
    PackedList after = list;
    if (!list.isOrdered())
        std::stable_sort(after.items.begin(), after.items.end(),
                         [descending](ByteView a, ByteView b) { return descending ? isLess(b, a) : isLess(a, b); });
    if ((flags & dropDuplicatesFlag) != 0) {
        // Dropping them means that each is followed by a greater one: a server refuses to do it downwards.
        if (!std::is_sorted(after.items.begin(), after.items.end(), isLess))
            return parameterError("duplicates are dropped in ascending order only");
        const auto equal = [](ByteView a, ByteView b) { return compare(a, b) == PackedOrder::equal; };
        after.items.erase(std::unique(after.items.begin(), after.items.end(), equal), after.items.end());
    }
    return changed(packedList(after.flags, after.items), noAnswer());
}

std::size_t placeAfterChange(const PackedList& list, std::size_t index, ByteView value)
{
    const std::size_t rank = equalRange(list.items, value).less;
    return rank > index ? rank - 1 : rank;
}

} // namespace binnacle::bins
