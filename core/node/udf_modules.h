// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string_view>

namespace binnacle::node {

// User-defined modules: kept, listed and given back as a server does it, with its words for what is wrong, but never run. A
// module is not compiled either: one that is no Lua is taken.

InfoAnswer putModule(const InfoContext& context, std::string_view parameters);
InfoAnswer getModule(const InfoContext& context, std::string_view parameters);
InfoAnswer listModules(const InfoContext& context, std::string_view parameters);
/// Removing one that is not there succeeds.
InfoAnswer removeModule(const InfoContext& context, std::string_view parameters);

} // namespace binnacle::node
