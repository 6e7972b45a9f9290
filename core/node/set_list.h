// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/storage.h"

#include <string>
#include <vector>

namespace binnacle::node {

struct NamedSet {
    std::string name;
    SetEntry entry;
};

/// The sets of a namespace, in the order in which they appeared.
Result<std::vector<NamedSet>> listSets(const Storage& storage, const StoredNamespace& nameSpace);

} // namespace binnacle::node
