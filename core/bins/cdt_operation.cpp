// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_operation.h"

#include "core/bins/bin_error.h"
#include "core/wire/big_endian.h"

#include <algorithm>
#include <span>

namespace binnacle::bins {
namespace {

constexpr std::int64_t nested = 0xFF;
constexpr std::size_t oldCodeSize = 2;

/// A place of CdtArguments, and what is taken for it.
enum class Slot : std::uint8_t { resultType, index, count, key, keyToStore, value, valueToStore, end, create, write, flags };

using Slots = std::span<const Slot>;

constexpr Slot flagsOnly[] = {Slot::flags};
constexpr Slot appending[] = {Slot::valueToStore, Slot::create, Slot::write};
constexpr Slot inserting[] = {Slot::index, Slot::valueToStore, Slot::write};
constexpr Slot byIndexOnly[] = {Slot::index, Slot::count};
constexpr Slot listIncrementing[] = {Slot::index, Slot::value, Slot::create, Slot::write};
constexpr Slot byIndex[] = {Slot::resultType, Slot::index, Slot::count};
constexpr Slot byValue[] = {Slot::resultType, Slot::value, Slot::end};
constexpr Slot byRelative[] = {Slot::resultType, Slot::value, Slot::index, Slot::count};
constexpr Slot putting[] = {Slot::keyToStore, Slot::valueToStore, Slot::create, Slot::write};
constexpr Slot mapIncrementing[] = {Slot::key, Slot::value, Slot::create};

struct Signature {
    std::size_t required;
    Slots slots;
};

/// `all` of the slots, of which the first `required` have to be given.
Signature signature(Slots all, std::size_t required, std::size_t used)
{
    return {required, all.first(used)};
}

std::optional<Signature> listSignature(CdtCode code)
{
    switch (code) {
    case CdtCode::listSetType: return signature(flagsOnly, 1, 1);
    case CdtCode::listAppend:
    case CdtCode::listAppendItems: return signature(appending, 1, 3);
    case CdtCode::listInsert:
    case CdtCode::listInsertItems:
    case CdtCode::listSet: return signature(inserting, 2, 3);
    case CdtCode::listPop:
    case CdtCode::listRemove:
    case CdtCode::listGet: return signature(byIndexOnly, 1, 1);
    case CdtCode::listPopRange:
    case CdtCode::listRemoveRange:
    case CdtCode::listGetRange: return signature(byIndexOnly, 1, 2);
    case CdtCode::listTrim: return signature(byIndexOnly, 2, 2);
    case CdtCode::listIncrement: return signature(listIncrementing, 1, 4);
    case CdtCode::listSort: return signature(flagsOnly, 0, 1);
    case CdtCode::listGetByIndex:
    case CdtCode::listGetByRank:
    case CdtCode::listRemoveByIndex:
    case CdtCode::listRemoveByRank: return signature(byIndex, 2, 2);
    case CdtCode::listGetByIndexRange:
    case CdtCode::listGetByRankRange:
    case CdtCode::listRemoveByIndexRange:
    case CdtCode::listRemoveByRankRange: return signature(byIndex, 2, 3);
    case CdtCode::listGetByValue:
    case CdtCode::listGetAllByValue:
    case CdtCode::listGetByValueList:
    case CdtCode::listRemoveByValue:
    case CdtCode::listRemoveAllByValue:
    case CdtCode::listRemoveByValueList: return signature(byValue, 2, 2);
    case CdtCode::listGetByValueRange:
    case CdtCode::listRemoveByValueRange: return signature(byValue, 2, 3);
    case CdtCode::listGetByRelativeRank:
    case CdtCode::listRemoveByRelativeRank: return signature(byRelative, 3, 4);
    default: return std::nullopt;
    }
}

std::optional<Signature> mapSignature(CdtCode code)
{
    switch (code) {
    case CdtCode::mapSetType: return signature(flagsOnly, 1, 1);
    case CdtCode::mapAdd: return signature(putting, 2, 3);
    case CdtCode::mapPut: return signature(putting, 2, 4);
    case CdtCode::mapReplace: return signature(putting, 2, 2);
    case CdtCode::mapAddItems: return signature(appending, 1, 2);
    case CdtCode::mapPutItems: return signature(appending, 1, 3);
    case CdtCode::mapReplaceItems: return signature(appending, 1, 1);
    case CdtCode::mapIncrement:
    case CdtCode::mapDecrement: return signature(mapIncrementing, 1, 3);
    case CdtCode::mapGetByIndex:
    case CdtCode::mapGetByRank:
    case CdtCode::mapRemoveByIndex:
    case CdtCode::mapRemoveByRank: return signature(byIndex, 2, 2);
    case CdtCode::mapGetByIndexRange:
    case CdtCode::mapGetByRankRange:
    case CdtCode::mapRemoveByIndexRange:
    case CdtCode::mapRemoveByRankRange: return signature(byIndex, 2, 3);
    case CdtCode::mapGetByKey:
    case CdtCode::mapGetByKeyList:
    case CdtCode::mapGetByValue:
    case CdtCode::mapGetAllByValue:
    case CdtCode::mapGetByValueList:
    case CdtCode::mapRemoveByKey:
    case CdtCode::mapRemoveByKeyList:
    case CdtCode::mapRemoveByValue:
    case CdtCode::mapRemoveAllByValue:
    case CdtCode::mapRemoveByValueList: return signature(byValue, 2, 2);
    case CdtCode::mapGetByKeyRange:
    case CdtCode::mapGetByValueRange:
    case CdtCode::mapRemoveByKeyRange:
    case CdtCode::mapRemoveByValueRange: return signature(byValue, 2, 3);
    case CdtCode::mapGetByRelativeIndex:
    case CdtCode::mapGetByRelativeRank:
    case CdtCode::mapRemoveByRelativeIndex:
    case CdtCode::mapRemoveByRelativeRank: return signature(byRelative, 3, 4);
    default: return std::nullopt;
    }
}

bool takesNone(CdtCode code)
{
    return code == CdtCode::listClear || code == CdtCode::listSize || code == CdtCode::mapClear || code == CdtCode::mapSize;
}

bool takeElement(PackedReader& reader, ByteView& into, bool toStore)
{
    const std::optional<ByteView> element = reader.element();
    if (!element || (toStore && holdsOperand(*element)))
        return false;
    into = *element;
    return true;
}

template <typename Number>
bool takeNumber(PackedReader& reader, Number& into)
{
    const std::optional<std::int64_t> number = reader.integer();
    if (number)
        into = static_cast<Number>(*number);
    return number.has_value();
}

/// A server that has met an operand as a value on the way takes no argument for one that can be stored, unless a key came after it.
bool pathEndsInOperands(const std::vector<CdtStep>& path)
{
    constexpr std::uint64_t base = 0x0F;
    constexpr std::uint64_t byKey = 2;
    const auto key = std::find_if(path.rbegin(), path.rend(), [](const CdtStep& step) { return (step.type & base) == byKey; });
    return std::any_of(path.rbegin(), key, [](const CdtStep& step) { return holdsOperand(step.operand); });
}

bool stores(Slot slot)
{
    return slot == Slot::keyToStore || slot == Slot::valueToStore;
}

bool take(Slot slot, PackedReader& reader, CdtArguments& arguments)
{
    switch (slot) {
    case Slot::resultType: return takeNumber(reader, arguments.resultType);
    case Slot::index: return takeNumber(reader, arguments.index);
    case Slot::count: return takeNumber(reader, arguments.count);
    case Slot::key: return takeElement(reader, arguments.key, false);
    case Slot::keyToStore: return takeElement(reader, arguments.key, true);
    case Slot::value: return takeElement(reader, arguments.value, false);
    case Slot::valueToStore: return takeElement(reader, arguments.value, true);
    case Slot::end: return takeElement(reader, arguments.end, false);
    case Slot::create: return takeNumber(reader, arguments.createFlags);
    case Slot::write: return takeNumber(reader, arguments.writeFlags);
    case Slot::flags: return takeNumber(reader, arguments.flags);
    }
    return false;
}

/// The code that a list of arguments begins with, and how many follow.
bool takeCode(CdtOperation& operation, std::int64_t& code)
{
    const std::optional<std::uint64_t> elements = operation.arguments.listHead();
    if (!elements || *elements == 0)
        return false;
    const std::optional<std::int64_t> number = operation.arguments.integer();
    if (!number)
        return false;
    code = *number;
    operation.given = static_cast<std::uint32_t>(*elements - 1);
    operation.code = static_cast<CdtCode>(code);
    return true;
}

bool takePath(CdtOperation& operation)
{
    const std::optional<ByteView> list = operation.arguments.element();
    std::optional<std::vector<CdtStep>> path = list ? decodeCdtPath(*list) : std::nullopt;
    if (!path)
        return false;
    operation.path = *std::move(path);
    return true;
}

Result<CdtOperation> decodeOldForm(ByteView bytes)
{
    if (bytes.size() < oldCodeSize)
        return parameterError("an operation of one byte");
    CdtOperation operation;
    operation.code = static_cast<CdtCode>(wire::bigEndianAt<std::uint16_t>(bytes, 0));
    operation.arguments = PackedReader(bytes.subspan(oldCodeSize));
    if (operation.arguments.left().empty())
        return operation;
    const std::optional<std::uint64_t> given = operation.arguments.listHead();
    if (!given)
        return parameterError("an operation's arguments are a list");
    operation.given = static_cast<std::uint32_t>(*given);
    return operation;
}

} // namespace

std::optional<std::vector<CdtStep>> decodeCdtPath(ByteView list)
{
    PackedReader steps(list);
    const std::optional<std::uint64_t> elements = steps.listHead();
    if (!elements || *elements == 0 || *elements % 2 == 1 || *elements / 2 > maxSteps)
        return std::nullopt;
    std::vector<CdtStep> path;
    for (std::uint64_t i = 0; i < *elements; i += 2) {
        const std::optional<std::int64_t> type = steps.integer();
        const std::optional<ByteView> operand = type ? steps.element() : std::nullopt;
        if (!operand)
            return std::nullopt;
        path.push_back({static_cast<std::uint64_t>(*type), *operand});
    }
    return path;
}

Result<CdtOperation> decodeCdtOperation(ByteView bytes)
{
    if (!bytes.empty() && bytes[0] == 0)
        return decodeOldForm(bytes);
    CdtOperation operation;
    operation.arguments = PackedReader(bytes);
    std::int64_t code = 0;
    if (!takeCode(operation, code))
        return parameterError("an operation is a list that begins with its number");
    if (code != nested)
        return operation;
    if (operation.given != 2 || !takePath(operation))
        return parameterError("a nested operation has a path of pairs");
    if (!takeCode(operation, code))
        return parameterError("an operation is a list that begins with its number");
    return operation;
}

Result<CdtArguments> decodeCdtArguments(CdtOperation operation)
{
    CdtArguments arguments;
    if (takesNone(operation.code))
        return arguments;
    const std::optional<Signature> signature =
        isListCode(operation.code) ? listSignature(operation.code) : mapSignature(operation.code);
    if (!signature)
        return parameterError("no operation has the number " + std::to_string(static_cast<std::uint32_t>(operation.code)));
    if (operation.given < signature->required || operation.given > signature->slots.size())
        return parameterError(std::to_string(operation.given) + " arguments");
    const bool storesNothing = pathEndsInOperands(operation.path);
    for (const Slot slot : signature->slots.first(operation.given)) {
        if ((storesNothing && stores(slot)) || !take(slot, operation.arguments, arguments))
            return parameterError("an argument of another kind");
    }
    return arguments;
}

} // namespace binnacle::bins
