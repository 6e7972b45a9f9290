// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/document_run.h"

#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/journalled_run.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <utility>

namespace binnacle::ui {

namespace {

constexpr int flushMs = 50;

bool writes(const OperationDocument& document)
{
    return std::ranges::any_of(document.segments, [](const Segment& segment) { return isWrite(segment.verb); });
}

/// Results on their way to the GUI thread; one task takes what has gathered.
class Mailbox {
public:
    /// True if it was empty.
    bool add(const std::vector<RecordResult>& results)
    {
        const std::lock_guard lock(m_mutex);
        const bool wasEmpty = m_results.empty();
        m_results.insert(m_results.end(), results.begin(), results.end());
        return wasEmpty;
    }
    std::vector<RecordResult> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_results, {});
    }

private:
    std::mutex m_mutex;
    std::vector<RecordResult> m_results;
};

} // namespace

DocumentRun::DocumentRun(QObject* parent) : QObject(parent)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, &DocumentRun::flush);
}

DocumentRun::~DocumentRun()
{
    m_handle.cancel();
}

void DocumentRun::start(const Session& session, OperationDocument document)
{
    start(session, RunRequest{std::move(document), {}, false, 0}, {});
}

void DocumentRun::start(const Session& session, RunRequest request, JournalTicket ticket)
{
    stop();
    m_flushTimer.stop();
    m_pending.clear();
    m_received = 0;
    m_running = true;
    m_trace = {};
    m_clock.start();
    ++m_generation;
    emit started();
    if (writes(request.document))
        startWriting(session, std::move(request), std::move(ticket));
    else
        startReading(session, std::move(request), std::move(ticket));
}

/// The journal hears of it when it is over; nobody waits for that.
void DocumentRun::startReading(const Session& session, RunRequest request, JournalTicket ticket)
{
    m_outcome = {};
    const std::uint64_t generation = m_generation;
    OperationDocument document = request.document;
    const auto told = std::make_shared<JournalledRun>(std::move(request), std::move(ticket));
    m_handle = session.executeAsync(
        std::move(document), guiDispatcher(this),
        {[this, generation](std::vector<RecordResult> results) {
             if (generation != m_generation)
                 return;
             for (const RecordResult& result : results)
                 work::count(m_outcome, result);
             take(generation, std::move(results));
         },
         [this, generation, told](const std::optional<Error>& error) {
             if (generation != m_generation)
                 return;
             if (error)
                 m_outcome.failure = error->text();
             m_background.post([this, told, outcome = m_outcome, gui = guiDispatcher(this)](const std::stop_token&) {
                 told->tell(outcome);
                 gui([this] { emit journalled(); });
             });
             end(generation, error);
         }});
}

void DocumentRun::startWriting(const Session& session, RunRequest request, JournalTicket ticket)
{
    m_background.post([this, generation = m_generation, gui = guiDispatcher(this), session,
                       run = JournalledRun(std::move(request), std::move(ticket))](const std::stop_token& stop) mutable {
        const auto mailbox = std::make_shared<Mailbox>();
        const auto deliver = [&](const std::vector<RecordResult>& results) {
            if (mailbox->add(results))
                gui([this, generation, mailbox] { take(generation, mailbox->take()); });
        };
        const std::optional<Error> error = run.run(session, deliver, stop);
        gui([this, generation, error, trace = run.trace()] {
            if (generation == m_generation)
                m_trace = trace;
            end(generation, error);
            emit journalled();
        });
    });
}

void DocumentRun::stop()
{
    m_handle.cancel();
    m_background.stop();
}

std::chrono::microseconds DocumentRun::elapsed() const
{
    return m_running ? std::chrono::microseconds(m_clock.nsecsElapsed() / 1000) : m_elapsed;
}

void DocumentRun::take(std::uint64_t generation, std::vector<RecordResult> results)
{
    if (generation != m_generation)
        return;
    m_pending.insert(m_pending.end(), std::make_move_iterator(results.begin()), std::make_move_iterator(results.end()));
    if (m_received == 0)
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void DocumentRun::end(std::uint64_t generation, const std::optional<Error>& error)
{
    if (generation != m_generation)
        return;
    m_elapsed = elapsed();
    m_running = false;
    flush();
    if (generation == m_generation) // a slot of resultsReady() may have started the next run
        emit finished(error);
}

void DocumentRun::flush()
{
    m_flushTimer.stop();
    if (m_pending.empty())
        return;
    const std::vector<RecordResult> results = std::exchange(m_pending, {});
    m_received += static_cast<std::int64_t>(results.size());
    emit resultsReady(results);
}

} // namespace binnacle::ui
