// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"
#include "core/value/secondary_index.h"

#include <string>
#include <vector>

namespace binnacle {

/// Asks nodes for all their secondary indexes.
std::string indexListCommands();

/// What the nodes say, put together: readable is an index that is complete on all of them. In the order of the first node; at most
/// 4096, and what cannot be read is left out. Pure.
std::vector<SecondaryIndex> readIndexes(const std::vector<cluster::NodeAnswer>& nodes);

/// Asks nodes how many entries a value these indexes have.
std::string indexStatisticsCommands(const std::vector<SecondaryIndex>& indexes);

/// Fills in what the nodes answer, of several the most.
void readIndexStatistics(std::vector<SecondaryIndex>& indexes, const std::vector<cluster::NodeAnswer>& nodes);

} // namespace binnacle
