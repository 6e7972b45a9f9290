// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/document_run.h"

#include "ui/bridge/gui_dispatcher.h"

#include <iterator>
#include <utility>

namespace binnacle::ui {

namespace {

constexpr int flushMs = 50;

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
    m_handle.cancel();
    m_flushTimer.stop();
    m_pending.clear();
    m_received = 0;
    m_running = true;
    m_clock.start();
    const std::uint64_t generation = ++m_generation;
    emit started();
    m_handle =
        session.executeAsync(std::move(document), guiDispatcher(this),
                             {[this, generation](std::vector<RecordResult> results) { take(generation, std::move(results)); },
                              [this, generation](std::optional<Error> error) { end(generation, error); }});
}

void DocumentRun::stop()
{
    m_handle.cancel();
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
