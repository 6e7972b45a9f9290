// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <concepts>
#include <cstddef>

namespace binnacle::wire {

/// Appends the low `width` bytes of `value`, most significant first; width is 1 to 8.
inline void appendBigEndian(Bytes& out, std::uint64_t value, std::size_t width)
{
    for (std::size_t i = width; i > 0; --i)
        out.push_back(static_cast<std::uint8_t>(value >> (8 * (i - 1))));
}

/// An unsigned number of all of `bytes`, at most 8 of them.
inline std::uint64_t bigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

/// The unsigned number at `offset`; its bytes have to be there.
template <std::unsigned_integral T>
T bigEndianAt(ByteView bytes, std::size_t offset)
{
    return static_cast<T>(bigEndian(bytes.subspan(offset, sizeof(T))));
}

} // namespace binnacle::wire
