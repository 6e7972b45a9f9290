// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/rehearsal_model.h"

#include "ui/models/value_text.h"

namespace binnacle::ui {

namespace {

/// What is above an index, in its id: nothing for a record; the record's row + 1 for a line; and the line's row + 1 in the upper
/// half for what is inside it.
quintptr idOf(int record, int line)
{
    return static_cast<quintptr>(record + 1) | (static_cast<quintptr>(line + 1) << 32);
}

int recordOf(quintptr id)
{
    return static_cast<int>(id & 0xFFFF'FFFF) - 1;
}

int lineOf(quintptr id)
{
    return static_cast<int>(id >> 32) - 1;
}

QVariant outcomeData(const RehearsedOutcome& outcome, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return outcome.text();
    case Qt::ToolTipRole:
        return outcome.sentence.isEmpty() ? QVariant() : QVariant(outcome.sentence);
    case RehearsalModel::KindRole:
        return static_cast<int>(outcome.kind);
    default:
        return {};
    }
}

QVariant runsData(const TextRuns& runs, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return runs.isEmpty() ? QVariant() : QVariant(plainText(runs));
    case RehearsalModel::RunsRole:
        return QVariant::fromValue(runs);
    default:
        return {};
    }
}

QVariant lineData(const RehearsalLine& line, int column, int role)
{
    if (role == RehearsalModel::LineRole)
        return static_cast<int>(line.kind);
    if (column == RehearsalModel::OutcomeColumn)
        return line.outcome ? outcomeData(*line.outcome, role) : QVariant();
    if (column == RehearsalModel::ChangeColumn)
        return runsData(line.change, role);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return line.title;
    return role == RehearsalModel::ChipRole ? QVariant(line.chip) : QVariant();
}

} // namespace

RehearsalModel::RehearsalModel(QObject* parent) : QAbstractItemModel(parent) {}

void RehearsalModel::setRehearsed(std::shared_ptr<const Rehearsed> rehearsed)
{
    beginResetModel();
    m_lines.clear();
    m_rehearsed = std::move(rehearsed);
    endResetModel();
}

QModelIndex RehearsalModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr{0});
    return parent.internalId() == 0 ? createIndex(row, column, idOf(parent.row(), -1))
                                    : createIndex(row, column, idOf(recordOf(parent.internalId()), parent.row()));
}

QModelIndex RehearsalModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    const int record = recordOf(child.internalId());
    const int line = lineOf(child.internalId());
    return line < 0 ? createIndex(record, 0, quintptr{0}) : createIndex(line, 0, idOf(record, -1));
}

int RehearsalModel::rowCount(const QModelIndex& parent) const
{
    if (!m_rehearsed || parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return static_cast<int>(m_rehearsed->rehearsal.records.size());
    if (parent.internalId() == 0)
        return static_cast<int>(lines(parent.row()).size());
    const RehearsalLine* const above = line(parent);
    return above ? static_cast<int>(above->inside.size()) : 0;
}

int RehearsalModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool RehearsalModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

const work::RehearsedRecord& RehearsalModel::record(int row) const
{
    return m_rehearsed->rehearsal.records[static_cast<std::size_t>(row)];
}

const std::vector<RehearsalLine>& RehearsalModel::lines(int row) const
{
    const auto found = m_lines.find(row);
    return found != m_lines.end() ? found->second : m_lines.emplace(row, linesOf(record(row), *m_rehearsed)).first->second;
}

/// Null for a record, and for what is inside a line of no bin.
const RehearsalLine* RehearsalModel::line(const QModelIndex& index) const
{
    if (index.internalId() == 0)
        return nullptr;
    const std::vector<RehearsalLine>& all = lines(recordOf(index.internalId()));
    const int above = lineOf(index.internalId());
    const auto row = static_cast<std::size_t>(index.row());
    return above < 0 ? &all[row] : &all[static_cast<std::size_t>(above)].inside[row];
}

QVariant RehearsalModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_rehearsed)
        return {};
    if (const RehearsalLine* const shown = line(index))
        return lineData(*shown, index.column(), role);
    return recordData(record(index.row()), index.column(), role);
}

QVariant RehearsalModel::recordData(const work::RehearsedRecord& record, int column, int role) const
{
    if (column == NameColumn)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(keyText(record.key)) : QVariant();
    const RehearsedOutcome outcome = outcomeOf(record);
    if (column == OutcomeColumn)
        return outcomeData(outcome, role);
    const TextRuns changes = summaryOf(record.bins);
    return runsData(changes.isEmpty() && !outcome.sentence.isEmpty() ? TextRuns{{outcome.sentence, RunTone::secondary}} : changes,
                    role);
}

QVariant RehearsalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("record");
    case OutcomeColumn:
        return tr("outcome");
    case ChangeColumn:
        return tr("change");
    default:
        return {};
    }
}

} // namespace binnacle::ui
