// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"

namespace binnacle::cluster {

/// Does what `segment` says to one record: finds the node, sends the command, and tries again where that is safe, within the
/// policy's total timeout. Every failure is in the result. The references outlive the flow.
asio::awaitable<RecordResult> runCommand(std::shared_ptr<CoreState> state, const Segment& segment, const Policy& policy, Key key,
                                         net::CancelSignal& signal);

} // namespace binnacle::cluster
