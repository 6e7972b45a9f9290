// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/browse_page.h"

#include "ui/bridge/connection.h"
#include "ui/browse/browse_bar.h"
#include "ui/browse/browse_status.h"
#include "ui/browse/columns_menu.h"
#include "ui/browse/grid_actions.h"
#include "ui/browse/key_field.h"
#include "ui/browse/notice_bar.h"
#include "ui/browse/record_grid.h"
#include "ui/models/value_text.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/roles.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int progressMs = 100;
/// What scrolling to the end asks for.
constexpr std::int64_t scrolledRecords = 5'000;

QString textOf(const Error& error)
{
    return QString::fromStdString(error.text());
}

} // namespace

BrowsePage::BrowsePage(Connection& connection, DataSet dataSet, QWidget* parent)
    : QWidget(parent),
      m_connection(connection),
      m_dataSet(std::move(dataSet)),
      m_feed(m_model),
      m_bar(new BrowseBar(m_dataSet, this)),
      m_notice(new NoticeBar(this)),
      m_stack(new QStackedWidget(this)),
      m_grid(new RecordGrid(m_model, this)),
      m_empty(new EmptyState(this)),
      m_status(new BrowseStatus(this))
{
    setObjectName(QStringLiteral("browsePage"));
    m_progressTimer.setInterval(progressMs);
    lay();
    connectParts();
    showState();
}

void BrowsePage::lay()
{
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    setSurface(m_empty, Surface::panel);
    m_bar->columnsButton().setMenu(new ColumnsMenu(*m_grid, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    column->addWidget(new Separator(Qt::Horizontal, this));
    column->addWidget(m_status);
}

void BrowsePage::connectParts()
{
    connect(m_bar, &BrowseBar::runRequested, this, &BrowsePage::run);
    connect(m_bar, &BrowseBar::filterCleared, this, &BrowsePage::clearFilter);
    connect(m_bar, &BrowseBar::stopRequested, this, &BrowsePage::stop);
    connect(m_bar, &BrowseBar::resumeRequested, this, &BrowsePage::loadAll);
    connect(&m_bar->keyField(), &KeyField::keyEntered, this, &BrowsePage::goToKey);
    connect(&m_bar->keyField(), &KeyField::refused, this,
            [this](const QString& sentence) { m_notice->showNotice(NoticeBar::Kind::warning, sentence); });
    connect(m_notice, &NoticeBar::actionTriggered, this, &BrowsePage::run);
    connect(m_empty, &EmptyState::actionTriggered, this, &BrowsePage::actOnEmpty);
    connect(m_status, &BrowseStatus::allRequested, this, &BrowsePage::loadAll);
    connect(m_status, &BrowseStatus::moreRequested, this, [this] {
        m_stopped = false;
        m_feed.more(scrolledRecords);
    });
    connect(m_grid, &RecordGrid::rowSelected, this, &BrowsePage::selectRow);
    connect(m_grid, &RecordGrid::endReached, this, [this] {
        if (!m_stopped)
            m_feed.more(scrolledRecords);
    });
    auto* actions = new GridActions(*m_grid, m_model, m_dataSet, this);
    connect(actions, &GridActions::composeRequested, this, &BrowsePage::composeRequested);
    connect(actions, &GridActions::sketchesRequested, this, &BrowsePage::sketchesRequested);

    connect(&m_feed, &ScanFeed::stateChanged, this, &BrowsePage::showState);
    connect(&m_feed, &ScanFeed::firstRow, this, &BrowsePage::showFirstRow);
    connect(&m_feed, &ScanFeed::inserted, this, [this] { m_bar->setKnownBins(m_model.binColumns().knownBins()); });
    connect(&m_feed, &ScanFeed::finished, this, &BrowsePage::finished);
    connect(&m_progressTimer, &QTimer::timeout, this, &BrowsePage::showProgress);
    connect(&m_keyRun, &DocumentRun::resultsReady, this, &BrowsePage::takeKeyResult);
    connect(&m_keyRun, &DocumentRun::finished, this, [this](const std::optional<Error>& error) {
        if (error)
            takeKeyFailure(*error);
    });
    connect(&m_connection, &Connection::stateChanged, this, &BrowsePage::connectionChanged);
    connect(&m_connection, &Connection::catalogChanged, this, &BrowsePage::showProgress);
}

void BrowsePage::run()
{
    if (!m_bar->takeFilter())
        return;
    m_filter = m_bar->filter();
    m_bar->setAppliedFilter(m_filter);
    m_notice->hide();
    m_stopped = false;
    const auto session = m_connection.session();
    m_runAwaited = !session;
    if (session)
        m_feed.start(*session, m_dataSet, m_filter);
    else
        showState();
}

void BrowsePage::stop()
{
    m_runAwaited = false;
    if (!m_feed.isLoading())
        return;
    // Before the first row there is nothing to keep, and perhaps nobody who answers.
    m_stopped = m_feed.received() > 0;
    if (m_stopped)
        m_feed.pause();
    else
        m_feed.cancel();
}

void BrowsePage::loadAll()
{
    m_stopped = false;
    m_feed.loadAll();
}

void BrowsePage::goToKey(const KeyItem& key)
{
    const auto session = m_connection.session();
    if (!session) {
        m_notice->showNotice(NoticeBar::Kind::warning, tr("%1 is not connected").arg(m_connection.name()));
        return;
    }
    m_notice->hide();
    Segment segment;
    segment.verb = Verb::query;
    segment.dataSet = m_dataSet;
    segment.keys = {key};
    segment.respondAllKeys = true; // that there is no such record is to be told
    OperationDocument document;
    document.segments.push_back(std::move(segment));
    m_keyRun.start(*session, std::move(document));
}

void BrowsePage::focusKeyField()
{
    m_bar->keyField().setFocus(Qt::ShortcutFocusReason);
    m_bar->keyField().selectAll();
}

void BrowsePage::focusFilter()
{
    m_bar->focusFilter();
}

void BrowsePage::clearFilter()
{
    m_bar->clearFilter();
    if (m_filter)
        run();
}

void BrowsePage::selectRow(int row)
{
    if (row < 0) {
        emit selectionCleared();
        return;
    }
    const Result<Record> record = m_model.record(row);
    if (record)
        emit recordSelected(record.value(), static_cast<qint64>(m_model.recordSize(row)));
    else
        emit selectionCleared();
}

void BrowsePage::showFirstRow()
{
    if (!m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_model.index(0, 0));
    showProgress();
    emit firstRow();
}

void BrowsePage::takeKeyResult(const std::vector<RecordResult>& results)
{
    const RecordResult& result = results.front();
    if (result.error) {
        takeKeyFailure(*result.error);
        return;
    }
    if (!result.record)
        return;
    Record record = *result.record;
    record.key = result.key;
    m_grid->selectionModel()->clear();
    emit recordSelected(record, -1);
}

void BrowsePage::takeKeyFailure(const Error& error)
{
    const bool missing = error.is(ServerCode::recordNotFound);
    m_notice->showNotice(missing ? NoticeBar::Kind::warning : NoticeBar::Kind::danger, textOf(error));
}

} // namespace binnacle::ui
