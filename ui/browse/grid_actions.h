// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/value/record.h"

#include <QObject>

#include <optional>
#include <vector>

class QAction;
class QPoint;

namespace binnacle::ui {

class RecordGrid;
class RecordTableModel;

/// What can be done with the records of a grid: copied, and taken into the composer.
class GridActions : public QObject {
    Q_OBJECT

public:
    GridActions(RecordGrid& grid, RecordTableModel& model, DataSet dataSet, QObject* parent);

    /// Every selected record becomes a key of the document; so many at most.
    static constexpr int mostKeys = 1'000;
    /// Records whose sketches are handed over at once.
    static constexpr int mostSketched = 100;

signals:
    void composeRequested(const binnacle::OperationDocument& document);
    /// The selected records, whose sketches are wanted.
    void sketchesRequested(const std::vector<binnacle::Record>& records);

private:
    QAction* add(const QString& text, const char* name, void (GridActions::*slot)());
    void showMenu(const QPoint& position);
    void copyValue();
    void copyKey();
    void copyDigest();
    void copyRecord();
    void composeUpdate() { compose(Verb::update); }
    void composeDelete() { compose(Verb::remove); }
    void openSketches();
    void compose(Verb verb);
    std::optional<Record> currentRecord() const;
    /// So many at most.
    std::vector<Record> selectedRecords(std::size_t most) const;
    std::vector<KeyItem> selectedKeys() const;

    RecordGrid& m_grid;
    RecordTableModel& m_model;
    DataSet m_dataSet;
    std::vector<QAction*> m_actions;
};

} // namespace binnacle::ui
