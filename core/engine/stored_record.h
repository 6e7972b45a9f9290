// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace binnacle::engine {

/// A bin as it is kept: type and bytes of its particle.
struct StoredBin {
    std::string name;
    std::uint8_t type = 0;
    Bytes bytes;
    friend bool operator==(const StoredBin&, const StoredBin&) = default;
};

/// A record as a node keeps it. Its digest is its address and not part of it.
struct StoredRecord {
    std::uint32_t generation = 0;       ///< 1 to 65535
    std::uint32_t voidTime = 0;         ///< seconds since 2010-01-01 UTC; 0 never
    std::uint64_t lastUpdateMs = 0;     ///< milliseconds since 2010-01-01 UTC
    std::string set;
    Bytes key;                          ///< the key field (type byte and bytes) if the client sent it; else empty
    std::vector<StoredBin> bins;        ///< in the order in which they were first written; none: a tombstone
    friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

/// What a durable delete leaves: it is no record for anybody, but a later write goes on with its generation.
inline bool isTombstone(const StoredRecord& record)
{
    return record.bins.empty();
}

} // namespace binnacle::engine
