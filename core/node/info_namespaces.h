// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace binnacle::node {

// The info commands about what is stored. `parameters` is what follows the command's name.

/// `namespace/NAME`: figures and configuration.
InfoAnswer namespaceStatistics(const InfoContext& context, std::string_view parameters);

/// `sets`, `sets/NAMESPACE`, `sets/NAMESPACE/SET`. A set whose name would break the text apart is left out.
InfoAnswer setsStatistics(const InfoContext& context, std::string_view parameters);

std::size_t countAllRecords(const InfoContext& context);
std::size_t countAllTombstones(const InfoContext& context);

} // namespace binnacle::node
