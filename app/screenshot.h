// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace binnacle::app {

/// Opens a page of the window, waits until there is something to see, saves a picture and ends the application: exit code 0, or 3
/// when the page or the file did not come about, within a minute at most. `page` is one of pageNames().
class Screenshot : public QObject {
    Q_OBJECT

public:
    Screenshot(ui::MainWindow& window, QString page, QString file);

    /// Call once the data is there, or, with the reason, when it will not be: only the page `connect-error` shows that.
    void take(const QString& errorText);

private:
    void showComposed(const binnacle::OperationDocument& document);
    void showFiltered();
    void showResults();
    void showRehearsal();
    void saveSoon();
    void save();

    ui::MainWindow& m_window;
    QString m_page;
    QString m_file;
    QTimer m_limit;
    bool m_taken = false;
};

} // namespace binnacle::app
