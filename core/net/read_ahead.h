// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace binnacle::net {

/// Bytes that have come from a peer and have not been asked for yet. Bounded: it holds one short frame.
class ReadAhead {
public:
    std::size_t size() const { return m_end - m_begin; }
    ByteView bytes() const { return ByteView(m_buffer).subspan(m_begin, size()); }

    /// Where more can be put: all that is not taken up by what is here.
    std::span<std::uint8_t> room()
    {
        if (m_begin > 0) {
            std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end),
                      m_buffer.begin());
            m_end -= m_begin;
            m_begin = 0;
        }
        return std::span(m_buffer).subspan(m_end);
    }
    /// `count` bytes were put into room().
    void add(std::size_t count) { m_end += count; }

    void drop(std::size_t count) { m_begin += std::min(count, size()); }

    /// At most `count` of the bytes, which are then gone from here.
    Bytes take(std::size_t count)
    {
        const ByteView taken = bytes().first(std::min(count, size()));
        Bytes copy(taken.begin(), taken.end());
        drop(taken.size());
        return copy;
    }

private:
    static constexpr std::size_t capacity = 2048;
    std::array<std::uint8_t, capacity> m_buffer; // not set: every byte is written before it is read
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

} // namespace binnacle::net
