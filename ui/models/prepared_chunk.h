// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sdk/record_chunk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace binnacle::ui {

/// One bin name of a chunk, and the particle types that it was met with.
struct BinTally {
    struct Count {
        std::uint8_t particleType = 0;
        std::uint32_t records = 0;
        friend bool operator==(const Count&, const Count&) = default;
    };
    std::string name;
    std::vector<Count> counts; ///< in the order of discovery
    friend bool operator==(const BinTally&, const BinTally&) = default;
};

/// A chunk with what the table has to know about all its records at once. Made off the GUI thread, by prepare().
struct PreparedChunk {
    RecordChunk chunk;
    std::vector<BinTally> bins; ///< in the order of discovery, at most `mostColumns`
    bool binsLeftOff = false;   ///< there were more names than that
};

/// A set may have any number of bin names; a table has at most so many columns of them.
inline constexpr std::size_t mostColumns = 1'000;

/// Looks at the head of every bin of every record. Linear in their number; safe from any thread.
PreparedChunk prepare(RecordChunk chunk);

} // namespace binnacle::ui
