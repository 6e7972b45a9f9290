// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"

#include <string>
#include <string_view>

namespace binnacle::node {

/// `get-config`, of a context or of all.
InfoAnswer getConfig(const InfoContext& context, std::string_view parameters);

/// `set-config:context=namespace;namespace=NAME;…`: what NamespaceSettings has. Anything else is refused as a server refuses what
/// it does not know.
InfoAnswer setConfig(const InfoContext& context, std::string_view parameters);

/// What `namespace/NAME` tells after its figures.
std::string namespaceConfiguration(const StoredNamespace& nameSpace);

} // namespace binnacle::node
