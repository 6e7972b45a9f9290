// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <initializer_list>
#include <vector>

namespace binnacle {

/// The records of one segment: a key, several, or a range of them, which stays a range however long it is. Throws
/// std::invalid_argument if keys are of different data sets.
class KeyList {
public:
    KeyList(const Key& key) : KeyList(&key, 1) {}
    KeyList(const std::vector<Key>& keys) : KeyList(keys.data(), keys.size()) {}
    KeyList(std::initializer_list<Key> keys) : KeyList(keys.begin(), keys.size()) {}
    KeyList(const RangeOfKeys& range) : m_dataSet(range.dataSet), m_items{range.range} {}

    const DataSet& dataSet() const { return m_dataSet; }
    const std::vector<KeyItem>& items() const { return m_items; }

private:
    KeyList(const Key* keys, std::size_t count);

    DataSet m_dataSet;
    std::vector<KeyItem> m_items;
};

} // namespace binnacle
