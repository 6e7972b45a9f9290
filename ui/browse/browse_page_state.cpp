// SPDX-License-Identifier: GPL-3.0-or-later
// What a browse page shows of its state: progress, and what stands in the grid's place when there are no records.
#include "ui/bridge/connection.h"
#include "ui/browse/browse_bar.h"
#include "ui/browse/browse_page.h"
#include "ui/browse/browse_status.h"
#include "ui/browse/notice_bar.h"
#include "ui/browse/record_grid.h"
#include "ui/models/value_text.h"
#include "ui/theme/empty_state.h"

#include <QStackedWidget>

namespace binnacle::ui {

QString BrowsePage::setText() const
{
    return m_dataSet.set.empty() ? tr("%1, outside any set").arg(nameText(m_dataSet.nameSpace)) : nameText(m_dataSet.set);
}

void BrowsePage::showProgress()
{
    BrowseProgress progress;
    progress.received = m_feed.received();
    progress.about = m_connection.objectCount(m_dataSet);
    progress.perSecond = m_feed.recordsPerSecond();
    progress.firstRow = m_feed.timeToFirstRow();
    progress.bytes = m_model.byteSize();
    progress.loading = m_feed.isLoading();
    progress.complete = m_feed.state() == ScanFeed::State::complete;
    progress.idle = progress.received == 0 && !progress.loading && !progress.complete;
    progress.stopped = m_stopped;
    progress.filtered = m_filter.has_value();
    progress.binsLeftOff = m_model.binColumns().leftOff();
    m_status->setProgress(progress);
}

void BrowsePage::showState()
{
    const ScanFeed::State state = m_feed.state();
    const bool started = state != ScanFeed::State::idle;
    m_bar->setProgress(started, m_feed.isLoading(), m_stopped && state == ScanFeed::State::paused);
    m_feed.isLoading() ? m_progressTimer.start() : m_progressTimer.stop();
    showProgress();

    const bool rows = m_feed.received() > 0;
    m_stack->setCurrentIndex(rows || m_feed.isLoading() ? 0 : 1);
    if (state == ScanFeed::State::failed)
        showScanFailure();
    else if (state == ScanFeed::State::complete && !rows)
        showEmpty();
    else if (state == ScanFeed::State::idle)
        showUnconnected();
}

void BrowsePage::showEmpty()
{
    if (m_filter) {
        m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("filter"), tr("No record of %1 matches").arg(setText()),
                            tr("The set was read to its end, and the filter left out all of it."), tr("Clear the filter"));
        return;
    }
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("database"), tr("%1 is empty").arg(setText()),
                        tr("There is no record in it now. It was read to its end."), tr("Compose a record…"));
}

void BrowsePage::showScanFailure()
{
    const QString sentence = QString::fromStdString(m_feed.error()->text());
    if (m_feed.received() > 0)
        m_notice->showNotice(NoticeBar::Kind::danger, tr("Reading broke off. %1").arg(sentence), tr("Read anew"));
    else
        m_empty->setContent(EmptyState::Kind::failed, QStringLiteral("warning"), tr("%1 could not be read").arg(setText()),
                            sentence, tr("Retry"));
}

void BrowsePage::showUnconnected()
{
    const QString name = m_connection.name();
    switch (m_connection.state()) {
    case Connection::State::connected:
        m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("table"), tr("%1 was not read yet").arg(setText()),
                            tr("Opening it reads a first page of %1 records, never the whole set.")
                                .arg(countText(static_cast<std::uint64_t>(ScanFeed::firstPage))),
                            tr("Run"));
        break;
    case Connection::State::connecting:
        m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("plug"), tr("Connecting to %1").arg(name),
                            tr("%1 is read as soon as the connection is there.").arg(setText()));
        break;
    case Connection::State::closed:
        m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("unplugged"), tr("%1 is not connected").arg(name),
                            tr("Connect to it to read %1.").arg(setText()), tr("Connect"));
        break;
    case Connection::State::failed:
        m_empty->setContent(EmptyState::Kind::failed, QStringLiteral("unplugged"), tr("%1 cannot be reached").arg(name),
                            m_connection.errorText(), tr("Retry"));
        break;
    }
}

void BrowsePage::connectionChanged()
{
    const bool connected = m_connection.state() == Connection::State::connected;
    if (connected && m_runAwaited)
        run();
    else if (m_feed.state() == ScanFeed::State::idle)
        showState();
}

void BrowsePage::actOnEmpty()
{
    if (m_feed.state() == ScanFeed::State::complete && m_filter) {
        clearFilter();
        return;
    }
    if (m_feed.state() == ScanFeed::State::complete) {
        Segment segment;
        segment.verb = Verb::insert;
        segment.dataSet = m_dataSet;
        OperationDocument document;
        document.segments.push_back(std::move(segment));
        emit composeRequested(document);
        return;
    }
    run();
    if (!m_connection.session() && m_connection.state() != Connection::State::connecting)
        m_connection.reopen();
}

} // namespace binnacle::ui
