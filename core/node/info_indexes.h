// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string_view>

namespace binnacle::node {

// The info commands about secondary indexes, in a server's words. `parameters` is what follows the command's name.
// Source: sindex_manager.c and thr_info.c of the server.

InfoAnswer createIndexCommand(const InfoContext& context, std::string_view parameters);
InfoAnswer deleteIndexCommand(const InfoContext& context, std::string_view parameters);
InfoAnswer indexExists(const InfoContext& context, std::string_view parameters);
InfoAnswer listIndexesCommand(const InfoContext& context, std::string_view parameters);
InfoAnswer indexStatistics(const InfoContext& context, std::string_view parameters);

/// `sindex`, `sindex/NAMESPACE`, `sindex/NAMESPACE/INDEX`: older names for the last two.
InfoAnswer indexesByPath(const InfoContext& context, std::string_view path);

} // namespace binnacle::node
