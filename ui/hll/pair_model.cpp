// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/pair_model.h"

#include "ui/hll/figure_text.h"

#include <algorithm>
#include <cmath>

namespace binnacle::ui {

namespace {

/// Beyond so many sketches there is no room for errors in the cells; they are in the tooltips then.
constexpr int mostWithErrors = 4;
/// A similarity that has the full strength, where none is larger.
constexpr double leastScale = 0.02;

} // namespace

PairModel::PairModel(QObject* parent) : QAbstractTableModel(parent) {}

void PairModel::setFigures(const QStringList& names, const BoardFigures& figures)
{
    beginResetModel();
    m_names = names.first(static_cast<qsizetype>(figures.compared));
    m_figures = figures;
    m_largest = leastScale;
    for (const HllPair& pair : figures.pairs) {
        if (std::isfinite(pair.similarity.value))
            m_largest = std::max(m_largest, pair.similarity.value);
    }
    endResetModel();
}

void PairModel::setShows(Shows shows)
{
    if (shows == m_shows)
        return;
    m_shows = shows;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, rowCount() - 1));
}

int PairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

int PairModel::columnCount(const QModelIndex& parent) const
{
    return rowCount(parent);
}

const HllFigure& PairModel::figureAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    if (row == column)
        return m_figures.sketches[row].count;
    const HllPair& pair = m_figures.pair(row, column);
    if (m_shows == Shows::unions)
        return pair.unionCount;
    return column > row ? pair.similarity : pair.intersectCount;
}

bool PairModel::isShare(const QModelIndex& index) const
{
    return m_shows == Shows::overlaps && index.column() > index.row();
}

QString PairModel::textAt(const QModelIndex& index, bool withError) const
{
    const HllFigure& figure = figureAt(index);
    if (isShare(index))
        return withError ? shareWithError(figure) : shareOf(figure);
    return withError ? countWithError(figure) : countOf(figure);
}

QString PairModel::sentenceAt(const QModelIndex& index) const
{
    const QString value = textAt(index, true);
    const QString& row = m_names[index.row()];
    const QString& column = m_names[index.column()];
    if (index.row() == index.column())
        return tr("%1 alone: %2").arg(row, value);
    const QString what = m_shows == Shows::unions ? tr("%1 ∪ %2: %3")
                         : isShare(index)         ? tr("similarity of %1 and %2: %3")
                                                  : tr("%1 ∩ %2: %3");
    const QString doubt = doubtText(figureAt(index).doubt);
    const QString sentence = what.arg(row, column, value);
    return doubt.isEmpty() ? sentence : QStringLiteral("%1\n%2").arg(sentence, doubt);
}

QVariant PairModel::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textAt(index, m_names.size() <= mostWithErrors && index.row() != index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        return sentenceAt(index).toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
    case Qt::AccessibleTextRole:
        return sentenceAt(index);
    case DoubtRole:
        return doubtText(figureAt(index).doubt);
    case StrengthRole: {
        if (index.row() == index.column())
            return {};
        const double similarity =
            m_figures.pair(static_cast<std::size_t>(index.row()), static_cast<std::size_t>(index.column())).similarity.value;
        return std::isfinite(similarity) ? std::clamp(similarity / m_largest, 0.0, 1.0) : 0.0;
    }
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return role == Qt::ToolTipRole ? m_names[section].toHtmlEscaped() : m_names[section];
    return {};
}

} // namespace binnacle::ui
