// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/packed_element.h"
#include "core/bins/scalars.h"
#include "core/value/hll_sketch.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::bins {

/// Source: as_hll_op_type in proto.h of the server.
enum class HllCode : std::uint64_t {
    init = 0,
    add = 1,
    setUnion = 2,
    refreshCount = 3,
    fold = 4,
    count = 50,
    getUnion = 51,
    unionCount = 52,
    intersectCount = 53,
    similarity = 54,
    describe = 55,
    mayContain = 56,
};

namespace hll_flags {
inline constexpr std::uint64_t createOnly = 1 << 0;
inline constexpr std::uint64_t updateOnly = 1 << 1;
inline constexpr std::uint64_t noFail = 1 << 2;
inline constexpr std::uint64_t allowFold = 1 << 3;
} // namespace hll_flags

/// What the operations take; each uses some of it.
struct HllArguments {
    std::vector<Bytes> elements; ///< in their smallest form
    std::vector<HllSketch> sketches;
    std::optional<int> indexBits;
    std::optional<int> minHashBits;
    std::uint64_t flags = 0;
};

/// `[code, arguments …]`. The arguments are left as they are, since a server looks at the bin before it looks at them.
struct HllOperation {
    HllCode code{};
    std::uint64_t given = 0; ///< how many arguments were sent
    PackedReader arguments{{}};
};

/// A parameter error if it is no list that begins with a code of a read or, else, of a modification.
Result<HllOperation> decodeHllOperation(ByteView bytes, bool isRead);

/// Too many or too few arguments, bits and flags that this operation does not take, elements that are lists or maps, and sketches
/// that are none are parameter errors.
Result<HllArguments> decodeHllArguments(HllOperation operation);

/// The bin's sketch; a type error if the bin holds something else.
Result<HllSketch> sketchIn(const ParticleView& bin);

} // namespace binnacle::bins
