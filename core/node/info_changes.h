// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string_view>

namespace binnacle::node {

// The info commands that change what is stored: `truncate`, `truncate-namespace`, and what undoes them. `parameters` is what follows
// the command's name.

InfoAnswer truncateSet(const InfoContext& context, std::string_view parameters);
InfoAnswer truncateNamespace(const InfoContext& context, std::string_view parameters);
InfoAnswer undoTruncateSet(const InfoContext& context, std::string_view parameters);
InfoAnswer undoTruncateNamespace(const InfoContext& context, std::string_view parameters);

} // namespace binnacle::node
