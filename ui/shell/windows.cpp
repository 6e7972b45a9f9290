// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windows.h"

#include "ui/bridge/connection.h"
#include "ui/shell/main_window.h"

namespace binnacle::ui {

MainWindow* openWindow(std::vector<Host> seeds, Environment environment)
{
    const QString name =
        seeds.empty() ? QString() : QString::fromStdString(seeds.front().name) + u':' + QString::number(seeds.front().port);
    auto* const connection = new Connection(name, environment);
    auto* const window = new MainWindow(*connection);
    window->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(window, &QObject::destroyed, connection, &QObject::deleteLater);
    window->show();
    connection->open(std::move(seeds));
    return window;
}

} // namespace binnacle::ui
