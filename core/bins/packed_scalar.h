// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/bins/packed_element.h"

namespace binnacle::bins {

/// The smallest form of an element that is neither list nor map, as servers keep and hash it. `head` is that of `element`.
/// Source: msgpack_compactify in msgpack_in.c of the server.
void appendSmallest(Bytes& out, ByteView element, const PackedHead& head);

/// The next element's bytes, its type byte in front of them, if it is a string or a blob of any type; else empty.
ByteView takeTypedBytes(PackedReader& reader);

} // namespace binnacle::bins
