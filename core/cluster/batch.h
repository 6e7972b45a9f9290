// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/command.h"

#include <functional>
#include <optional>
#include <vector>

namespace binnacle::cluster {

/// Rows that go to one node together.
struct Batch {
    std::shared_ptr<Node> node;
    std::vector<BatchRow> rows;
    Progress progress;
};

/// What is left of a batch: rows that have certainly not been applied and may be sent again.
struct Leftover {
    std::vector<BatchRow> rows;
    std::optional<std::size_t> mostRows; ///< that the node takes at once: these were too many, and may go again right away
};

/// Sends a batch once. Each row that is done goes to `deliver` as its answer comes; the others are what is returned. The
/// references outlive the flow.
asio::awaitable<Leftover> sendBatch(Batch batch, std::function<void(RecordResult)> deliver,
                                   net::CancelSignal& signal);

} // namespace binnacle::cluster
