// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/index_definition.h"
#include "core/node/info_parameters.h"

#include <string_view>

namespace binnacle::node {

/// The names of types and collections as info commands have them: `numeric`, `mapkeys`, …
std::string_view indexTypeName(ParticleType type);
std::string_view collectionName(engine::IndexCollection collection);

/// What `sindex-create` is to make, but for its name. Errors are a server's, word for word.
Result<engine::IndexDefinition> parseIndexParameters(const InfoParameters& parameters);

} // namespace binnacle::node
