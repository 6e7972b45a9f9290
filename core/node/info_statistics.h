// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string>
#include <string_view>

namespace binnacle::node {

/// `statistics`: of the node as a whole. What it does not count it leaves out; what cannot happen on a single node is 0.
InfoAnswer nodeStatistics(const InfoContext& context, std::string_view parameters);

/// What became of a namespace's commands, as a part of `namespace/NAME`.
std::string commandStatistics(const NamespaceTallies& tallies);

/// `latencies`: the histograms, all without data.
InfoAnswer latencies(const InfoContext& context, std::string_view parameters);

} // namespace binnacle::node
