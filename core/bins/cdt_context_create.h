// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_operation.h"

#include <cstdint>

namespace binnacle::bins {

// The parts of a step's type. Source: AS_CDT_CTX in proto.h of the server.
namespace step {
inline constexpr std::uint64_t baseMask = 0x0F;
inline constexpr std::uint64_t index = 0;
inline constexpr std::uint64_t rank = 1;
inline constexpr std::uint64_t key = 2;
inline constexpr std::uint64_t value = 3;
inline constexpr std::uint64_t intoList = 0x10;
inline constexpr std::uint64_t intoMap = 0x20;
inline constexpr std::uint64_t typeMask = 0x3F;
inline constexpr std::uint64_t createMask = 0xC0;
inline constexpr std::uint64_t createSecond = 0x80; ///< a list that may be padded, a map ordered by key
inline constexpr std::uint64_t createThird = 0xC0;  ///< an ordered list, a map ordered by key and value
inline constexpr std::uint64_t createIndex = 0x100;
} // namespace step

/// True if the step makes what it does not find.
inline bool mayCreate(const CdtStep& step)
{
    return (step.type & step::createMask) != 0;
}

/// Whether a list or a map with nothing but the way on can be made for this step: by key or by index only.
Result<void> checkCreation(const CdtStep& step, bool topLevel);

/// The nils that a new list gets in front of its element.
std::uint64_t paddingFor(const CdtStep& step);

/// The new list or map with `element` where the step leads. The step has passed the check.
Result<Bytes> createdFor(const CdtStep& step, ByteView element, bool topLevel);

} // namespace binnacle::bins
