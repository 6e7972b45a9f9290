// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/inspector_panel.h"

#include "ui/models/record_json.h"
#include "ui/models/value_text.h"
#include "ui/record/value_tree_view.h"
#include "ui/theme/card.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/icons.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace binnacle::ui {

InspectorPanel::InspectorPanel(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(this)),
      m_page(new QWidget(this)),
      m_head(new RecordHead(m_page)),
      m_find(new QLineEdit(m_page)),
      m_findNote(makeLabel({}, Tone::secondary, m_page, true)),
      m_tree(new ValueTreeView(m_model, m_page))
{
    setObjectName(QStringLiteral("inspectorPanel"));
    setAccessibleName(tr("Record"));
    setSurface(this, Surface::panel);
    m_empty->setContent(EmptyState::Kind::nothing, QStringLiteral("record"), tr("No record is selected"),
                        tr("Select a row, or go to a key, to see its bins here."));
    m_find->setObjectName(QStringLiteral("inspectorFind"));
    m_find->setAccessibleName(tr("Find in record"));
    m_find->setPlaceholderText(tr("Find in record…"));
    QAction* clearFind = m_find->addAction(QIcon(), QLineEdit::TrailingPosition);
    clearFind->setObjectName(QStringLiteral("inspectorFindClear"));
    clearFind->setToolTip(tr("Show the whole record"));
    clearFind->setVisible(false);
    setThemedIcon(clearFind, QStringLiteral("close"), &Palette::secondary);
    connect(clearFind, &QAction::triggered, m_find, &QLineEdit::clear);
    connect(m_find, &QLineEdit::textChanged, clearFind,
            [clearFind](const QString& text) { clearFind->setVisible(!text.isEmpty()); });
    m_findNote->setObjectName(QStringLiteral("inspectorFindNote"));
    m_findNote->setContentsMargins(metrics::margin, 0, metrics::margin, metrics::grid);
    m_findNote->hide();
    lay();
    connect(m_find, &QLineEdit::textChanged, this, &InspectorPanel::applyFilter);
    connect(m_head, &RecordHead::copyRecordRequested, this, &InspectorPanel::copyRecord);
    connect(m_tree, &ValueTreeView::sketchRequested, this, &InspectorPanel::requestSketch);
}

void InspectorPanel::lay()
{
    auto* findRow = new QHBoxLayout;
    findRow->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::grid);
    findRow->addWidget(m_find);
    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(m_head);
    page->addWidget(new Separator(Qt::Horizontal, m_page));
    page->addLayout(findRow);
    page->addWidget(m_findNote);
    page->addWidget(new Separator(Qt::Horizontal, m_page));
    page->addWidget(m_tree, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
}

void InspectorPanel::showRecord(const Record& record, qint64 wireSize)
{
    m_record = record;
    m_head->setRecord(record, wireSize);
    m_model.setBins(record.bins);
    applyFilter();
    m_stack->setCurrentWidget(m_page);
}

void InspectorPanel::clear()
{
    m_record.reset();
    m_model.clear();
    m_stack->setCurrentWidget(m_empty);
}

void InspectorPanel::applyFilter()
{
    m_model.setFilter(m_find->text().trimmed());
    const bool nothing = !m_model.filter().isEmpty() && m_model.rowCount() == 0;
    if (m_model.filterGaveUp())
        m_findNote->setText(tr("This record is large: only its first values were looked through."));
    else if (m_record && m_record->bins.empty())
        m_findNote->setText(tr("This record has no bins."));
    else
        m_findNote->setText(tr("Nothing in this record matches."));
    m_findNote->setVisible(nothing || m_model.filterGaveUp() || (m_record && m_record->bins.empty()));
}

void InspectorPanel::requestSketch(const QString& name)
{
    if (!m_record)
        return;
    const Record record = *m_record; // whoever shows the sketch may empty the panel
    for (const Bin& bin : record.bins) {
        if (nameText(bin.name) == name)
            emit sketchRequested(record, bin.name);
    }
}

void InspectorPanel::copyRecord()
{
    if (m_record)
        QGuiApplication::clipboard()->setText(recordJson(*m_record));
}

} // namespace binnacle::ui
