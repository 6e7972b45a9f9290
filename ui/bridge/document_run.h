// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "core/sdk/session.h"
#include "core/work/journal_entry.h"
#include "ui/bridge/background.h"
#include "ui/bridge/run_request.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// One operation document under way, for the GUI thread. Writes go by the journal, with what they replace. Results come in batches: the first at once, the rest at most every
/// 50 ms. It may be started again when it is done, and starting it while it runs stops what was before, whose results are
/// dropped from then on. Destroying it stops it; what was sent may still take effect.
class DocumentRun : public QObject {
    Q_OBJECT

public:
    explicit DocumentRun(QObject* parent = nullptr);
    ~DocumentRun() override;

    void start(const Session& session, OperationDocument document);
    void start(const Session& session, RunRequest request, JournalTicket ticket);

    /// Stops soon; finished() says `aborted` once the core has let go. Nothing happens if nothing runs.
    void stop();

    bool isRunning() const { return m_running; }
    /// Results that were handed out so far.
    std::int64_t received() const { return m_received; }
    /// Of the last run that has finished.
    const RunTrace& trace() const { return m_trace; }
    /// From start() to the end, or to now while it runs.
    std::chrono::microseconds elapsed() const;

signals:
    void started();
    /// In completion order; each result has its index in the document.
    void resultsReady(const std::vector<binnacle::RecordResult>& results);
    /// After the last result. Nothing: every record has its result.
    void finished(const std::optional<binnacle::Error>& error);
    /// The journal has it, or cannot have it. After finished() or before.
    void journalled();

private:
    void startReading(const Session& session, RunRequest request, JournalTicket ticket);
    void startWriting(const Session& session, RunRequest request, JournalTicket ticket);
    void take(std::uint64_t generation, std::vector<RecordResult> results);
    void end(std::uint64_t generation, const std::optional<Error>& error);
    void flush();

    StreamHandle m_handle; ///< of what only reads
    Background m_background;
    work::OutcomeSummary m_outcome; ///< so far, of what only reads
    RunTrace m_trace;
    QTimer m_flushTimer;
    QElapsedTimer m_clock;
    std::vector<RecordResult> m_pending;
    std::chrono::microseconds m_elapsed{0};
    std::uint64_t m_generation = 0;
    std::int64_t m_received = 0;
    bool m_running = false;
};

} // namespace binnacle::ui
