// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_order.h"

#include "core/bins/packed_compare.h"

#include <algorithm>
#include <numeric>

namespace binnacle::bins {
namespace {

/// A heap whose top is the least or the greatest element. What is taken from it is kept behind it.
class RankHeap {
public:
    RankHeap(const std::vector<ByteView>& elements, PackedOrder top)
        : m_elements(elements), m_top(top), m_places(allIndexes(elements.size())), m_filled(elements.size())
    {
        for (std::size_t i = m_filled / 2; i > 0; --i)
            sift(i - 1);
    }

    void moveTopBehind()
    {
        const std::uint32_t top = m_places.front();
        m_places.front() = m_places[--m_filled];
        sift(0);
        m_places[m_filled] = top;
    }

    Indexes taken(std::size_t count) const
    {
        const auto first = m_places.begin() + static_cast<std::ptrdiff_t>(m_filled);
        return {first, first + static_cast<std::ptrdiff_t>(count)};
    }

private:
    PackedOrder compared(std::size_t a, std::size_t b) const
    {
        return compare(m_elements[m_places[a]], m_elements[m_places[b]]);
    }

    void sift(std::size_t at)
    {
        for (std::size_t child = 2 * at + 1; child < m_filled; child = 2 * at + 1) {
            if (child + 1 < m_filled) {
                const PackedOrder order = compared(child, child + 1);
                if (order != m_top && order != PackedOrder::equal)
                    ++child;
            }
            if (compared(child, at) != m_top)
                return;
            std::swap(m_places[child], m_places[at]);
            at = child;
        }
    }

    const std::vector<ByteView>& m_elements;
    PackedOrder m_top;
    Indexes m_places;
    std::size_t m_filled;
};

template <typename Places>
EqualRange rangeOf(const Places& places, ByteView value, auto element)
{
    const auto first = std::partition_point(places.begin(), places.end(),
                                            [&](const auto& place) { return isLess(element(place), value); });
    const auto last = std::partition_point(first, places.end(), [&](const auto& place) { return !isLess(value, element(place)); });
    return {static_cast<std::uint32_t>(first - places.begin()), static_cast<std::uint32_t>(last - first)};
}

} // namespace

Indexes allIndexes(std::size_t size)
{
    Indexes places(size);
    std::iota(places.begin(), places.end(), 0U);
    return places;
}

Indexes ascending(const std::vector<ByteView>& elements)
{
    Indexes places = allIndexes(elements.size());
    std::stable_sort(places.begin(), places.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return isLess(elements[a], elements[b]); });
    return places;
}

EqualRange equalRange(const std::vector<ByteView>& elements, const Indexes& places, ByteView value)
{
    return rangeOf(places, value, [&](std::uint32_t place) { return elements[place]; });
}

EqualRange equalRange(const std::vector<ByteView>& elements, ByteView value)
{
    return rangeOf(elements, value, [](ByteView element) { return element; });
}

Indexes rankedByHeap(const std::vector<ByteView>& elements, std::size_t rank, std::size_t count)
{
    const std::size_t behind = elements.size() - rank - count;
    const bool fromBelow = rank <= behind;
    RankHeap heap(elements, fromBelow ? PackedOrder::less : PackedOrder::greater);
    for (std::size_t i = count + std::min(rank, behind); i > 0; --i)
        heap.moveTopBehind();
    return heap.taken(count);
}

} // namespace binnacle::bins
