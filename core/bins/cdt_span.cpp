// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_span.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

std::uint32_t atMost(std::uint64_t count, std::uint32_t size)
{
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, size));
}

} // namespace

std::optional<Span> spanOf(std::int64_t index, std::uint64_t count, std::uint32_t size, bool many)
{
    if (index >= std::int64_t{size})
        return many ? std::optional<Span>({size, 0}) : std::nullopt;
    if (index < 0)
        index += size;
    if (index >= 0) {
        const auto first = static_cast<std::uint32_t>(index);
        return Span{first, atMost(count, size - first)};
    }
    if (!many)
        return std::nullopt;
    const std::uint64_t before = 0 - static_cast<std::uint64_t>(index);
    return Span{0, before < count ? atMost(count - before, size) : 0};
}

std::optional<Span> restOf(Span span, std::uint32_t size)
{
    if (span.count == 0)
        return Span{0, size};
    if (span.first == 0)
        return Span{span.count, size - span.count};
    if (span.first + span.count >= size)
        return Span{0, span.first};
    return std::nullopt;
}

AbsoluteRange relativeTo(std::uint32_t place, std::int64_t index, std::uint64_t count)
{
    const std::uint64_t sum = static_cast<std::uint64_t>(index) + place; // wraps as the server's does
    const auto absolute = static_cast<std::int64_t>(sum);
    if (absolute >= 0)
        return {absolute, count};
    const std::uint64_t before = 0 - sum;
    return {0, count > before ? count - before : 0};
}

std::vector<bool> marked(Span span, std::size_t size)
{
    std::vector<bool> marks(size);
    std::fill_n(marks.begin() + span.first, span.count, true);
    return marks;
}

std::vector<bool> marked(const Indexes& places, std::size_t size)
{
    std::vector<bool> marks(size);
    for (const std::uint32_t place : places)
        marks[place] = true;
    return marks;
}

} // namespace binnacle::bins
