// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/browse_bar.h"

#include "ui/browse/key_field.h"
#include "ui/editors/ael_edit.h"
#include "ui/models/filter_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace binnacle::ui {

namespace {

constexpr int keyFieldWidth = 168;
constexpr int problemDelayMs = 500;

} // namespace

BrowseBar::BrowseBar(const DataSet& dataSet, QWidget* parent)
    : QWidget(parent),
      m_filter(new AelEdit(this)),
      m_problem(makeLabel({}, Tone::danger, this, true)),
      m_run(new QPushButton(this)),
      m_stop(new QPushButton(this)),
      m_columns(new QPushButton(tr("Columns"), this)),
      m_keyField(new KeyField(this))
{
    setSurface(this, Surface::bar);
    m_filter->setObjectName(QStringLiteral("filterEdit"));
    m_filter->setAccessibleName(tr("where: a filter on %1, in AEL").arg(nameText(dataSet.set)));
    m_filter->setPlaceholderText(tr("all records, or $.age >= 18"));
    m_problem->setObjectName(QStringLiteral("filterProblem"));
    m_problem->hide();
    m_run->setObjectName(QStringLiteral("runButton"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_columns->setObjectName(QStringLiteral("columnsButton"));
    setRole(m_columns, ButtonRole::ghost);
    setThemedIcon(m_columns, QStringLiteral("columns"), &Palette::secondary);
    m_keyField->setFixedWidth(keyFieldWidth);
    build();

    m_problemDelay.setSingleShot(true);
    m_problemDelay.setInterval(problemDelayMs);
    connect(&m_problemDelay, &QTimer::timeout, this, &BrowseBar::showFilterProblem);
    connect(m_filter, &AelEdit::edited, this, [this] {
        m_problemDelay.start();
        if (m_filter->problem().isEmpty() || m_problem->isVisible())
            showFilterProblem();
        showRun();
    });
    connect(m_filter, &AelEdit::entered, this, &BrowseBar::runRequested);
    connect(m_filter, &AelEdit::escaped, this, [this] {
        clearFilter();
        emit filterCleared();
    });
    connect(m_run, &QPushButton::clicked, this, &BrowseBar::runRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopped ? emit resumeRequested() : emit stopRequested(); });
    setProgress(false, false, false);
}

void BrowseBar::build()
{
    constexpr int edge = metrics::halfGrid + 2;
    auto* const where = makeLabel(tr("where"), Tone::secondary, this);
    where->setFixedHeight(metrics::controlHeight);
    auto* const row = new QHBoxLayout;
    row->setSpacing(metrics::grid);
    row->addWidget(where, 0, Qt::AlignTop);
    row->addWidget(m_filter, 1, Qt::AlignTop);
    for (QWidget* control : std::initializer_list<QWidget*>{m_run, m_stop, m_columns, m_keyField})
        row->addWidget(control, 0, Qt::AlignTop);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::margin, edge, metrics::margin, edge);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(row);
    m_problem->setIndent(where->sizeHint().width() + metrics::grid);
    column->addWidget(m_problem);
}

std::optional<Filter> BrowseBar::filter() const
{
    return filterOfText(m_filter->text());
}

void BrowseBar::setAppliedFilter(const std::optional<Filter>& filter)
{
    m_applied = filter;
    showRun();
}

bool BrowseBar::takeFilter()
{
    if (m_filter->problem().isEmpty())
        return true;
    m_filter->setFocus();
    showFilterProblem();
    return false;
}

void BrowseBar::clearFilter()
{
    m_filter->clear();
    showFilterProblem();
    showRun();
}

void BrowseBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void BrowseBar::setKnownBins(std::vector<expression::KnownBin> bins)
{
    m_filter->setKnownBins(std::move(bins));
}

void BrowseBar::showFilterProblem()
{
    m_problemDelay.stop();
    m_problem->setText(m_filter->problem());
    m_problem->setVisible(!m_filter->problem().isEmpty());
}

void BrowseBar::showRun()
{
    const bool refreshes = m_started && filter() == m_applied;
    setRole(m_run, refreshes ? ButtonRole::secondary : ButtonRole::primary);
    m_run->setText(refreshes ? tr("Refresh") : tr("Run"));
    m_run->setToolTip(refreshes ? tr("Reads the first page anew") : tr("Reads the first page"));
    m_run->setEnabled(m_filter->problem().isEmpty());
}

void BrowseBar::setProgress(bool started, bool loading, bool stopped)
{
    m_started = started;
    m_stopped = stopped;
    showRun();
    m_stop->setText(stopped ? tr("Resume") : tr("Stop"));
    m_stop->setToolTip(stopped ? tr("Goes on where it was stopped") : tr("Asks for no more records; what came is kept"));
    m_stop->setEnabled(loading || stopped);
    const ColorToken color = loading || stopped ? &Palette::text : &Palette::muted;
    setThemedIcon(m_stop, stopped ? QStringLiteral("play") : QStringLiteral("stop"), color);
}

} // namespace binnacle::ui
