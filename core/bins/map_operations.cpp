// SPDX-License-Identifier: Apache-2.0
#include "core/bins/map_operations.h"

#include "core/bins/bin_error.h"
#include "core/bins/map_modify.h"
#include "core/bins/map_select.h"
#include "core/bins/packed_canonical.h"
#include "core/wire/msgpack_format.h"

namespace binnacle::bins {
namespace {

/// The selections by index, by rank and relative to something.
std::optional<Result<MapSelection>> selectionByPlace(CdtCode code, const PackedMap& map, const CdtArguments& arguments)
{
    const auto one = Returning::of(arguments.resultType, false);
    const auto many = Returning::of(arguments.resultType, true);
    const std::int64_t index = arguments.index;
    switch (code) {
    case CdtCode::mapGetByIndex:
    case CdtCode::mapRemoveByIndex:
        return mapByIndexRange(map, index, 1, one);
    case CdtCode::mapGetByIndexRange:
    case CdtCode::mapRemoveByIndexRange:
        return mapByIndexRange(map, index, arguments.count, many);
    case CdtCode::mapGetByRank:
    case CdtCode::mapRemoveByRank:
        return mapByRankRange(map, index, 1, one);
    case CdtCode::mapGetByRankRange:
    case CdtCode::mapRemoveByRankRange:
        return mapByRankRange(map, index, arguments.count, many);
    case CdtCode::mapGetByRelativeIndex:
    case CdtCode::mapRemoveByRelativeIndex:
        return mapByRelativeIndex(map, arguments.value, index, arguments.count, many);
    case CdtCode::mapGetByRelativeRank:
    case CdtCode::mapRemoveByRelativeRank:
        return mapByRelativeRank(map, arguments.value, index, arguments.count, many);
    default:
        return std::nullopt;
    }
}

/// The selection that a read or a removal makes; nothing for any other operation.
std::optional<Result<MapSelection>> selection(CdtCode code, const PackedMap& map, const CdtArguments& arguments)
{
    const auto one = Returning::of(arguments.resultType, false);
    const auto many = Returning::of(arguments.resultType, true);
    const ByteView value = arguments.value;
    switch (code) {
    case CdtCode::mapGetByKey:
    case CdtCode::mapRemoveByKey:
        return mapByKey(map, value, one);
    case CdtCode::mapGetByKeyRange:
    case CdtCode::mapRemoveByKeyRange:
        return mapByKeyRange(map, value, arguments.end, many);
    case CdtCode::mapGetByKeyList:
    case CdtCode::mapRemoveByKeyList:
        return mapByKeyList(map, value, many);
    case CdtCode::mapGetByValue:
    case CdtCode::mapRemoveByValue:
        return mapByValue(map, value, one);
    case CdtCode::mapGetAllByValue:
    case CdtCode::mapRemoveAllByValue:
        return mapByValue(map, value, many);
    case CdtCode::mapGetByValueRange:
    case CdtCode::mapRemoveByValueRange:
        return mapByValueRange(map, value, arguments.end, many);
    case CdtCode::mapGetByValueList:
    case CdtCode::mapRemoveByValueList:
        return mapByValueList(map, value, many);
    default:
        return selectionByPlace(code, map, arguments);
    }
}

bool isRead(CdtCode code)
{
    return code >= CdtCode::mapSize;
}

bool isRemoval(CdtCode code)
{
    constexpr CdtCode withoutMeaning{80};
    return code >= CdtCode::mapClear && code <= CdtCode::mapRemoveByRelativeRank && code != withoutMeaning;
}

/// The flags that the map gets if it has to be made. Those that mean nothing are as none, and so is an index without an order.
std::uint8_t createFlags(const CdtArguments& arguments, bool topLevel)
{
    auto flags = static_cast<std::uint8_t>(arguments.createFlags);
    if (!topLevel)
        flags &= static_cast<std::uint8_t>(~wire::msgpack::persistIndexFlag);
    const bool known = (flags & ~mapFlags) == 0 && flags != wire::msgpack::persistIndexFlag;
    return known ? flags : 0;
}

Result<CdtChange> without(const PackedMap& map, const MapSelection& selection)
{
    std::vector<PackedEntry> left;
    for (std::size_t i = 0; i < map.entries.size(); ++i) {
        if (!selection.entries[i])
            left.push_back(map.entries[i]);
    }
    return CdtChange{packedMap(map.flags, left), selection.answer};
}

Result<CdtChange> written(CdtCode code, const PackedMap& map, const CdtArguments& arguments, bool topLevel)
{
    constexpr MapWrite adding{.overwrite = false};
    constexpr MapWrite replacing{.create = false};
    const MapWrite write = MapWrite::of(arguments.writeFlags);
    switch (code) {
    case CdtCode::mapSetType: return mapSetFlags(map, arguments.flags, topLevel);
    case CdtCode::mapAdd: return mapPut(map, arguments.key, arguments.value, adding);
    case CdtCode::mapPut: return mapPut(map, arguments.key, arguments.value, write);
    case CdtCode::mapReplace: return mapPut(map, arguments.key, arguments.value, replacing);
    case CdtCode::mapAddItems: return mapPutItems(map, arguments.value, adding);
    case CdtCode::mapPutItems: return mapPutItems(map, arguments.value, write);
    case CdtCode::mapReplaceItems: return mapPutItems(map, arguments.value, replacing);
    case CdtCode::mapIncrement: return mapIncrement(map, arguments.key, arguments.value, false);
    case CdtCode::mapDecrement: return mapIncrement(map, arguments.key, arguments.value, true);
    default: return parameterError("no write of a map has this number");
    }
}

} // namespace

Result<wire::Particle> readMap(ByteView bytes, const CdtOperation& operation)
{
    const std::optional<PackedMap> map = parseMap(bytes);
    if (!map)
        return parameterError("no map");
    const Result<CdtArguments> arguments = decodeCdtArguments(operation);
    if (!arguments)
        return arguments.error();
    if (!isRead(operation.code))
        return parameterError("no read of a map has this number");
    if (operation.code == CdtCode::mapSize)
        return integerAnswer(static_cast<std::int64_t>(map->entries.size()));
    std::optional<Result<MapSelection>> selected = selection(operation.code, *map, *arguments);
    if (!selected->ok())
        return selected->error();
    return std::move((*selected)->answer);
}

Result<CdtChange> modifyMap(CdtTarget target, const CdtOperation& operation)
{
    if (target.isNew && isRemoval(operation.code))
        return CdtChange{};
    if (target.isNew && operation.code == CdtCode::mapReplaceItems)
        return Error::server(ServerCode::elementNotFound);
    const Result<CdtArguments> arguments = decodeCdtArguments(operation);
    if (!arguments)
        return arguments.error();
    const std::optional<PackedMap> map =
        target.isNew ? PackedMap{createFlags(*arguments, target.isTopLevel), {}} : parseMap(target.packed);
    if (!map)
        return parameterError("no map");
    if (operation.code == CdtCode::mapClear)
        return CdtChange{packedMap(map->flags, {}), noAnswer()};
    if (!isRemoval(operation.code)) {
        Result<CdtChange> change = written(operation.code, *map, *arguments, target.isTopLevel);
        if (change && !change->packed && target.isNew && target.isTopLevel)
            change->packed = packedMap(map->flags, {}); // the bin is made, whatever becomes of the write
        return change;
    }
    const std::optional<Result<MapSelection>> selected = selection(operation.code, *map, *arguments);
    if (!selected->ok())
        return selected->error();
    return without(*map, **selected);
}

} // namespace binnacle::bins
