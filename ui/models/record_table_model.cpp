// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_table_model.h"

#include "ui/models/value_text.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace binnacle::ui {

namespace {

/// Decoded records that are remembered: as much as a screen and its neighbours, unless they are huge.
constexpr int rememberedKiB = 32 * 1024;
constexpr int leastCostKiB = rememberedKiB / 512; // so that at most 512 are remembered

int costOf(std::size_t wireSize)
{
    // Decoded values take several times their bytes. Never over the whole budget, or the cache would refuse what was asked for.
    const std::size_t estimate = wireSize * 4 / 1024;
    return static_cast<int>(std::clamp<std::size_t>(estimate, leastCostKiB, rememberedKiB));
}

bool isNumber(const Value& value)
{
    return value.as<std::int64_t>() || value.as<double>();
}

} // namespace

RecordTableModel::RecordTableModel(QObject* parent) : QAbstractTableModel(parent), m_decoded(rememberedKiB) {}

RecordTableModel::~RecordTableModel() = default;

std::uint64_t RecordTableModel::restart()
{
    beginResetModel();
    m_columns.clear();
    m_chunks.clear();
    m_ends.clear();
    m_decoded.clear();
    m_byteSize = 0;
    m_rows = 0;
    endResetModel();
    return ++m_generation;
}

int RecordTableModel::append(std::uint64_t generation, std::vector<PreparedChunk> chunks)
{
    if (generation != m_generation)
        return 0;
    std::int64_t rows = 0;
    for (const PreparedChunk& chunk : chunks)
        rows += static_cast<std::int64_t>(chunk.chunk.size());
    if (rows == 0 || rows > std::numeric_limits<int>::max() - m_rows)
        return 0;
    insertColumnsOf(chunks);
    beginInsertRows({}, m_rows, m_rows + static_cast<int>(rows) - 1);
    for (PreparedChunk& chunk : chunks) {
        if (chunk.chunk.size() == 0)
            continue;
        m_byteSize += chunk.chunk.byteSize();
        m_rows += static_cast<int>(chunk.chunk.size());
        m_ends.push_back(m_rows);
        m_chunks.push_back(std::move(chunk.chunk));
    }
    endInsertRows();
    return static_cast<int>(rows);
}

void RecordTableModel::insertColumnsOf(const std::vector<PreparedChunk>& chunks)
{
    bool chipsChanged = false;
    const int before = columnCount();
    for (const PreparedChunk& chunk : chunks) {
        const auto fresh = static_cast<int>(m_columns.newNames(chunk).size());
        if (fresh > 0)
            beginInsertColumns({}, columnCount(), columnCount() + fresh - 1);
        chipsChanged = m_columns.take(chunk) || chipsChanged;
        if (fresh > 0)
            endInsertColumns();
    }
    if (chipsChanged && before > 1)
        emit headerDataChanged(Qt::Horizontal, 1, before - 1);
}

int RecordTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RecordTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

QVariant RecordTableModel::data(const QModelIndex& index, int role) const
{
    constexpr int plainLength = 120;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index, plainLength);
    case Qt::ToolTipRole:
        return toolTip(index);
    case Qt::TextAlignmentRole: {
        const Value* value = valueAt(index);
        const Result<Record>* row = decoded(index.row());
        const bool integerKey = index.column() == keyColumn && row->ok() && chipOfKey((*row)->key) == QLatin1String("int");
        const bool right = integerKey || (value && isNumber(*value));
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case ChipRole:
        return cellChip(index);
    case ToneRole:
        return static_cast<int>(cellTone(index));
    case NumericRole: {
        const Value* value = valueAt(index);
        return index.column() == keyColumn || (value && !value->as<std::string>());
    }
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const bool key = section == keyColumn;
    const auto bin = static_cast<std::size_t>(section - 1);
    switch (role) {
    case Qt::DisplayRole:
        return key ? tr("key") : nameText(m_columns.name(bin));
    case Qt::ToolTipRole:
        return key ? tr("The record's own key, or its digest if the key was not stored with it")
                   : nameText(m_columns.name(bin)) + u'\n' + m_columns.typesText(bin);
    case ChipRole:
        return key ? QString() : m_columns.chip(bin);
    default:
        return {};
    }
}

QString RecordTableModel::cellText(const QModelIndex& index, int length) const
{
    const Result<Record>* row = decoded(index.row());
    if (index.column() == keyColumn)
        return row->ok() ? keyText((*row)->key, length)
                         : tr("unreadable: %1").arg(QString::fromStdString(row->error().sentence()));
    const Value* value = valueAt(index);
    return value ? previewOf(*value, {length, false, false}) : QString();
}

QString RecordTableModel::cellChip(const QModelIndex& index) const
{
    const Result<Record>* row = decoded(index.row());
    if (index.column() == keyColumn)
        return row->ok() ? chipOfKey((*row)->key) : QString();
    const Value* value = valueAt(index);
    return value ? QString::fromStdString(typeChip(*value)) : QString();
}

RecordTableModel::CellTone RecordTableModel::cellTone(const QModelIndex& index) const
{
    const Result<Record>* row = decoded(index.row());
    if (!row->ok())
        return CellTone::danger;
    if (index.column() == keyColumn)
        return (*row)->key.userKey ? CellTone::plain : CellTone::secondary;
    const Value* value = valueAt(index);
    if (!value)
        return CellTone::plain;
    if (const bool* flag = value->as<bool>())
        return *flag ? CellTone::plain : CellTone::dim;
    if (value->as<GeoJson>() || value->as<Hll>())
        return CellTone::typed;
    return isNumber(*value) || value->as<std::string>() ? CellTone::plain : CellTone::secondary;
}

Result<Record> RecordTableModel::record(int row) const
{
    return *decoded(row);
}

std::size_t RecordTableModel::recordSize(int row) const
{
    const Place place = placeOf(row);
    return m_chunks[place.chunk].recordSize(place.index);
}

RecordTableModel::Place RecordTableModel::placeOf(int row) const
{
    const auto end = std::upper_bound(m_ends.begin(), m_ends.end(), std::int64_t{row});
    const auto chunk = static_cast<std::size_t>(end - m_ends.begin());
    const std::int64_t start = chunk == 0 ? 0 : m_ends[chunk - 1];
    return {chunk, static_cast<std::size_t>(row - start)};
}

const Result<Record>* RecordTableModel::decoded(int row) const
{
    if (const Result<Record>* known = m_decoded.object(row))
        return known;
    const Place place = placeOf(row);
    const RecordChunk& chunk = m_chunks[place.chunk];
    auto* fresh = new Result<Record>(chunk.record(place.index));
    m_decoded.insert(row, fresh, costOf(chunk.recordSize(place.index)));
    return fresh;
}

const Value* RecordTableModel::valueAt(const QModelIndex& index) const
{
    if (index.column() == keyColumn)
        return nullptr;
    const Result<Record>* row = decoded(index.row());
    return row->ok() ? (*row)->bin(m_columns.name(static_cast<std::size_t>(index.column() - 1))) : nullptr;
}

QVariant RecordTableModel::toolTip(const QModelIndex& index) const
{
    constexpr int tipLength = 600;
    const QString text = cellText(index, tipLength);
    if (text.isEmpty())
        return {};
    // A tip is plain text: server text never becomes rich text.
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
}

} // namespace binnacle::ui
