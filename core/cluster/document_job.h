// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"
#include "core/net/task_group.h"
#include "core/operation/document.h"

#include <set>

namespace binnacle::cluster {

/// Runs the commands of one document, a bounded number at a time. Lives on the runtime thread, as long as its flow.
class DocumentJob : public std::enable_shared_from_this<DocumentJob> {
public:
    DocumentJob(std::shared_ptr<CoreState> state, OperationDocument document, std::int64_t credit, DocumentSink sink);

    asio::awaitable<void> run();

    void grant(std::int64_t records);
    void cancel(Error reason);

private:
    asio::awaitable<bool> waitForTurn(const Key& key);
    asio::awaitable<void> runOne(const Segment& segment, Key key, std::int64_t index);
    void deliver(RecordResult result);
    void flush();

    std::shared_ptr<CoreState> m_state;
    OperationDocument m_document;
    std::int64_t m_credit;
    DocumentSink m_sink;
    net::TaskGroup m_commands;
    net::Event m_wake;
    net::CancelSignal m_signal;
    std::optional<Error> m_stopped;
    std::set<Digest> m_underWay;
    std::vector<RecordResult> m_results; ///< to be delivered together
    bool m_flushPosted = false;
};

} // namespace binnacle::cluster
