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

constexpr const char* platformVariable = "QT_QPA_PLATFORM";

bool isPlatformChosen()
{
    return !qEnvironmentVariableIsEmpty(platformVariable);
}

/// A picture needs no display. Without one for the window Qt would abort: false, after saying so.
bool prepareDisplay(bool isPicture)
{
    if (isPlatformChosen())
        return true;
    if (isPicture)
        return qputenv(platformVariable, "offscreen");
    if (!qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    std::cerr << "there is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set); exec, convert, node and "
                 "--screenshot need none\n";
    return false;
}

/// Where no node listens: the port is reserved for a service that hosts gave up long ago.
const Host nobody{"127.0.0.1", 1};

/// A picture shows the program as it is out of the box: nothing of the user's settings, and a sandbox of its own.
class PictureStudio {
public:
    PictureStudio() { QStandardPaths::setTestModeEnabled(true); }
    QString sandbox() const { return m_directory.filePath(QStringLiteral("sandbox")); }

private:
    QTemporaryDir m_directory;
};

QString connectionName(const Target& target, const std::vector<Host>& hosts)
{
    QString name = target.connect;
    if (name.isEmpty())
        name = hosts.empty() ? QStringLiteral("Sandbox")
                             : QStringLiteral("%1:%2").arg(QString::fromStdString(hosts.front().name)).arg(hosts.front().port);
    return target.readOnly ? name + QStringLiteral(" (read-only)") : name;
}

} // namespace

int runWindow(int& argc, char** argv, const WindowArguments& arguments)
{
    const bool isPicture = !arguments.screenshot.isEmpty();
    if (!prepareDisplay(isPicture))
        return someFailed;
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("binnacle"));
    QApplication::setApplicationDisplayName(QStringLiteral("Binnacle"));
    QApplication::setOrganizationName(QStringLiteral("binnacle"));
    QApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));

    std::vector<Host> hosts = arguments.target.hosts;
    if (hosts.empty() && arguments.page == QLatin1String("connect-error"))
        hosts = {nobody};
    std::optional<PictureStudio> studio;
    if (isPicture)
        studio.emplace();
    ui::applyTheme(application, isPicture && arguments.theme.isEmpty() ? ui::ThemeMode::light : chosenTheme(arguments.theme));

    const bool isSandbox = hosts.empty();
    ui::Connection connection(connectionName(arguments.target, hosts),
                              isSandbox ? ui::Environment::sandbox : ui::Environment::development);
    connection.reachWith(arguments.target.readOnly, arguments.target.racks);
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
                    screenshot->take(connection.errorText());
            });
        connection.open(std::move(hosts));
    }
    return QApplication::exec();
}

} // namespace binnacle::app
