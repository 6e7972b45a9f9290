// SPDX-License-Identifier: Apache-2.0
#include "core/operation/path_step.h"

#include "core/operation/name_table.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

using Kind = ParameterKind;

constexpr Parameter index{"index", Kind::integer};
constexpr Parameter rank{"rank", Kind::integer};
constexpr Parameter count{"count", Kind::count, true};
constexpr Parameter key{"key", Kind::value};
constexpr Parameter value{"value", Kind::value};
constexpr Parameter begin{"begin", Kind::bound};
constexpr Parameter end{"end", Kind::bound, true};
constexpr Parameter keys{"keys", Kind::list};
constexpr Parameter values{"values", Kind::list};

constexpr std::array<SelectorEntry, 20> entries{{
    {Selector::mapKey, "onMapKey", 0x22, 97, 76, {key}},
    {Selector::mapIndex, "onMapIndex", 0x20, 98, 77, {index}},
    {Selector::mapRank, "onMapRank", 0x21, 100, 79, {rank}},
    {Selector::mapValue, "onMapValue", 0x23, 102, 82, {value}},
    {Selector::mapKeyRange, "onMapKeyRange", 0, 103, 84, {begin, end}},
    {Selector::mapIndexRange, "onMapIndexRange", 0, 104, 85, {index, count}},
    {Selector::mapRankRange, "onMapRankRange", 0, 106, 87, {rank, count}},
    {Selector::mapValueRange, "onMapValueRange", 0, 105, 86, {begin, end}},
    {Selector::mapKeyList, "onMapKeyList", 0, 107, 81, {keys}},
    {Selector::mapValueList, "onMapValueList", 0, 108, 83, {values}},
    {Selector::mapKeyRelativeIndexRange, "onMapKeyRelativeIndexRange", 0, 109, 88, {key, index, count}},
    {Selector::mapValueRelativeRankRange, "onMapValueRelativeRankRange", 0, 110, 89, {value, rank, count}},
    {Selector::listIndex, "onListIndex", 0x10, 19, 32, {index}},
    {Selector::listRank, "onListRank", 0x11, 21, 34, {rank}},
    {Selector::listValue, "onListValue", 0x13, 22, 35, {value}},
    {Selector::listIndexRange, "onListIndexRange", 0, 24, 37, {index, count}},
    {Selector::listRankRange, "onListRankRange", 0, 26, 39, {rank, count}},
    {Selector::listValueRange, "onListValueRange", 0, 25, 38, {begin, end}},
    {Selector::listValueList, "onListValueList", 0, 23, 36, {values}},
    {Selector::listValueRelativeRankRange, "onListValueRelativeRankRange", 0, 27, 40, {value, rank, count}},
}};

constexpr std::array<Name<CreateOnDemand>, 6> createNames{{
    {CreateOnDemand::unorderedList, "unorderedList"},
    {CreateOnDemand::paddedList, "paddedList"},
    {CreateOnDemand::orderedList, "orderedList"},
    {CreateOnDemand::unorderedMap, "unorderedMap"},
    {CreateOnDemand::keyOrderedMap, "keyOrderedMap"},
    {CreateOnDemand::keyValueOrderedMap, "keyValueOrderedMap"},
}};

} // namespace

std::span<const SelectorEntry> selectorEntries()
{
    return entries;
}

const SelectorEntry& entryOf(Selector selector)
{
    return *std::ranges::find(entries, selector, &SelectorEntry::selector);
}

const SelectorEntry* selectorNamed(std::string_view name)
{
    const auto found = std::ranges::find(entries, name, &SelectorEntry::name);
    return found == entries.end() ? nullptr : &*found;
}

bool isMapSelector(Selector selector)
{
    return selector < Selector::listIndex;
}

bool selectsOne(Selector selector)
{
    switch (selector) {
    case Selector::mapKey:
    case Selector::mapIndex:
    case Selector::mapRank:
    case Selector::listIndex:
    case Selector::listRank: return true;
    default: return false;
    }
}

std::string_view nameOf(CreateOnDemand create)
{
    return nameIn(createNames, create);
}

std::optional<CreateOnDemand> createOnDemandNamed(std::string_view name)
{
    return namedIn(createNames, name);
}

bool createsMap(CreateOnDemand create)
{
    return create >= CreateOnDemand::unorderedMap;
}

} // namespace binnacle
