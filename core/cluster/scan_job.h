// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/core_state.h"
#include "core/cluster/message_body.h"
#include "core/cluster/scan_answer.h"
#include "core/cluster/scan_tracker.h"
#include "core/net/task_group.h"

#include <random>

namespace binnacle::cluster {

/// Runs one scan, page by page. Lives on the runtime thread, as long as its flow.
class ScanJob : public std::enable_shared_from_this<ScanJob> {
public:
    ScanJob(std::shared_ptr<CoreState> state, ScanByKind request, ScanSink sink);

    asio::awaitable<void> run();

    void grant(std::int64_t records);
    void cancel(Error reason);

private:
    void begin();
    bool hasBegun() const { return m_request == nullptr; }
    asio::awaitable<std::optional<Error>> readPages();
    asio::awaitable<void> readShare(ScanShare share, std::size_t index);
    asio::awaitable<Result<void>> readAnswer(net::Connection& connection, Bytes request, std::int64_t asked, std::size_t index);
    Result<ScanAnswer> takeFrame(net::Frame frame, MessageBodies& bodies, std::size_t index, RecordBytes& records);
    asio::awaitable<void> pauseBeforeRetry();
    void endShare(std::size_t index, const Result<void>& read);
    bool canBeMended(const Error& error) const;
    void noteProgress() { m_patience = net::Deadline::in(std::chrono::milliseconds{m_plan.patienceMs}); }
    void deliver(RecordBytes& records);

    std::shared_ptr<CoreState> m_state;
    ScanByKind m_request; ///< nothing after begin()
    ScanPlan m_plan; ///< before begin(): that of an available namespace
    std::int64_t m_credit = 0;
    ScanSink m_sink;
    ScanTracker m_tracker;
    net::TaskGroup m_shares;
    net::Event m_wake;
    net::CancelSignal m_signal;
    std::optional<Error> m_stopped; ///< by whoever asked, or by an error that another attempt cannot mend
    std::mt19937_64 m_random;
    bool m_delivered = false;
    net::Deadline m_patience; ///< runs from the last record, or from the last node that ended well
};

} // namespace binnacle::cluster
