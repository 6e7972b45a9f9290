// SPDX-License-Identifier: Apache-2.0
#include "core/operation/call.h"

#include "core/operation/name_table.h"

#include <algorithm>

namespace binnacle {

namespace {

using Kind = ParameterKind;
using enum CallFlag;

constexpr Parameter value{"value", Kind::value};
constexpr Parameter number{"value", Kind::number};
constexpr Parameter optionalNumber{"value", Kind::number, true};
constexpr Parameter values{"values", Kind::list};
constexpr Parameter items{"items", Kind::map};
constexpr Parameter index{"index", Kind::integer};
constexpr Parameter count{"count", Kind::count};
constexpr Parameter optionalCount{"count", Kind::count, true};
constexpr Parameter byteOffset{"byteOffset", Kind::integer};
constexpr Parameter byteSize{"byteSize", Kind::count};
constexpr Parameter bitOffset{"bitOffset", Kind::integer};
constexpr Parameter bitSize{"bitSize", Kind::count};
constexpr Parameter shift{"shift", Kind::count};
constexpr Parameter bytes{"value", Kind::blob};
constexpr Parameter integer{"value", Kind::integer};
constexpr Parameter flag{"value", Kind::boolean};
constexpr Parameter indexBits{"indexBits", Kind::integer};
constexpr Parameter optionalIndexBits{"indexBits", Kind::integer, true};
constexpr Parameter minHashBits{"minHashBits", Kind::integer, true};
constexpr Parameter sketches{"sketches", Kind::sketches};
constexpr Parameter aelOrPacked{"expression", Kind::expression};

constexpr CallFlags none;
constexpr CallFlags listItem = addUnique | insertBounded | noFail;
constexpr CallFlags listItems = listItem | partial;
constexpr CallFlags mapItem = noFail | persistIndex;
constexpr CallFlags mapItems = mapItem | partial;
constexpr CallFlags bitWrites = createOnly | updateOnly | CallFlags(noFail) | partial;
constexpr CallFlags bitMath = bitWrites | signedInteger | saturate | wrap;
constexpr CallFlags hllWrites = createOnly | updateOnly | CallFlags(noFail) | allowFold;
constexpr CallFlags made = allowDelete | noFail | CallFlags(evalNoFail);

using enum MethodFamily;

constexpr auto entries = std::to_array<MethodEntry>({
    {Method::getSelected, "getSelected", selection, false, 0, {}, none},
    {Method::removeSelected, "removeSelected", selection, true, 0, {}, none},
    {Method::setTo, "setTo", selection, true, 67, {value}, mapItem, true},
    {Method::insert, "insert", selection, true, 67, {value}, mapItem, true},
    {Method::update, "update", selection, true, 67, {value}, mapItem, true},
    {Method::add, "add", selection, true, 73, {number}, persistIndex, true},
    {Method::listCreate, "listCreate", list, true, 0, {}, pad | persistIndex, true},
    {Method::listSetOrder, "listSetOrder", list, true, 0, {}, persistIndex, true},
    {Method::listAppend, "listAppend", list, true, 1, {value}, listItem},
    {Method::listAppendItems, "listAppendItems", list, true, 2, {values}, listItems},
    {Method::listAdd, "listAdd", list, true, 1, {value}, listItem},
    {Method::listAddItems, "listAddItems", list, true, 2, {values}, listItems},
    {Method::listInsert, "listInsert", list, true, 3, {index, value}, listItem},
    {Method::listInsertItems, "listInsertItems", list, true, 4, {index, values}, listItems},
    {Method::listSet, "listSet", list, true, 9, {index, value}, listItem},
    {Method::listIncrement, "listIncrement", list, true, 12, {index, optionalNumber}, listItem, true},
    {Method::listPop, "listPop", list, true, 5, {index}, none},
    {Method::listPopRange, "listPopRange", list, true, 6, {index, optionalCount}, none},
    {Method::listRemove, "listRemove", list, true, 7, {index}, none},
    {Method::listRemoveRange, "listRemoveRange", list, true, 8, {index, optionalCount}, none},
    {Method::listTrim, "listTrim", list, true, 10, {index, count}, none},
    {Method::listClear, "listClear", list, true, 11, {}, none},
    {Method::listSort, "listSort", list, true, 13, {}, descending | dropDuplicates},
    {Method::listSize, "listSize", list, false, 16, {}, none},
    {Method::listGet, "listGet", list, false, 17, {index}, none},
    {Method::listGetRange, "listGetRange", list, false, 18, {index, optionalCount}, none},
    {Method::mapCreate, "mapCreate", map, true, 64, {}, persistIndex, true},
    {Method::mapSetPolicy, "mapSetPolicy", map, true, 64, {}, persistIndex, true},
    {Method::mapUpsertItems, "mapUpsertItems", map, true, 68, {items}, mapItems, true},
    {Method::mapInsertItems, "mapInsertItems", map, true, 68, {items}, mapItems, true},
    {Method::mapUpdateItems, "mapUpdateItems", map, true, 68, {items}, mapItems, true},
    {Method::mapClear, "mapClear", map, true, 75, {}, none},
    {Method::mapSize, "mapSize", map, false, 96, {}, none},
    {Method::bitResize, "bitResize", bits, true, 0, {byteSize}, bitWrites | fromFront | growOnly | shrinkOnly},
    {Method::bitInsert, "bitInsert", bits, true, 1, {byteOffset, bytes}, bitWrites},
    {Method::bitRemove, "bitRemove", bits, true, 2, {byteOffset, byteSize}, bitWrites},
    {Method::bitSet, "bitSet", bits, true, 3, {bitOffset, bitSize, bytes}, bitWrites},
    {Method::bitOr, "bitOr", bits, true, 4, {bitOffset, bitSize, bytes}, bitWrites},
    {Method::bitXor, "bitXor", bits, true, 5, {bitOffset, bitSize, bytes}, bitWrites},
    {Method::bitAnd, "bitAnd", bits, true, 6, {bitOffset, bitSize, bytes}, bitWrites},
    {Method::bitNot, "bitNot", bits, true, 7, {bitOffset, bitSize}, bitWrites},
    {Method::bitLshift, "bitLshift", bits, true, 8, {bitOffset, bitSize, shift}, bitWrites},
    {Method::bitRshift, "bitRshift", bits, true, 9, {bitOffset, bitSize, shift}, bitWrites},
    {Method::bitAdd, "bitAdd", bits, true, 10, {bitOffset, bitSize, integer}, bitMath},
    {Method::bitSubtract, "bitSubtract", bits, true, 11, {bitOffset, bitSize, integer}, bitMath},
    {Method::bitSetInt, "bitSetInt", bits, true, 12, {bitOffset, bitSize, integer}, bitWrites},
    {Method::bitGet, "bitGet", bits, false, 50, {bitOffset, bitSize}, none},
    {Method::bitCount, "bitCount", bits, false, 51, {bitOffset, bitSize}, none},
    {Method::bitLscan, "bitLscan", bits, false, 52, {bitOffset, bitSize, flag}, none},
    {Method::bitRscan, "bitRscan", bits, false, 53, {bitOffset, bitSize, flag}, none},
    {Method::bitGetInt, "bitGetInt", bits, false, 54, {bitOffset, bitSize}, signedInteger},
    {Method::hllInit, "hllInit", hll, true, 0, {indexBits, minHashBits}, hllWrites},
    {Method::hllAdd, "hllAdd", hll, true, 1, {values, optionalIndexBits, minHashBits}, hllWrites},
    {Method::hllSetUnion, "hllSetUnion", hll, true, 2, {sketches}, hllWrites},
    {Method::hllRefreshCount, "hllRefreshCount", hll, true, 3, {}, none},
    {Method::hllFold, "hllFold", hll, true, 4, {indexBits}, none},
    {Method::hllGetCount, "hllGetCount", hll, false, 50, {}, none},
    {Method::hllGetUnion, "hllGetUnion", hll, false, 51, {sketches}, none},
    {Method::hllGetUnionCount, "hllGetUnionCount", hll, false, 52, {sketches}, none},
    {Method::hllGetIntersectCount, "hllGetIntersectCount", hll, false, 53, {sketches}, none},
    {Method::hllGetSimilarity, "hllGetSimilarity", hll, false, 54, {sketches}, none},
    {Method::hllDescribe, "hllDescribe", hll, false, 55, {}, none},
    {Method::hllMayContain, "hllMayContain", hll, false, 56, {values}, none},
    {Method::selectFrom, "selectFrom", expression, false, 0, {aelOrPacked}, evalNoFail},
    {Method::insertFrom, "insertFrom", expression, true, 0, {aelOrPacked}, made},
    {Method::updateFrom, "updateFrom", expression, true, 0, {aelOrPacked}, made},
    {Method::upsertFrom, "upsertFrom", expression, true, 0, {aelOrPacked}, made},
});

constexpr auto flagNameTable = std::to_array<FlagName>({
    {createOnly, "createOnly"},
    {updateOnly, "updateOnly"},
    {noFail, "noFail"},
    {partial, "partial"},
    {addUnique, "addUnique"},
    {insertBounded, "insertBounded"},
    {allowFold, "allowFold"},
    {persistIndex, "persistIndex"},
    {descending, "descending"},
    {dropDuplicates, "dropDuplicates"},
    {fromFront, "fromFront"},
    {growOnly, "growOnly"},
    {shrinkOnly, "shrinkOnly"},
    {signedInteger, "signed"},
    {saturate, "saturate"},
    {wrap, "wrap"},
    {allowDelete, "allowDelete"},
    {evalNoFail, "evalNoFail"},
    {pad, "pad"},
});

constexpr auto returnTypes = std::to_array<Name<ReturnType>>({
    {ReturnType::none, "none"},
    {ReturnType::indexes, "indexes"},
    {ReturnType::reverseIndexes, "reverseIndexes"},
    {ReturnType::ranks, "ranks"},
    {ReturnType::reverseRanks, "reverseRanks"},
    {ReturnType::count, "count"},
    {ReturnType::keys, "keys"},
    {ReturnType::values, "values"},
    {ReturnType::keysAndValues, "keysAndValues"},
    {ReturnType::exists, "exists"},
    {ReturnType::map, "map"},
    {ReturnType::orderedMap, "orderedMap"},
});

constexpr auto orders = std::to_array<Name<CollectionOrder>>({
    {CollectionOrder::unordered, "unordered"},
    {CollectionOrder::ordered, "ordered"},
    {CollectionOrder::keyOrdered, "keyOrdered"},
    {CollectionOrder::keyValueOrdered, "keyValueOrdered"},
});

} // namespace

std::span<const MethodEntry> methodEntries()
{
    return entries;
}

const MethodEntry& entryOf(Method method)
{
    return *std::ranges::find(entries, method, &MethodEntry::method);
}

const MethodEntry* methodNamed(std::string_view name)
{
    const auto found = std::ranges::find(entries, name, &MethodEntry::name);
    return found == entries.end() ? nullptr : &*found;
}

std::span<const FlagName> flagNames()
{
    return flagNameTable;
}

std::string_view nameOf(ReturnType type)
{
    return nameIn(returnTypes, type);
}

std::optional<ReturnType> returnTypeNamed(std::string_view name)
{
    return namedIn(returnTypes, name);
}

std::string_view nameOf(CollectionOrder order)
{
    return nameIn(orders, order);
}

std::optional<CollectionOrder> collectionOrderNamed(std::string_view name)
{
    return namedIn(orders, name);
}

} // namespace binnacle
