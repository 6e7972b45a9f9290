// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

namespace binnacle {

/// The bytes that a sketch hashes for an element: its smallest MessagePack form. An invalid parameter for lists and maps, which
/// servers refuse as elements.
Result<Bytes> hllElement(const Value& value);

} // namespace binnacle
