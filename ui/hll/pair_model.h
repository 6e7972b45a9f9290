// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/board_figures.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace binnacle::ui {

/// What each two sketches say together, as a square: similarities above the diagonal and intersections below it, or unions on both
/// sides. On the diagonal stands what a sketch counts alone.
class PairModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Shows { overlaps, unions };
    enum Role {
        StrengthRole =
            Qt::UserRole + 1, ///< double, 0 to 1: how much the two have in common beside others; nothing on the diagonal
        DoubtRole,            ///< QString: why the figure cannot be trusted; empty if it can
    };

    explicit PairModel(QObject* parent = nullptr);

    void setFigures(const QStringList& names, const BoardFigures& figures);
    void setShows(Shows shows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const HllFigure& figureAt(const QModelIndex& index) const;
    bool isShare(const QModelIndex& index) const;
    QString textAt(const QModelIndex& index, bool withError) const;
    QString sentenceAt(const QModelIndex& index) const;

    QStringList m_names;
    BoardFigures m_figures;
    Shows m_shows = Shows::overlaps;
    double m_largest = 1; ///< similarity
};

} // namespace binnacle::ui
