// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/bins/packed_element.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::bins {

/// The operations on lists and maps, by the number that a packed operation begins with. Source: proto.h of the server.
enum class CdtCode : std::uint32_t {
    listSetType = 0,
    listAppend = 1,
    listAppendItems = 2,
    listInsert = 3,
    listInsertItems = 4,
    listPop = 5,
    listPopRange = 6,
    listRemove = 7,
    listRemoveRange = 8,
    listSet = 9,
    listTrim = 10,
    listClear = 11,
    listIncrement = 12,
    listSort = 13,
    listSize = 16,
    listGet = 17,
    listGetRange = 18,
    listGetByIndex = 19,
    listGetByValue = 20,
    listGetByRank = 21,
    listGetAllByValue = 22,
    listGetByValueList = 23,
    listGetByIndexRange = 24,
    listGetByValueRange = 25,
    listGetByRankRange = 26,
    listGetByRelativeRank = 27,
    listRemoveByIndex = 32,
    listRemoveByValue = 33,
    listRemoveByRank = 34,
    listRemoveAllByValue = 35,
    listRemoveByValueList = 36,
    listRemoveByIndexRange = 37,
    listRemoveByValueRange = 38,
    listRemoveByRankRange = 39,
    listRemoveByRelativeRank = 40,
    mapSetType = 64,
    mapAdd = 65,
    mapAddItems = 66,
    mapPut = 67,
    mapPutItems = 68,
    mapReplace = 69,
    mapReplaceItems = 70,
    mapIncrement = 73,
    mapDecrement = 74,
    mapClear = 75,
    mapRemoveByKey = 76,
    mapRemoveByIndex = 77,
    mapRemoveByValue = 78,
    mapRemoveByRank = 79,
    mapRemoveByKeyList = 81,
    mapRemoveAllByValue = 82,
    mapRemoveByValueList = 83,
    mapRemoveByKeyRange = 84,
    mapRemoveByIndexRange = 85,
    mapRemoveByValueRange = 86,
    mapRemoveByRankRange = 87,
    mapRemoveByRelativeIndex = 88,
    mapRemoveByRelativeRank = 89,
    mapSize = 96,
    mapGetByKey = 97,
    mapGetByIndex = 98,
    mapGetByValue = 99,
    mapGetByRank = 100,
    mapGetAllByValue = 102,
    mapGetByKeyRange = 103,
    mapGetByIndexRange = 104,
    mapGetByValueRange = 105,
    mapGetByRankRange = 106,
    mapGetByKeyList = 107,
    mapGetByValueList = 108,
    mapGetByRelativeIndex = 109,
    mapGetByRelativeRank = 110,
};

/// Every number below that of the first map operation is for lists, every other for maps: also those that mean nothing.
inline bool isListCode(CdtCode code)
{
    return code < CdtCode::mapSetType;
}

/// What the operations take; each uses some of it. A value that was left out has a null pointer.
struct CdtArguments {
    std::uint64_t resultType = 0;
    std::int64_t index = 0; ///< or rank
    std::uint64_t count = 0xFFFF'FFFF;
    ByteView key;
    ByteView value;
    ByteView end; ///< of a range of keys or values
    std::uint64_t createFlags = 0;
    std::uint64_t writeFlags = 0;
    std::uint64_t flags = 0; ///< of an order or a sorting
};

/// A step into what is nested: what kind of step, and an index, a rank, a key or a value.
struct CdtStep {
    std::uint64_t type = 0;
    ByteView operand;
};

/// A packed operation; its views point into the bytes that it was decoded from.
struct CdtOperation {
    CdtCode code{};
    std::vector<CdtStep> path; ///< empty: the bin itself
    std::uint32_t given = 0;   ///< how many arguments were sent
    PackedReader arguments{ByteView{}};
};

/// More steps than this are refused.
inline constexpr std::size_t maxSteps = 256;

/// A packed list of pairs, each a kind of step and what it steps by; the views point into it. Nothing for anything else.
std::optional<std::vector<CdtStep>> decodeCdtPath(ByteView list);

/// `[code, arguments …]`, or `[0xFF, [step, operand, …], [code, arguments …]]`; the arguments are left as they are, since a server looks
/// at the bin before it looks at them. An old form, two bytes of code and then a list of arguments, is taken too.
Result<CdtOperation> decodeCdtOperation(ByteView bytes);

/// The arguments of a list or map operation. Too few, too many, of another kind, or an operand where a value is to be stored is a
/// parameter error, as is a code that means nothing.
Result<CdtArguments> decodeCdtArguments(CdtOperation operation);

} // namespace binnacle::bins
