// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace binnacle::app {

/// Opens a page of the window, waits until there is something to see, saves a picture and ends the application: exit code 0, or
/// 2 for a page that there is not, 3 when the page or the file did not come about within a minute.
class Screenshot : public QObject {
    Q_OBJECT

public:
    Screenshot(ui::MainWindow& window, QString page, QString file);

    /// Call once the data is there.
    void take();

private:
    void showComposed(const binnacle::OperationDocument& document);
    void showFiltered();
    void showResults();
    void saveSoon();
    void save();

    ui::MainWindow& m_window;
    QString m_page;
    QString m_file;
    QTimer m_limit;
    bool m_taken = false;
};

} // namespace binnacle::app
