// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_modify.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_answer.h"
#include "core/bins/cdt_delta.h"
#include "core/bins/list_add.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_compare.h"
#include "core/bins/packed_order.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

// The flags of a sorting. Source: as_cdt_sort_flags in proto.h of the server.
constexpr std::uint64_t descendingFlag = 1;
constexpr std::uint64_t dropDuplicatesFlag = 2;

CdtChange changed(Bytes packed)
{
    return {std::move(packed), noAnswer()};
}

Result<CdtChange> replaced(const PackedList& list, std::size_t index, ByteView value)
{
    PackedList after = list;
    after.items[index] = value;
    return changed(packedList(after.flags, after.items));
}

Result<CdtChange> setKept(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    if (index >= static_cast<std::int64_t>(list.items.size())) {
        Result<CdtChange> change = listWithInserted(list, index, {value}, write);
        if (change)
            change->answer = noAnswer();
        return change;
    }
    const std::int64_t place = absoluteIndex(list, index);
    if (place < 0)
        return noListIndex();
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
    return changed(packedList(after.flags, after.items));
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
    return changed(packedList(after.flags, after.items));
}

Result<CdtChange> listSet(const PackedList& list, std::int64_t index, ByteView value, ListWrite write)
{
    const Result<Bytes> bytes = listValueKept(value);
    if (!bytes)
        return bytes.error();
    if (list.isOrdered())
        return notApplicable("an ordered list decides itself where its items lie");
    return setKept(list, index, *bytes, write);
}

Result<CdtChange> listIncrement(const PackedList& list, std::int64_t index, ByteView step, ListWrite write)
{
    const std::int64_t place = absoluteIndex(list, index);
    if (index > maxListIndex || place < 0)
        return noListIndex();
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
    return changed(packedList(after.flags, after.items));
}

std::size_t placeAfterChange(const PackedList& list, std::size_t index, ByteView value)
{
    const std::size_t rank = equalRange(list.items, value).less;
    return rank > index ? rank - 1 : rank;
}

} // namespace binnacle::bins
