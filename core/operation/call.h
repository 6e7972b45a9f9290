// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/parameter.h"
#include "core/operation/path_step.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace binnacle {

/// What is done to a list, a map, a blob's bits or a sketch, or made of an expression: the methods of the Developer SDK.
enum class Method : std::uint8_t {
    // of the elements that the last step of the path selects
    getSelected,    ///< getValues, getKeys, count, exists, … by the call's ReturnType
    removeSelected, ///< remove, removeAnd().getValues(), …
    setTo,          ///< of a map key
    insert,         ///< fails if the map key is there
    update,         ///< fails if the map key is not there
    add,            ///< to the number at a map key or a list index
    // of the list that the path leads to, or of the bin
    listCreate,
    listSetOrder,
    listAppend,
    listAppendItems,
    listAdd, ///< into an ordered list
    listAddItems,
    listInsert,
    listInsertItems,
    listSet,
    listIncrement,
    listPop,
    listPopRange,
    listRemove,
    listRemoveRange,
    listTrim,
    listClear,
    listSort,
    listSize,
    listGet,
    listGetRange,
    // of the map that the path leads to, or of the bin
    mapCreate,
    mapSetPolicy,
    mapUpsertItems,
    mapInsertItems,
    mapUpdateItems,
    mapClear,
    mapSize,
    // of a blob
    bitResize,
    bitInsert,
    bitRemove,
    bitSet,
    bitOr,
    bitXor,
    bitAnd,
    bitNot,
    bitLshift,
    bitRshift,
    bitAdd,
    bitSubtract,
    bitSetInt,
    bitGet,
    bitCount,
    bitLscan,
    bitRscan,
    bitGetInt,
    // of a HyperLogLog sketch
    hllInit,
    hllAdd,
    hllSetUnion,
    hllRefreshCount,
    hllFold,
    hllGetCount,
    hllGetUnion,
    hllGetUnionCount,
    hllGetIntersectCount,
    hllGetSimilarity,
    hllDescribe,
    hllMayContain,
    // with what an expression makes of the record
    selectFrom, ///< reads it under the bin's name, whether or not there is such a bin
    insertFrom,
    updateFrom,
    upsertFrom,
};

/// Options of a call, one bit each.
enum class CallFlag : std::uint32_t {
    createOnly = 1u << 0,
    updateOnly = 1u << 1,
    noFail = 1u << 2,
    partial = 1u << 3, ///< of several items, those that can be written are
    addUnique = 1u << 4,
    insertBounded = 1u << 5, ///< no writing beyond the end of a list
    allowFold = 1u << 6,
    persistIndex = 1u << 7, ///< the list's or map's index is stored with it
    descending = 1u << 8,
    dropDuplicates = 1u << 9,
    fromFront = 1u << 10, ///< bitResize adds or removes at the beginning
    growOnly = 1u << 11,
    shrinkOnly = 1u << 12,
    signedInteger = 1u << 13,
    saturate = 1u << 14, ///< on overflow; neither this nor wrap: the operation fails
    wrap = 1u << 15,
    allowDelete = 1u << 16, ///< an expression without a value deletes the bin
    evalNoFail = 1u << 17,  ///< an expression that cannot be evaluated is no failure
    pad = 1u << 18,         ///< listCreate at an index beyond the end fills up with nils
};

/// A set of CallFlags.
class CallFlags {
public:
    constexpr CallFlags() = default;
    constexpr CallFlags(CallFlag flag) : m_bits(static_cast<std::uint32_t>(flag)) {}
    constexpr CallFlags(std::initializer_list<CallFlag> flags)
    {
        for (const CallFlag flag : flags)
            set(flag);
    }
    constexpr bool has(CallFlag flag) const { return (m_bits & static_cast<std::uint32_t>(flag)) != 0; }
    constexpr bool hasOnly(CallFlags allowed) const { return (m_bits & ~allowed.m_bits) == 0; }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr CallFlags& set(CallFlag flag, bool on = true)
    {
        const auto bit = static_cast<std::uint32_t>(flag);
        m_bits = on ? m_bits | bit : m_bits & ~bit;
        return *this;
    }
    friend constexpr CallFlags operator|(CallFlags a, CallFlags b)
    {
        CallFlags both;
        both.m_bits = a.m_bits | b.m_bits;
        return both;
    }
    friend bool operator==(CallFlags, CallFlags) = default;

private:
    std::uint32_t m_bits = 0;
};

constexpr CallFlags operator|(CallFlag a, CallFlag b)
{
    return CallFlags(a) | CallFlags(b);
}

/// What is answered about the selected elements. The numbers are the protocol's.
enum class ReturnType : std::uint8_t {
    none = 0,
    indexes = 1,
    reverseIndexes = 2,
    ranks = 3,
    reverseRanks = 4,
    count = 5,
    keys = 6,
    values = 7,
    keysAndValues = 8,
    exists = 13,
    map = 16,
    orderedMap = 17,
};

/// How a list (unordered, ordered) or a map is kept.
enum class CollectionOrder : std::uint8_t { unordered, ordered, keyOrdered, keyValueOrdered };

/// One of the methods, with what it is given. `SetTo`, `Add` and their like, the operations on whole scalar bins, are not among
/// them.
struct Call {
    std::vector<PathStep> path{}; ///< from the bin's value inwards; empty: the bin's value itself
    Method method = Method::listSize;
    std::vector<Value> arguments{}; ///< those of entryOf(method).parameters, in order; optional ones may be left off at the end
    CallFlags flags{};
    std::optional<CollectionOrder> order{}; ///< nothing: the SDK's own default (maps are made key-ordered)
    ReturnType returns = ReturnType::none;  ///< of getSelected and removeSelected
    bool inverted = false;                  ///< of these two: all other elements

    friend bool operator==(const Call&, const Call&) = default;
};

/// Which kind of value a method is for; it decides the operation code on the wire.
enum class MethodFamily : std::uint8_t { selection, list, map, bits, hll, expression };

/// What is known about a method. The codes are those of as_list_operations.c, as_map_operations.c, as_bit_operations.h and
/// as_hll_operations.h of the vendor's aerospike-client-c.
struct MethodEntry {
    Method method;
    std::string_view name; ///< the SDK's
    MethodFamily family;
    bool writes;
    std::uint8_t code; ///< of the operation inside its list, map, bit or HLL command; 0 where the selector decides
    std::array<Parameter, 5> parameters;
    CallFlags flags; ///< those that it takes
    bool takesOrder = false;
};

std::span<const MethodEntry> methodEntries();
const MethodEntry& entryOf(Method method);
/// Null if there is none of that name. `getSelected` is called getSelected, `removeSelected` removeSelected.
const MethodEntry* methodNamed(std::string_view name);

/// createOnly, …: the names of flags in documents, in the order of their bits.
struct FlagName {
    CallFlag flag;
    std::string_view name;
};
std::span<const FlagName> flagNames();

/// Empty for a number that is none of them.
std::string_view nameOf(ReturnType type);
std::optional<ReturnType> returnTypeNamed(std::string_view name);
std::string_view nameOf(CollectionOrder order);
std::optional<CollectionOrder> collectionOrderNamed(std::string_view name);

} // namespace binnacle
