// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

namespace binnacle::node {

/// The system's clock as servers count it, since 2010-01-01 UTC.
engine::Clock now();

} // namespace binnacle::node
