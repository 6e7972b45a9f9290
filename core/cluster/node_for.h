// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"
#include "core/operation/encode_batch.h"

namespace binnacle::cluster {

/// Why nothing can be sent to a namespace that is not in the map: it is not there, or, while the map is empty, nobody knows yet.
std::optional<Error> absentNamespace(const PartitionMap& map, std::string_view nameSpace);

/// Which node attempt number `attempt` of a read goes to. By preferRack those of the client's racks come first, in the order in
/// which it names the racks; without racks it is the sequence of the replicas.
NodeId readFrom(const CoreState& state, std::string_view nameSpace, std::uint16_t partition, Replica replica, std::size_t attempt);

/// The node for attempt number `attempt` of the row's command, or why there is none.
Result<std::shared_ptr<Node>> nodeFor(const CoreState& state, const BatchRow& row, std::uint32_t attempt);

/// Seconds since 1970, for absolute expiries.
std::int64_t unixNow();

/// What a server is told to take: what is left until the deadline, at least 1 ms.
std::uint32_t timeoutFor(const net::Deadline& deadline);

/// The result of a record whose command came to nothing.
RecordResult failedResult(Key key, std::int64_t index, Error error);

} // namespace binnacle::cluster
