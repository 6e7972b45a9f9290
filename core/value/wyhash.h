// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>

namespace binnacle {

/// wyhash, final version 3, with its default secret and the seed that servers take: it stands for strings and blobs in secondary
/// indexes. Source of the algorithm: Wang Yi, wyhash, placed in the public domain.
std::uint64_t wyhash(ByteView bytes);

} // namespace binnacle
