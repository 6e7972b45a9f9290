// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_table.h"

#include "ui/results/outcome_delegate.h"
#include "ui/results/results_export.h"
#include "ui/results/results_model.h"
#include "ui/results/results_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int outcomeWidth = 384;
constexpr int leastOutcome = 200;

} // namespace

ResultsTable::ResultsTable(ResultsModel* model, QWidget* parent)
    : QTableView(parent), m_results(model), m_export(new ResultsExport(*this))
{
    setObjectName(QStringLiteral("resultsTable"));
    setAccessibleName(tr("results"));
    setModel(model);
    setFont(valueFont());
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegateForColumn(ResultsModel::outcomeColumn, new OutcomeDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight);
    setUpColumns();
}

void ResultsTable::setUpColumns()
{
    QHeaderView* const header = horizontalHeader();
    header->setFont(textFont(12, QFont::DemiBold));
    header->setHighlightSections(false);
    // Nothing is sorted by a click here; room for an arrow would only push right-aligned titles off their columns.
    header->setStyleSheet(QStringLiteral("QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; image: none; }"));
    header->setSectionsMovable(true);
    constexpr std::pair<int, int> widths[] = {
        {ResultsModel::indexColumn, 56},       {ResultsModel::keyColumn, 128},       {ResultsModel::outcomeColumn, outcomeWidth},
        {ResultsModel::generationColumn, 56},  {ResultsModel::timeToLiveColumn, 104}, {ResultsModel::binsColumn, 200},
        {ResultsModel::timeColumn, 88}};
    for (const auto& [column, width] : widths)
        setColumnWidth(column, width);
    header->setSectionResizeMode(ResultsModel::binsColumn, QHeaderView::Stretch);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == ResultsModel::outcomeColumn && QGuiApplication::mouseButtons() != Qt::NoButton)
            m_widthChosen = true;
    });
}

/// Outcomes have the room for their sentences, unless too little is left for the bins.
void ResultsTable::shareWidth()
{
    int room = viewport()->width();
    for (int column = 0; column < ResultsModel::columns; ++column) {
        if (column != ResultsModel::outcomeColumn && column != ResultsModel::binsColumn)
            room -= columnWidth(column);
    }
    if (!m_widthChosen)
        setColumnWidth(ResultsModel::outcomeColumn, std::clamp(room / 2, leastOutcome, outcomeWidth));
}

void ResultsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    shareWidth();
}

std::vector<RecordResult> ResultsTable::chosenResults() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << index.row();
    if (rows.isEmpty()) {
        for (int row = 0; row < m_results->rowCount(); ++row)
            rows << row;
    }
    std::sort(rows.begin(), rows.end());
    std::vector<RecordResult> chosen;
    for (const int row : rows)
        chosen.push_back(m_results->result(row));
    return chosen;
}

void ResultsTable::copyRows()
{
    const std::string lines = jsonLines(chosenResults(), QDateTime::currentSecsSinceEpoch());
    QGuiApplication::clipboard()->setText(QString::fromStdString(lines));
}

bool ResultsTable::event(QEvent* event)
{
    // Said to be the table's own, so that a Copy action of the window does not take the key.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void ResultsTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else
        QTableView::keyPressEvent(event);
}

void ResultsTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_results->rowCount() == 0)
        return;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_export->fillMenu(*menu);
    menu->popup(event->globalPos());
}

} // namespace binnacle::ui
