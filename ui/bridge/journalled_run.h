// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sdk/session.h"
#include "core/work/execute_with_undo.h"
#include "core/work/journal_entry.h"
#include "ui/bridge/run_request.h"

#include <stop_token>

namespace binnacle::ui {

/// One run from its first line in the journal to its last. For a thread that may wait.
class JournalledRun {
public:
    JournalledRun(RunRequest request, JournalTicket ticket) : m_request(std::move(request)), m_ticket(std::move(ticket)) {}

    /// Writes down that it begins, runs it, and writes down how it ended. An error is one of the whole.
    std::optional<Error> run(const Session& session, const work::ResultsHandler& onResults, const std::stop_token& stop);

    /// Only writes down what was run elsewhere, and replaced nothing.
    void tell(work::OutcomeSummary outcome);

    const RunTrace& trace() const { return m_trace; }

private:
    void begin();
    void end(work::OutcomeSummary outcome);
    work::Executed execute(const Session& session, const work::ResultsHandler& onResults, const std::stop_token& stop) const;
    work::Journal* journal();

    RunRequest m_request;
    JournalTicket m_ticket;
    work::JournalEntry m_entry;
    RunTrace m_trace;
};

} // namespace binnacle::ui
