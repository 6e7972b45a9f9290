// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <optional>

namespace binnacle::cluster {

/// Walks over the keys of a segment in order, ranges spread out, in constant time a key. The segment outlives it.
class KeyCursor {
public:
    explicit KeyCursor(const Segment& segment) : m_segment(segment) {}

    /// Nothing after the last one.
    std::optional<Key> next()
    {
        while (m_item < m_segment.keys.size()) {
            const KeyItem& item = m_segment.keys[m_item];
            const auto* range = std::get_if<KeyRange>(&item);
            if (range == nullptr) {
                ++m_item;
                const auto* digest = std::get_if<Digest>(&item);
                return digest != nullptr ? m_segment.dataSet.idFromDigest(*digest)
                                         : m_segment.dataSet.id(std::get<KeyValue>(item));
            }
            if (range->first <= range->last) {
                const std::int64_t value = m_within.value_or(range->first);
                const bool last = value == range->last;
                m_item += last ? 1 : 0;
                m_within = last ? std::nullopt : std::optional(value + 1);
                return m_segment.dataSet.id(value);
            }
            ++m_item;
        }
        return std::nullopt;
    }

private:
    const Segment& m_segment;
    std::size_t m_item = 0;
    std::optional<std::int64_t> m_within; ///< the next integer of the range under way
};

} // namespace binnacle::cluster
