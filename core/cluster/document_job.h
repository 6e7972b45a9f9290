// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/batch.h"
#include "core/cluster/node_turns.h"
#include "core/net/task_group.h"

#include <map>
#include <set>

namespace binnacle::cluster {

/// Runs one document: puts the rows of a node together in batches, and keeps a bounded number of them under way. A row that is
/// alone goes as a command of its own. Rows of one record never are under way together, so that they keep their order: a server
/// may serve the rows of a batch side by side. Lives on the runtime thread, as long as its flow.
class DocumentJob : public std::enable_shared_from_this<DocumentJob> {
public:
    DocumentJob(std::shared_ptr<CoreState> state, OperationDocument document, std::optional<std::int64_t> usual,
                DocumentSink sink);

    asio::awaitable<void> run();

    void grant(std::int64_t records);
    /// Rows that were not sent are reported as `aborted`; of very many the first ones, and the rest by their number.
    void cancel(Error reason);

private:
    struct Pending {
        Batch batch;
        std::size_t bytes = 0;
    };

    std::optional<Error> encodeSegments();
    asio::awaitable<std::optional<Error>> waitForPartitions();
    void resolvePolicies();
    asio::awaitable<void> sendOnly();
    asio::awaitable<void> sendRows();
    void countUnsent(std::int64_t index);
    void tellUnsent();
    asio::awaitable<bool> waitForTurn(const Key& key);
    bool mustWait(const Key& key) const;
    void gather(BatchRow row, Progress progress);
    void sendGathered();
    void start(Batch batch);
    void begin(Batch batch);
    void endTurn(NodeId node);
    void watchWaiting();
    asio::awaitable<void> endWaiting();
    std::optional<net::SteadyClock::time_point> firstEndOfWaiting() const;
    void reportUnsent(const Batch& batch);
    asio::awaitable<void> runOne(BatchRow row, Progress progress, NodeId node);
    asio::awaitable<void> runBatch(Batch batch);
    void sendAgain(std::vector<BatchRow> rows, Progress progress);
    std::size_t mostRows(NodeId node) const;
    void finishRow(RecordResult result);
    void reportUnsent(const Key& key, std::int64_t index);

    void deliver(RecordResult result);
    void flush();

    std::shared_ptr<CoreState> m_state;
    OperationDocument m_document;
    std::vector<EncodedSegment> m_encoded; ///< one for each segment
    std::vector<Policy> m_policies;        ///< … and so here
    std::optional<std::int64_t> m_usual;   ///< credit where the behavior says nothing
    std::int64_t m_credit = 0;
    DocumentSink m_sink;
    net::TaskGroup m_commands;
    net::Event m_wake;
    net::CancelSignal m_signal;
    std::optional<Error> m_stopped;
    std::set<Digest> m_underWay;
    std::map<NodeId, Pending> m_gathered;
    NodeTurns<Batch> m_turns;
    net::Event m_turnsChanged; ///< for endWaiting() alone
    bool m_watching = false;
    std::map<NodeId, std::size_t> m_mostRows; ///< where a node has turned larger batches away
    std::vector<RecordResult> m_results;      ///< to be delivered together
    std::int64_t m_unsent = 0;
    bool m_flushPosted = false;
};

} // namespace binnacle::cluster
