// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/operation/query_options.h"
#include "core/operation/settings.h"
#include "core/value/key.h"
#include "core/value/secondary_index.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::cluster {

/// A scan of a set, or a query of an index, read page by page.
struct ScanPlan {
    DataSet dataSet;
    std::vector<std::string> bins; ///< empty: all
    bool withNoBins = false;
    Bytes filter; ///< packed; empty: none
    Replica replica = Replica::sequence;
    std::size_t mostNodes = 0;       ///< asked at a time; 0: all
    bool compressed = false;         ///< the answer, if the server can
    std::optional<IndexRange> index; ///< nothing: every record of the set
    PartitionRange partitions;
    std::uint32_t recordsPerSecond = 0; ///< of each node; 0: as fast as it can
    QueryDuration duration = QueryDuration::longQuery;
    std::int64_t pageSize = 5'000;
    std::int64_t limit = 0;           ///< records in all; 0: to the end
    std::uint32_t timeoutMs = 30'000; ///< without any byte from a node
    std::uint32_t maxRetries = 5;     ///< rounds in a row that bring nothing because nodes or partitions fail
    std::uint32_t retryDelayMs = 200;
    std::uint32_t patienceMs =
        0; ///< without progress on any node, a timeout after it is not tried again; 0: the retries alone count
};

/// Where in an index a record was found, as its node says it. Its bytes mean nothing elsewhere.
using IndexValue = std::array<std::uint8_t, 8>;

/// What one node is asked for in one round.
struct ScanShare {
    std::uint32_t node = 0;                ///< NodeId
    std::vector<std::uint16_t> partitions; ///< from their beginning
    std::vector<Digest> resumed;           ///< each names its partition, which goes on after it
    std::int64_t maxRecords = 1;
    std::vector<IndexValue> resumedAt = {}; ///< of a query of an index: one for each of `resumed`
};

/// The request frame, as the vendor's clients send it (as_scan_command_init and as_query_command_init in aerospike_scan.c and
/// aerospike_query.c of aerospike-client-c).
/// `taskId` names the scan among those that the node runs.
Bytes encodeScan(const ScanPlan& plan, const ScanShare& share, std::uint64_t taskId);

} // namespace binnacle::cluster
