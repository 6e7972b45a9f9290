// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/exec_command.h"
#include "app/sandbox_starter.h"
#include "app/screenshot.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <iostream>
#include <optional>

namespace binnacle::app {

namespace {

ui::ThemeMode chosenTheme(const QString& name)
{
    if (name == QLatin1String("light"))
        return ui::ThemeMode::light;
    if (name == QLatin1String("dark"))
        return ui::ThemeMode::dark;
    return name == QLatin1String("system") ? ui::ThemeMode::system : ui::settings::theme();
}

/// A picture shows the program as it is out of the box: nothing of the user's settings, and a sandbox of its own.
class PictureStudio {
public:
    PictureStudio() { QStandardPaths::setTestModeEnabled(true); }
    QString sandbox() const { return m_directory.filePath(QStringLiteral("sandbox")); }

private:
    QTemporaryDir m_directory;
};

} // namespace

int runWindow(int& argc, char** argv, const WindowArguments& arguments)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("binnacle"));
    QApplication::setApplicationDisplayName(QStringLiteral("Binnacle"));
    QApplication::setOrganizationName(QStringLiteral("binnacle"));
    QApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));

    std::vector<Host> hosts;
    if (!arguments.target.connect.isEmpty()) {
        Result<std::vector<Host>> parsed = parseHosts(arguments.target.connect.toStdString());
        if (!parsed) {
            std::cerr << parsed.error().text() << '\n';
            return inputRefused;
        }
        hosts = std::move(*parsed);
    }
    const bool isPicture = !arguments.screenshot.isEmpty();
    std::optional<PictureStudio> studio;
    if (isPicture)
        studio.emplace();
    ui::applyTheme(application, isPicture && arguments.theme.isEmpty() ? ui::ThemeMode::light : chosenTheme(arguments.theme));

    const bool isSandbox = hosts.empty();
    ui::Connection connection(isSandbox ? QStringLiteral("Sandbox") : arguments.target.connect,
                              isSandbox ? ui::Environment::sandbox : ui::Environment::development);
    ui::MainWindow window(connection);
    std::optional<Screenshot> screenshot;
    if (isPicture) {
        window.resize(1440, 900);
        screenshot.emplace(window, arguments.page, arguments.screenshot);
    }
    window.show();

    std::optional<SandboxStarter> starter;
    if (isSandbox) {
        const QString directory = studio && arguments.target.sandbox.isEmpty() ? studio->sandbox() : arguments.target.sandbox;
        starter.emplace(directory, arguments.target.sandbox.isEmpty(), connection);
        QObject::connect(&*starter, &SandboxStarter::settled, &window, &ui::MainWindow::openFirstSet);
        if (screenshot)
            QObject::connect(&*starter, &SandboxStarter::settled, &*screenshot, &Screenshot::take);
        starter->start();
    } else {
        if (screenshot)
            QObject::connect(&connection, &ui::Connection::stateChanged, &*screenshot, [&] {
                if (connection.state() != ui::Connection::State::connecting)
                    screenshot->take();
            });
        connection.open(std::move(hosts));
    }
    return QApplication::exec();
}

} // namespace binnacle::app
