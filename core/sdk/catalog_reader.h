// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"
#include "core/sdk/catalog.h"

#include <string>
#include <vector>

namespace binnacle {

// What to ask for a catalog, and how to put the answers together. Pure.

std::string catalogCommands(const std::vector<std::string>& namespaces);

/// `nodes` has at least one answer. A value that is missing, or cannot be read, counts as nothing: it is a statistic.
Catalog readCatalog(const std::vector<cluster::NodeAnswer>& nodes);

} // namespace binnacle
