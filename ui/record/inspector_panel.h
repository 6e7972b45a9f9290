// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/record.h"
#include "ui/models/value_tree_model.h"
#include "ui/record/record_head.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace binnacle::ui {

class EmptyState;
class ValueTreeView;

/// One record in full: its key and metadata, and its bins as a typed tree that can be searched. It holds a copy.
class InspectorPanel : public QWidget {
    Q_OBJECT

public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    /// Nothing when it is empty.
    const std::optional<Record>& record() const { return m_record; }
    void setClock(RecordHead::Clock clock) { m_head->setClock(std::move(clock)); }

signals:
    /// A sketch of the record is to be looked at closely.
    void sketchRequested(const binnacle::Record& record, const std::string& bin);

public slots:
    /// `wireSize` in bytes, -1 where it is not known.
    void showRecord(const binnacle::Record& record, qint64 wireSize = -1);
    void clear();

private:
    void lay();
    void applyFilter();
    void copyRecord();
    void requestSketch(const QString& name);

    std::optional<Record> m_record;
    ValueTreeModel m_model;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_page;
    RecordHead* m_head;
    QLineEdit* m_find;
    QLabel* m_findNote;
    ValueTreeView* m_tree;
};

} // namespace binnacle::ui
