// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"

#include <array>
#include <cstdint>
#include <optional>

// The numbers inside list, map, bit, HLL and expression operations, for both directions. Source: as_list_operations.h,
// as_map_operations.h, as_bit_operations.h, as_hll_operations.h, as_exp_operations.h and as_cdt_ctx.h of the vendor's
// aerospike-client-c.
namespace binnacle::codes {

inline constexpr std::int64_t contextMarker = 0xFF;
inline constexpr std::uint64_t invertedReturn = 0x10000;
inline constexpr std::uint64_t persistIndexAttribute = 0x10;
inline constexpr std::uint64_t createMask = 0xC0;
inline constexpr std::uint64_t contextIdMask = 0x3F;

/// One bit of a number on the wire, and the flag that it stands for.
struct Bit {
    CallFlag flag;
    std::uint64_t bit;
};

template <std::size_t N>
struct FlagBits {
    std::array<Bit, N> bits;

    constexpr std::uint64_t pack(CallFlags flags) const
    {
        std::uint64_t packed = 0;
        for (const Bit& each : bits)
            packed |= flags.has(each.flag) ? each.bit : 0;
        return packed;
    }
    /// Nothing if a bit is set that stands for no flag.
    constexpr std::optional<CallFlags> unpack(std::uint64_t packed) const
    {
        CallFlags flags;
        for (const Bit& each : bits) {
            if ((packed & each.bit) != 0)
                flags.set(each.flag);
            packed &= ~each.bit;
        }
        return packed == 0 ? std::optional(flags) : std::nullopt;
    }
};
template <std::size_t N>
FlagBits(std::array<Bit, N>) -> FlagBits<N>;

inline constexpr FlagBits listFlags{std::to_array<Bit>(
    {{CallFlag::addUnique, 1}, {CallFlag::insertBounded, 2}, {CallFlag::noFail, 4}, {CallFlag::partial, 8}})};
inline constexpr FlagBits mapFlags{
    std::to_array<Bit>({{CallFlag::createOnly, 1}, {CallFlag::updateOnly, 2}, {CallFlag::noFail, 4}, {CallFlag::partial, 8}})};
inline constexpr FlagBits bitFlags{
    std::to_array<Bit>({{CallFlag::createOnly, 1}, {CallFlag::updateOnly, 2}, {CallFlag::noFail, 4}, {CallFlag::partial, 8}})};
inline constexpr FlagBits hllFlags{
    std::to_array<Bit>({{CallFlag::createOnly, 1}, {CallFlag::updateOnly, 2}, {CallFlag::noFail, 4}, {CallFlag::allowFold, 8}})};
inline constexpr FlagBits sortFlags{std::to_array<Bit>({{CallFlag::descending, 1}, {CallFlag::dropDuplicates, 2}})};
inline constexpr FlagBits resizeFlags{
    std::to_array<Bit>({{CallFlag::fromFront, 1}, {CallFlag::growOnly, 2}, {CallFlag::shrinkOnly, 4}})};
inline constexpr FlagBits integerFlags{
    std::to_array<Bit>({{CallFlag::signedInteger, 1}, {CallFlag::saturate, 2}, {CallFlag::wrap, 4}})};
inline constexpr FlagBits expressionFlags{std::to_array<Bit>({{CallFlag::createOnly, 1},
                                                              {CallFlag::updateOnly, 2},
                                                              {CallFlag::allowDelete, 4},
                                                              {CallFlag::noFail, 8},
                                                              {CallFlag::evalNoFail, 16}})};

/// The flags that a method has by its name.
constexpr CallFlags fixedFlags(Method method)
{
    switch (method) {
    case Method::insert:
    case Method::mapInsertItems:
    case Method::insertFrom: return CallFlag::createOnly;
    case Method::update:
    case Method::mapUpdateItems:
    case Method::updateFrom: return CallFlag::updateOnly;
    default: return {};
    }
}

constexpr std::uint64_t attributeOf(CollectionOrder order)
{
    switch (order) {
    case CollectionOrder::unordered: return 0;
    case CollectionOrder::ordered:
    case CollectionOrder::keyOrdered: return 1;
    case CollectionOrder::keyValueOrdered: return 3;
    }
    return 0;
}

constexpr std::uint64_t createFlag(CreateOnDemand create)
{
    switch (create) {
    case CreateOnDemand::unorderedList:
    case CreateOnDemand::unorderedMap: return 0x40;
    case CreateOnDemand::paddedList:
    case CreateOnDemand::keyOrderedMap: return 0x80;
    case CreateOnDemand::orderedList:
    case CreateOnDemand::keyValueOrderedMap: return 0xC0;
    }
    return 0;
}

/// What the last step of a listCreate or a mapCreate makes.
inline CreateOnDemand createdList(const Call& call)
{
    if (call.order == CollectionOrder::ordered)
        return CreateOnDemand::orderedList;
    return call.flags.has(CallFlag::pad) ? CreateOnDemand::paddedList : CreateOnDemand::unorderedList;
}

inline CreateOnDemand createdMap(const Call& call)
{
    switch (call.order.value_or(CollectionOrder::keyOrdered)) {
    case CollectionOrder::unordered: return CreateOnDemand::unorderedMap;
    case CollectionOrder::keyValueOrdered: return CreateOnDemand::keyValueOrderedMap;
    default: return CreateOnDemand::keyOrderedMap;
    }
}

} // namespace binnacle::codes
