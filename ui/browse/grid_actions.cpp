// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browse/grid_actions.h"

#include "ui/browse/record_grid.h"
#include "ui/models/record_json.h"
#include "ui/models/record_table_model.h"
#include "ui/models/value_text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QMenu>

namespace binnacle::ui {

namespace {

void copy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
}

QString exactKeyText(const Key& key)
{
    const auto* text = key.userKey ? std::get_if<std::string>(&*key.userKey) : nullptr;
    return text && isUtf8(*text) ? QString::fromStdString(*text) : QString::fromStdString(displayText(key));
}

} // namespace

GridActions::GridActions(RecordGrid& grid, RecordTableModel& model, DataSet dataSet, QObject* parent)
    : QObject(parent), m_grid(grid), m_model(model), m_dataSet(std::move(dataSet))
{
    QAction* value = add(tr("Copy value"), "copyValueAction", &GridActions::copyValue);
    value->setShortcut(QKeySequence::Copy);
    add(tr("Copy key"), "copyKeyAction", &GridActions::copyKey);
    add(tr("Copy digest"), "copyDigestAction", &GridActions::copyDigest);
    add(tr("Copy record as JSON"), "copyRecordAction", &GridActions::copyRecord);
    add(tr("Compose an update…"), "composeUpdateAction", &GridActions::composeUpdate);
    add(tr("Compose a delete…"), "composeDeleteAction", &GridActions::composeDelete);
    QAction* sketches = add(tr("Open sketches in HLL"), "openSketchesAction", &GridActions::openSketches);
    sketches->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H));
    connect(&grid, &QWidget::customContextMenuRequested, this, &GridActions::showMenu);
}

QAction* GridActions::add(const QString& text, const char* name, void (GridActions::*slot)())
{
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_grid.addAction(action);
    m_actions.push_back(action);
    return action;
}

void GridActions::showMenu(const QPoint& position)
{
    if (!m_grid.currentIndex().isValid())
        return;
    constexpr std::size_t copying = 4;
    auto* menu = new QMenu(&m_grid);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t at = 0; at < m_actions.size(); ++at) {
        if (at == copying)
            menu->addSeparator();
        menu->addAction(m_actions[at]);
    }
    menu->popup(m_grid.viewport()->mapToGlobal(position));
}

std::optional<Record> GridActions::currentRecord() const
{
    const QModelIndex current = m_grid.currentIndex();
    if (!current.isValid())
        return std::nullopt;
    Result<Record> record = m_model.record(current.row());
    return record ? std::optional(std::move(*record)) : std::nullopt;
}

void GridActions::copyValue()
{
    const auto record = currentRecord();
    if (!record)
        return;
    const int column = m_grid.currentIndex().column();
    if (column == RecordTableModel::keyColumn) {
        copy(exactKeyText(record->key));
        return;
    }
    const Value* value = record->bin(m_model.binColumns().name(static_cast<std::size_t>(column - 1)));
    if (value)
        copy(copyText(*value));
}

void GridActions::copyKey()
{
    if (const auto record = currentRecord())
        copy(exactKeyText(record->key));
}

void GridActions::copyDigest()
{
    if (const auto record = currentRecord())
        copy(QString::fromStdString(toHex(record->key.digest)));
}

void GridActions::copyRecord()
{
    if (const auto record = currentRecord())
        copy(recordJson(*record));
}

std::vector<Record> GridActions::selectedRecords(std::size_t most) const
{
    std::vector<Record> records;
    for (const QItemSelectionRange& range : m_grid.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && records.size() < most; ++row) {
            Result<Record> record = m_model.record(row);
            if (record)
                records.push_back(std::move(*record));
        }
    }
    return records;
}

std::vector<KeyItem> GridActions::selectedKeys() const
{
    std::vector<KeyItem> keys;
    for (const Record& record : selectedRecords(mostKeys))
        keys.push_back(record.key.userKey ? KeyItem(*record.key.userKey) : KeyItem(record.key.digest));
    return keys;
}

void GridActions::openSketches()
{
    emit sketchesRequested(selectedRecords(mostSketched));
}

void GridActions::compose(Verb verb)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = m_dataSet;
    segment.keys = selectedKeys();
    if (segment.keys.empty())
        return;
    OperationDocument document;
    document.segments.push_back(std::move(segment));
    emit composeRequested(document);
}

} // namespace binnacle::ui
