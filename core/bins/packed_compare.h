// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace binnacle::bins {

enum class PackedOrder : std::uint8_t { less, equal, greater };

/// The order of two packed elements as the server has it: by kind first; integers by value; strings and blobs byte by byte, a prefix
/// before what it begins; lists item by item, a prefix first; maps by size, then entry by entry as they are stored; doubles by value,
/// with NaN equal to every one of them. The wildcard is equal to anything, also inside a list, where it ends the comparison.
/// Iterative, whatever the depth. Source: msgpack_cmp_internal in msgpack_in.c of the server. Both have to be well formed.
/// `metUnorderedMap`, if it is given, becomes true where a map without order was looked at before that was decided.
PackedOrder compare(ByteView a, ByteView b, bool* metUnorderedMap = nullptr);

inline bool isLess(ByteView a, ByteView b)
{
    return compare(a, b) == PackedOrder::less;
}

} // namespace binnacle::bins
