// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/rehearsal_lines.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>

namespace binnacle::ui {

/// A rehearsal as a tree: records; beneath each what changes, bin by bin; beneath a list or map what changes inside. What is
/// beneath a record is made when it is first looked at.
class RehearsalModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { NameColumn, OutcomeColumn, ChangeColumn, ColumnCount };
    enum Role {
        ChipRole = Qt::UserRole, ///< of a bin's name; empty for the others
        RunsRole,                ///< TextRuns of the change column
        KindRole,                ///< RehearsedKind of the outcome column; none where there is no outcome
        LineRole,                ///< RehearsalLine::Kind; none for a record
    };

    explicit RehearsalModel(QObject* parent = nullptr);

    void setRehearsed(std::shared_ptr<const Rehearsed> rehearsed);
    const std::shared_ptr<const Rehearsed>& rehearsed() const { return m_rehearsed; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const work::RehearsedRecord& record(int row) const;
    const std::vector<RehearsalLine>& lines(int row) const;
    const RehearsalLine* line(const QModelIndex& index) const;
    QVariant recordData(const work::RehearsedRecord& record, int column, int role) const;

    std::shared_ptr<const Rehearsed> m_rehearsed;
    mutable std::unordered_map<int, std::vector<RehearsalLine>> m_lines; ///< of the records that were looked at
};

} // namespace binnacle::ui
