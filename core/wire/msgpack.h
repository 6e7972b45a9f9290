// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/value/value.h"

namespace binnacle::wire {

/// MessagePack as Aerospike writes it: strings, blobs and GeoJSON are msgpack strings whose first byte is the particle type;
/// ordered lists and maps begin with an ext element that carries the flags (type in the ext's type byte); infinity and wildcard
/// are ext elements of type 0xFF. Integers take the smallest form. Source: as_msgpack.c of the vendor's aerospike-common.
void pack(Bytes& out, const Value& value);

/// The whole of `bytes` is one element, or the answer is an error. Depth is bounded by 256, counts by the bytes that are there.
Result<Value> unpack(ByteView bytes);

} // namespace binnacle::wire
