// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/bins/scalars.h"
#include "core/value/key.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace binnacle::expression {

/// A record as an expression sees it: metadata, and bins as particles. Everything is a view, and somebody else's.
struct RecordView {
    struct Bin {
        std::string_view name;
        bins::ParticleView particle;
    };

    Digest digest{};
    std::string_view set;
    ByteView key;                   ///< type byte and bytes; empty if none is stored
    std::uint32_t voidTime = 0;     ///< seconds since 2010-01-01 UTC; 0 never
    std::uint64_t lastUpdateMs = 0; ///< milliseconds since 2010-01-01 UTC
    std::uint64_t nowMs = 0;        ///< likewise
    std::uint64_t size = 0;         ///< bytes that the record takes in storage
    bool isTombstone = false;
    std::vector<Bin> bins;
};

} // namespace binnacle::expression
