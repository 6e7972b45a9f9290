// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/key_list.h"

#include <stdexcept>

namespace binnacle {

KeyList::KeyList(const Key* keys, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const Key& key = keys[i];
        if (i == 0) {
            m_dataSet = {key.nameSpace, key.set};
        }
        if (key.nameSpace != m_dataSet.nameSpace || key.set != m_dataSet.set) {
            throw std::invalid_argument("the keys of one call belong to one data set; begin another segment for another set");
        }
        m_items.push_back(key.userKey ? KeyItem(*key.userKey) : KeyItem(key.digest));
    }
}

} // namespace binnacle
