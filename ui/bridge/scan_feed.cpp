// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/scan_feed.h"

#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"

#include <algorithm>
#include <utility>

namespace binnacle::ui {

namespace {

/// Records that may be under way between the cluster and the model.
constexpr std::int64_t window = 20'000;

constexpr int leastFlushMs = 60;
constexpr int mostFlushMs = 1'000;
/// An insertion may take one part in so many of the time: a view pays for it by its number of rows.
constexpr int insertionShare = 25;

} // namespace

ScanFeed::ScanFeed(RecordTableModel& model, QObject* parent) : QObject(parent), m_model(model)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(leastFlushMs);
    connect(&m_flushTimer, &QTimer::timeout, this, &ScanFeed::flush);
}

ScanFeed::~ScanFeed()
{
    m_handle.cancel();
}

void ScanFeed::start(const Session& session, DataSet dataSet, std::optional<Filter> where)
{
    cancel();
    m_error.reset();
    m_firstRow.reset();
    m_loadedBefore = {};
    m_received = 0;
    m_wanted = m_granted = firstPage;
    m_flushTimer.setInterval(leastFlushMs);
    m_generation = m_model.restart();
    m_clock.start();
    setState(State::loading);

    ScanOptions options;
    options.pageSize = firstPage; // a page is always asked for as a whole
    options.credit = firstPage;
    options.where = std::move(where);
    const auto toGui = guiDispatcher(this);
    m_handle = session.scanAsync(
        std::move(dataSet), std::move(options), workerDispatcher(),
        {[this, toGui, generation = m_generation](RecordChunk chunk) {
             toGui([this, generation, prepared = prepare(std::move(chunk))]() mutable { take(generation, std::move(prepared)); });
         },
         [this, toGui, generation = m_generation](std::optional<Error> error) {
             toGui([this, generation, error = std::move(error)] { end(generation, error); });
         }});
}

void ScanFeed::more(std::int64_t records)
{
    if (m_state == State::paused)
        want(m_received + records);
}

void ScanFeed::loadAll()
{
    if (m_state == State::paused || m_state == State::loading)
        want(everything);
}

void ScanFeed::want(std::int64_t records)
{
    m_wanted = std::max(records, m_granted);
    if (m_state != State::loading) {
        m_loadedBefore = loadingTime();
        m_clock.start();
        setState(State::loading);
    }
    grant();
}

void ScanFeed::pause()
{
    if (m_state != State::loading)
        return;
    m_wanted = m_granted;
    m_loadedBefore = loadingTime();
    setState(State::paused);
}

void ScanFeed::cancel()
{
    m_handle.cancel();
    m_handle = {};
    m_generation = 0;
    m_flushTimer.stop();
    m_pending.clear();
    m_loadedBefore = loadingTime();
    if (m_state != State::idle)
        setState(State::idle);
}

std::chrono::microseconds ScanFeed::loadingTime() const
{
    return isLoading() ? m_loadedBefore + std::chrono::microseconds(m_clock.nsecsElapsed() / 1000) : m_loadedBefore;
}

double ScanFeed::recordsPerSecond() const
{
    const double seconds = std::chrono::duration<double>(loadingTime()).count();
    return seconds > 0 ? static_cast<double>(m_received) / seconds : 0;
}

void ScanFeed::take(std::uint64_t generation, PreparedChunk chunk)
{
    if (generation != m_generation)
        return;
    m_pending.push_back(std::move(chunk));
    if (m_received == 0)
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void ScanFeed::end(std::uint64_t generation, std::optional<Error> error)
{
    if (generation != m_generation)
        return;
    insertPending();
    m_handle = {};
    m_loadedBefore = loadingTime();
    m_error = std::move(error);
    setState(m_error ? State::failed : State::complete);
    emit finished();
}

void ScanFeed::flush()
{
    insertPending();
    if (m_state == State::loading && m_received >= m_wanted) {
        m_loadedBefore = loadingTime();
        setState(State::paused);
    }
    grant();
}

void ScanFeed::insertPending()
{
    m_flushTimer.stop();
    if (m_pending.empty())
        return;
    QElapsedTimer insertion;
    insertion.start();
    const int rows = m_model.append(m_generation, std::exchange(m_pending, {}));
    m_flushTimer.setInterval(std::clamp(static_cast<int>(insertion.elapsed()) * insertionShare, leastFlushMs, mostFlushMs));
    if (rows == 0)
        return;
    const bool first = m_received == 0;
    m_received += rows;
    if (first) {
        m_firstRow = loadingTime();
        emit firstRow();
    }
    emit inserted(rows);
}

/// In steps of whole pages at least: the scan goes on while it has any credit left.
void ScanFeed::grant()
{
    const std::int64_t target = m_wanted - m_received > window ? m_received + window : m_wanted;
    const std::int64_t step = target - m_granted;
    if (step < firstPage && target != m_wanted)
        return;
    if (step > 0) {
        m_granted = target;
        m_handle.grant(step);
    }
}

void ScanFeed::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace binnacle::ui
