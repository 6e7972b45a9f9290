// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/key.h"

#include <QWidget>

class QPushButton;

namespace binnacle::ui {

class KeyField;

/// The bar on top of a browse page: which set, run and stop, the columns, and the way to one key.
class BrowseBar : public QWidget {
    Q_OBJECT

public:
    explicit BrowseBar(const DataSet& dataSet, QWidget* parent = nullptr);

    /// `started`: there is something to refresh. `loading`: there is something to stop. `stopped`: there is something to resume.
    void setProgress(bool started, bool loading, bool stopped);

    QPushButton& columnsButton() const { return *m_columns; }
    KeyField& keyField() const { return *m_keyField; }

signals:
    void runRequested();
    void stopRequested();
    void resumeRequested();

private:
    QPushButton* m_run;
    QPushButton* m_stop;
    QPushButton* m_columns;
    KeyField* m_keyField;
    bool m_stopped = false;
};

} // namespace binnacle::ui
