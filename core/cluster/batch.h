// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/command.h"

#include <functional>
#include <vector>

namespace binnacle::cluster {

/// Rows that go to one node together.
struct Batch {
    std::shared_ptr<Node> node;
    std::vector<BatchRow> rows;
    Progress progress;
};

/// Sends a batch once. Each row that is done goes to `deliver` as its answer comes; the others, which have certainly not been
/// applied and may be sent again, are what is returned. The references outlive the flow.
asio::awaitable<std::vector<BatchRow>> sendBatch(Batch batch, std::function<void(RecordResult)> deliver,
                                                 net::CancelSignal& signal);

} // namespace binnacle::cluster
