// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/journalled_run.h"

#include "core/sdk/errors.h"
#include "core/work/pinned.h"
#include "core/work/run_undo.h"

#include <QDateTime>

#include <utility>

namespace binnacle::ui {

std::optional<Error> JournalledRun::run(const Session& session, const work::ResultsHandler& onResults, const std::stop_token& stop)
{
    begin();
    work::Executed executed;
    try {
        executed = execute(session, onResults, stop);
    } catch (const AerospikeError& refused) {
        executed.failure = refused.error();
    }
    m_trace.undo = std::make_shared<work::Undo>(std::move(executed.undo));
    end(work::summaryOf(executed.results, executed.failure));
    return executed.failure;
}

work::Executed JournalledRun::execute(const Session& session, const work::ResultsHandler& onResults,
                                      const std::stop_token& stop) const
{
    if (m_request.rehearsed)
        return work::executeAsRehearsed(session, work::pinned(m_request.document, m_request.rehearsed->rehearsal), {}, onResults,
                                        stop);
    if (!m_request.isUndo)
        return work::executeWithUndo(session, m_request.document, {}, onResults, stop);
    work::UndoReport report = work::runUndo(session, m_request.document, {}, onResults, stop);
    return {std::move(report.results), std::move(report.redo), std::move(report.failure)};
}

void JournalledRun::tell(work::OutcomeSummary outcome)
{
    begin();
    end(std::move(outcome));
}

work::Journal* JournalledRun::journal()
{
    if (!m_ticket.source.valid())
        return nullptr;
    const Result<std::shared_ptr<work::Journal>>& opened = m_ticket.source.get();
    if (!opened)
        m_trace.journalProblem = opened.error();
    return opened ? opened->get() : nullptr;
}

void JournalledRun::begin()
{
    m_entry.unixMs = QDateTime::currentMSecsSinceEpoch();
    m_entry.connection = m_ticket.connection.toStdString();
    m_entry.address = m_ticket.identity.toStdString();
    m_entry.document = m_request.document;
    m_entry.underWay = true;
    m_entry.undoes = m_request.undoes;
    work::Journal* const kept = journal();
    if (kept == nullptr)
        return;
    const Result<std::uint64_t> id = kept->append(m_entry);
    if (id)
        m_trace.journalId = m_entry.id = *id;
    else
        m_trace.journalProblem = id.error();
}

void JournalledRun::end(work::OutcomeSummary outcome)
{
    work::Journal* const kept = m_trace.journalId != 0 ? journal() : nullptr;
    if (kept == nullptr)
        return;
    const bool didSomething = outcome.failed + outcome.skipped < outcome.records;
    m_entry.underWay = false;
    m_entry.outcome = std::move(outcome);
    const bool keepsUndo = m_trace.undo && (!m_trace.undo->isEmpty() || !m_trace.undo->notUndoable.empty());
    if (keepsUndo)
        m_entry.undo = work::journalUndoOf(*m_trace.undo);
    Result<void> written = kept->replace(m_entry);
    if (written && m_request.undoes != 0 && didSomething)
        written = kept->markUndone(m_request.undoes, QDateTime::currentMSecsSinceEpoch());
    if (!written)
        m_trace.journalProblem = written.error();
}

} // namespace binnacle::ui
