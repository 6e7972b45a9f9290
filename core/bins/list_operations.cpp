// SPDX-License-Identifier: Apache-2.0
#include "core/bins/list_operations.h"

#include "core/bins/bin_error.h"
#include "core/bins/list_modify.h"
#include "core/bins/list_select.h"
#include "core/bins/packed_canonical.h"

namespace binnacle::bins {
namespace {

/// The selection that a read or a removal makes; nothing for any other operation.
std::optional<Result<ListSelection>> selection(CdtCode code, const PackedList& list, const CdtArguments& arguments)
{
    const auto one = Returning::of(arguments.resultType, false);
    const auto many = Returning::of(arguments.resultType, true);
    const ByteView value = arguments.value;
    const std::int64_t index = arguments.index;
    switch (code) {
    case CdtCode::listGetByIndex:
    case CdtCode::listRemoveByIndex:
        return listByIndexRange(list, index, 1, one);
    case CdtCode::listGetByIndexRange:
    case CdtCode::listRemoveByIndexRange:
        return listByIndexRange(list, index, arguments.count, many);
    case CdtCode::listGetByRank:
    case CdtCode::listRemoveByRank:
        return listByRankRange(list, index, 1, one);
    case CdtCode::listGetByRankRange:
    case CdtCode::listRemoveByRankRange:
        return listByRankRange(list, index, arguments.count, many);
    case CdtCode::listGetByValue:
    case CdtCode::listRemoveByValue:
        return listByValue(list, value, one);
    case CdtCode::listGetAllByValue:
    case CdtCode::listRemoveAllByValue:
        return listByValue(list, value, many);
    case CdtCode::listGetByValueRange:
    case CdtCode::listRemoveByValueRange:
        return listByValueRange(list, value, arguments.end, many);
    case CdtCode::listGetByValueList:
    case CdtCode::listRemoveByValueList:
        return listByValueList(list, value, many);
    case CdtCode::listGetByRelativeRank:
    case CdtCode::listRemoveByRelativeRank:
        return listByRelativeRank(list, value, index, arguments.count, many);
    default:
        return std::nullopt;
    }
}

/// The selections of operations that say by their code what they answer.
std::optional<Result<ListSelection>> plainSelection(CdtCode code, const PackedList& list, const CdtArguments& arguments)
{
    const std::int64_t index = arguments.index;
    switch (code) {
    case CdtCode::listGet:
    case CdtCode::listPop:
        return listByIndexRange(list, index, 1, {ResultType::value, false, false});
    case CdtCode::listRemove:
        return listByIndexRange(list, index, 1, {ResultType::count, false, false});
    case CdtCode::listGetRange:
    case CdtCode::listPopRange:
        return listByIndexRange(list, index, arguments.count, {ResultType::value, false, true});
    case CdtCode::listRemoveRange:
        return listByIndexRange(list, index, arguments.count, {ResultType::count, false, true});
    case CdtCode::listTrim:
        return listByIndexRange(list, index, arguments.count, {ResultType::count, true, true});
    default:
        return selection(code, list, arguments);
    }
}

bool isRead(CdtCode code)
{
    return code >= CdtCode::listSize && code <= CdtCode::listGetByRelativeRank;
}

bool isRemoval(CdtCode code)
{
    switch (code) {
    case CdtCode::listPop:
    case CdtCode::listPopRange:
    case CdtCode::listRemove:
    case CdtCode::listRemoveRange:
    case CdtCode::listTrim:
    case CdtCode::listClear:
        return true;
    default:
        return code >= CdtCode::listRemoveByIndex && code <= CdtCode::listRemoveByRelativeRank;
    }
}

/// The flags that the list gets if it has to be made; those that mean nothing are as none.
std::uint8_t createFlags(const CdtArguments& arguments)
{
    const auto flags = static_cast<std::uint8_t>(arguments.createFlags);
    return isKnownListFlags(flags) ? flags & listFlags : 0;
}

Result<CdtChange> without(const PackedList& list, const ListSelection& selection)
{
    std::vector<ByteView> left;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (!selection.items[i])
            left.push_back(list.items[i]);
    }
    return CdtChange{packedList(list.flags, left), selection.answer};
}

Result<CdtChange> written(CdtCode code, const PackedList& list, const CdtArguments& arguments)
{
    const ListWrite write = ListWrite::of(arguments.writeFlags);
    switch (code) {
    case CdtCode::listSetType: return listSetFlags(list, arguments.flags);
    case CdtCode::listAppend: return listAppend(list, arguments.value, write);
    case CdtCode::listAppendItems: return listAppendItems(list, arguments.value, write);
    case CdtCode::listInsert: return listInsert(list, arguments.index, arguments.value, write);
    case CdtCode::listInsertItems: return listInsertItems(list, arguments.index, arguments.value, write);
    case CdtCode::listSet: return listSet(list, arguments.index, arguments.value, write);
    case CdtCode::listIncrement: return listIncrement(list, arguments.index, arguments.value, write);
    case CdtCode::listSort: return listSort(list, arguments.flags);
    default: return parameterError("no write of a list has this number");
    }
}

} // namespace

Result<wire::Particle> readList(ByteView bytes, const CdtOperation& operation)
{
    const std::optional<PackedList> list = parseList(bytes);
    if (!list)
        return typeError("no list");
    const Result<CdtArguments> arguments = decodeCdtArguments(operation);
    if (!arguments)
        return arguments.error();
    if (!isRead(operation.code))
        return parameterError("no read of a list has this number");
    if (operation.code == CdtCode::listSize)
        return integerAnswer(static_cast<std::int64_t>(list->items.size()));
    std::optional<Result<ListSelection>> selected = plainSelection(operation.code, *list, *arguments);
    if (!selected->ok())
        return selected->error();
    return std::move((*selected)->answer);
}

Result<CdtChange> modifyList(CdtTarget target, const CdtOperation& operation)
{
    if (target.isNew && isRemoval(operation.code))
        return CdtChange{};
    const Result<CdtArguments> arguments = decodeCdtArguments(operation);
    if (!arguments)
        return arguments.error();
    const std::optional<PackedList> list =
        target.isNew ? PackedList{createFlags(*arguments), {}} : parseList(target.packed);
    if (!list)
        return parameterError("no list");
    if (operation.code == CdtCode::listClear)
        return CdtChange{packedList(list->flags, {}), noAnswer()};
    if (!isRemoval(operation.code)) {
        Result<CdtChange> change = written(operation.code, *list, *arguments);
        if (change && !change->packed && target.isNew && target.isTopLevel)
            change->packed = packedList(list->flags, {}); // the bin is made, whatever becomes of the write
        return change;
    }
    const std::optional<Result<ListSelection>> selected = plainSelection(operation.code, *list, *arguments);
    if (!selected->ok())
        return selected->error();
    return without(*list, **selected);
}

} // namespace binnacle::bins
