// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/cdt_answer.h"

#include <cstdint>
#include <optional>

namespace binnacle::bins {

/// The places that an index or a rank and a count mean among `size`. Negative ones count from the end. Where many are asked for, what
/// lies outside is cut off; nothing if one is asked for and lies outside. Source: calc_index_count in cdt.c of the server.
std::optional<Span> spanOf(std::int64_t index, std::uint64_t count, std::uint32_t size, bool many);

/// Every place that is not in the span, if they are in one piece.
std::optional<Span> restOf(Span span, std::uint32_t size);

/// An index or a rank relative to a place, and a count, made absolute.
struct AbsoluteRange {
    std::int64_t index = 0;
    std::uint64_t count = 0;
};
AbsoluteRange relativeTo(std::uint32_t place, std::int64_t index, std::uint64_t count);

/// `size` marks, true for those in the span.
std::vector<bool> marked(Span span, std::size_t size);
/// True for those that are named.
std::vector<bool> marked(const Indexes& places, std::size_t size);

} // namespace binnacle::bins
