// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <cstdint>

namespace binnacle::wire {

// The heads of msgpack elements, for those who put packed elements together without unpacking them. Each takes the smallest form.

void appendPackedInteger(Bytes& out, std::int64_t value);
void appendPackedDouble(Bytes& out, double value);

/// `size` counts the bytes that follow, a particle type among them.
void appendStringHead(Bytes& out, std::size_t size);

/// `elements` counts the ext with the flags too, and a map's entries, not its keys and values.
void appendListHead(Bytes& out, std::size_t elements);
void appendMapHead(Bytes& out, std::size_t entries);

/// The ext element that carries a list's or a map's flags; in a map a nil has to follow.
void appendFlags(Bytes& out, std::uint8_t flags);

} // namespace binnacle::wire
