// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string_view>

namespace binnacle::node {

// The info commands about a cluster, as its only node answers them.

InfoAnswer clusterStable(const InfoContext& context, std::string_view parameters);
InfoAnswer endpoints(const InfoContext& context, std::string_view parameters);
InfoAnswer replicas(const InfoContext& context, std::string_view parameters);
InfoAnswer replicasAll(const InfoContext& context, std::string_view parameters);
InfoAnswer replicasMaster(const InfoContext& context, std::string_view parameters);
/// Nobody is ever met: fails once its parameters are right.
InfoAnswer tip(const InfoContext& context, std::string_view parameters);

} // namespace binnacle::node
