// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

class QMenu;

namespace binnacle::ui {

class ResultsTable;

/// Writes the results of a table to the clipboard and to files: the selected rows, or all of them if none is selected.
class ResultsExport : public QObject {
    Q_OBJECT

public:
    explicit ResultsExport(ResultsTable& table);

    void fillMenu(QMenu& menu);
    /// By the file's name: .csv, or else JSON lines. A file that is there is replaced, and left as it was if that fails.
    Result<void> save(const QString& file) const;

signals:
    /// A sentence about what was written, or why it was not.
    void told(const QString& sentence);

private:
    void askForFile(const QString& suffix, const QString& filter);

    ResultsTable& m_table;
};

} // namespace binnacle::ui
