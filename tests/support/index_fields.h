// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/value/value.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace binnacle::test {

/// The field that says what a query looks for, as a client packs it.
Bytes integerRange(std::string_view bin, std::int64_t first, std::int64_t last);
/// A string, a blob or GeoJSON.
Bytes equalTo(std::string_view bin, ParticleType type, std::string_view value);

/// Eight bytes each, the lowest first.
Bytes indexKeys(const std::vector<std::int64_t>& keys);

} // namespace binnacle::test
