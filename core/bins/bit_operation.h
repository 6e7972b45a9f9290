// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>

namespace binnacle::bins {

/// Source: as_bits_op_type in proto.h of the server.
enum class BitCode : std::uint64_t {
    resize = 0,
    insert = 1,
    remove = 2,
    set = 3,
    bitwiseOr = 4,
    bitwiseXor = 5,
    bitwiseAnd = 6,
    bitwiseNot = 7,
    shiftLeft = 8,
    shiftRight = 9,
    add = 10,
    subtract = 11,
    setInteger = 12,
    get = 50,
    count = 51,
    scanLeft = 52,
    scanRight = 53,
    getInteger = 54,
};

namespace bit_flags {
inline constexpr std::uint64_t createOnly = 1 << 0;
inline constexpr std::uint64_t updateOnly = 1 << 1;
inline constexpr std::uint64_t noFail = 1 << 2;
inline constexpr std::uint64_t partial = 1 << 3;
} // namespace bit_flags

namespace bit_resize {
inline constexpr std::uint64_t fromFront = 1 << 0;
inline constexpr std::uint64_t growOnly = 1 << 1;
inline constexpr std::uint64_t shrinkOnly = 1 << 2;
} // namespace bit_resize

namespace bit_integer {
inline constexpr std::uint64_t isSigned = 1 << 0;
inline constexpr std::uint64_t saturate = 1 << 1;
inline constexpr std::uint64_t wrap = 1 << 2;
} // namespace bit_integer

/// More bytes than this are refused.
inline constexpr std::int64_t maxBlobSize = std::int64_t{128} << 20;

/// A packed operation; the buffer is a view.
struct BitOperation {
    BitCode code{};
    std::int64_t offset = 0; ///< bits; below 0 counted from the end
    std::uint64_t size = 0;  ///< bits
    std::uint64_t value = 0; ///< a number, a distance, or the bit to look for
    ByteView buffer;
    std::uint64_t flags = 0;
    std::uint64_t subflags = 0; ///< of resizing or of arithmetic

    bool has(std::uint64_t flag) const { return (flags & flag) != 0; }
    bool hasSub(std::uint64_t flag) const { return (subflags & flag) != 0; }
};

/// `[code, arguments …]` of a read or, else, of a modification. A parameter error for codes of the other kind, arguments that are
/// missing, too many or out of range, a buffer smaller than the size, and flags that the operation does not take.
Result<BitOperation> decodeBitOperation(ByteView bytes, bool isRead);

/// The first bit that the operation means in a blob of `bytes` bytes. Counted back beyond the beginning it is a parameter error.
Result<std::size_t> firstBitOf(const BitOperation& operation, std::size_t bytes);

} // namespace binnacle::bins
