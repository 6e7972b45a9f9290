// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_model.h"

#include "ui/models/value_text.h"
#include "ui/results/outcome.h"
#include "ui/results/value_size.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <numeric>

namespace binnacle::ui {

namespace {

/// As the composer writes it: the integer 7 and the text "7" are two records.
QString quotedKeyText(const Key& key)
{
    const bool isText = key.userKey && std::holds_alternative<std::string>(*key.userKey);
    return isText ? QLatin1Char('"') + keyText(key) + QLatin1Char('"') : keyText(key);
}

} // namespace

ResultsModel::ResultsModel(QObject* parent) : ResultsModel(Limits{}, parent) {}

ResultsModel::ResultsModel(Limits limits, QObject* parent) : QAbstractTableModel(parent), m_limits(limits) {}

void ResultsModel::clear()
{
    beginResetModel();
    m_results.clear();
    m_results.shrink_to_fit();
    m_rows.clear();
    m_withoutBins.clear();
    m_binBytes = 0;
    m_counts = {};
    endResetModel();
}

void ResultsModel::setDocument(const OperationDocument& document)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    m_parts.clear();
    std::int64_t end = 0;
    for (const Segment& segment : document.segments) {
        const std::int64_t count = keyCount(segment).value_or(most);
        end = count > most - end ? most : end + count;
        Part part{end, {}};
        part.segment.verb = segment.verb;
        part.segment.operations = segment.operations;
        m_parts.push_back(std::move(part));
    }
}

const Segment* ResultsModel::segmentOf(const RecordResult& result) const
{
    const auto part = std::ranges::upper_bound(m_parts, result.index, {}, &Part::end);
    return part == m_parts.end() ? nullptr : &part->segment;
}

void ResultsModel::append(const std::vector<RecordResult>& results)
{
    for (const RecordResult& result : results)
        count(result);
    const std::size_t more = std::min(results.size(), m_limits.rows - m_results.size());
    if (more == 0)
        return;
    const auto first = static_cast<int>(m_results.size());
    beginInsertRows({}, first, first + static_cast<int>(more) - 1);
    for (std::size_t i = 0; i < more; ++i)
        keep(results[i]);
    endInsertRows();
    if (m_order == Order::input)
        rearrange();
}

void ResultsModel::count(const RecordResult& result)
{
    if (result.skipped())
        ++m_counts.skipped;
    else if (result.error)
        ++m_counts.failed;
    else
        ++m_counts.ok;
    if (result.inDoubt())
        ++m_counts.inDoubt;
}

void ResultsModel::keep(const RecordResult& result)
{
    m_rows.push_back(static_cast<std::uint32_t>(m_results.size()));
    m_results.push_back(result);
    RecordResult& kept = m_results.back();
    const std::size_t bytes = kept.record ? sizeOf(kept.record->bins) : 0;
    const bool tooMuch = bytes > m_limits.binBytes - m_binBytes;
    if (tooMuch)
        kept.record->bins = {};
    else
        m_binBytes += bytes;
    m_withoutBins.push_back(tooMuch);
}

void ResultsModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    rearrange();
}

void ResultsModel::rearrange()
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> places;
    for (const QModelIndex& index : before)
        places.push_back(m_rows[static_cast<std::size_t>(index.row())]);

    std::iota(m_rows.begin(), m_rows.end(), std::uint32_t{0});
    if (m_order == Order::input)
        std::stable_sort(m_rows.begin(), m_rows.end(), [this](std::uint32_t a, std::uint32_t b) {
            return m_results[a].index < m_results[b].index;
        });

    if (!before.isEmpty()) {
        std::vector<int> rowOf(m_rows.size());
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            rowOf[m_rows[row]] = static_cast<int>(row);
        QModelIndexList after;
        for (qsizetype i = 0; i < before.size(); ++i)
            after << index(rowOf[places[static_cast<std::size_t>(i)]], before[i].column());
        changePersistentIndexList(before, after);
    }
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

std::int64_t ResultsModel::notKept() const
{
    return m_counts.all() - static_cast<std::int64_t>(m_results.size());
}

const RecordResult& ResultsModel::result(int row) const
{
    return m_results[m_rows[static_cast<std::size_t>(row)]];
}

int ResultsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ResultsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString ResultsModel::text(const RecordResult& result, int column) const
{
    switch (column) {
    case indexColumn:
        return QString::number(result.index);
    case keyColumn:
        return quotedKeyText(result.key);
    case outcomeColumn:
        return outcomeOf(result, segmentOf(result)).text();
    case generationColumn:
        return result.record ? QString::number(result.record->generation) : QStringLiteral("–");
    case timeToLiveColumn:
        return timeToLiveText(result, QDateTime::currentSecsSinceEpoch());
    case binsColumn:
        return binsText(result, segmentOf(result));
    case timeColumn:
        return answerTimeText(result.elapsed);
    default:
        return {};
    }
}

QString ResultsModel::toolTip(const RecordResult& result, int column) const
{
    if (column == outcomeColumn)
        return text(result, column);
    return column == binsColumn ? binsTip(result, segmentOf(result)) : QString();
}

QVariant ResultsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecordResult& shown = result(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == binsColumn && m_withoutBins[m_rows[static_cast<std::size_t>(index.row())]])
            return tr("not kept, for want of memory");
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return toolTip(shown, index.column()).toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
    case Qt::TextAlignmentRole: {
        const bool integerKey = index.column() == keyColumn && shown.key.userKey && std::holds_alternative<std::int64_t>(*shown.key.userKey);
        const bool number = integerKey || index.column() == indexColumn || index.column() == generationColumn
            || index.column() == timeToLiveColumn || index.column() == timeColumn;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case outcomeKindRole:
        return static_cast<int>(outcomeOf(shown).kind);
    case outcomeTitleRole:
        return outcomeOf(shown).mark + QStringLiteral(" ") + outcomeOf(shown).title;
    case outcomeSentenceRole:
        return outcomeOf(shown, segmentOf(shown)).sentence;
    default:
        return {};
    }
}

QVariant ResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter
                                                 | (section == outcomeColumn || section == binsColumn ? Qt::AlignLeft
                                                                                                      : Qt::AlignRight)));
    if (role == Qt::ToolTipRole && section == indexColumn)
        return tr("place in the document, from 0");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case indexColumn:
        return QStringLiteral("#");
    case keyColumn:
        return tr("key");
    case outcomeColumn:
        return tr("outcome");
    case generationColumn:
        return tr("gen");
    case timeToLiveColumn:
        return tr("TTL");
    case binsColumn:
        return tr("bins");
    default:
        return tr("time");
    }
}

} // namespace binnacle::ui
