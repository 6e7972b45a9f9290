// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/connection.h"
#include "ui/connections/navigator.h"
#include "ui/record/inspector_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/settings.h"
#include "ui/shell/workspace.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

QStringList warnings;

void collectWarnings(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    const bool ofThePlatform = text.contains(QLatin1String("propagateSizeHints")) || text.contains(QLatin1String("raise()"));
    if (type != QtDebugMsg && type != QtInfoMsg && !ofThePlatform) {
        warnings.append(text);
    }
}

/// A port on loopback where nothing listens; 0 if none could be had.
std::uint16_t closedPort()
{
    const int handle = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound = bind(handle, generic, length) == 0 && getsockname(handle, generic, &length) == 0;
    close(handle);
    return bound ? ntohs(address.sin_port) : std::uint16_t{0};
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void opensWithoutWarningsInBothThemes();
    void themeMenuAppliesAndRemembers();
    void everyActionHasATipAndNoTwoShareAShortcut();
    void unreachableHostIsExplained();
    void openingASetTwiceKeepsOneTab();
    void closingTheLastSetBringsTheStartPageBack();
    void inspectorIsShownBesideSetsOnly();
    void panelsAreRemembered();
    void splitterSizesAreRemembered();
    void pagesAreOpenedByName();
    void statusTipsAreShownInTheTopBar();

private:
    QTemporaryDir m_home;
};

void TestMainWindow::init()
{
    QCoreApplication::setOrganizationName(QStringLiteral("binnacle-test"));
    QCoreApplication::setApplicationName(QStringLiteral("shell"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    QSettings().clear();
    applyTheme(*qApp, ThemeMode::light);
    warnings.clear();
    qInstallMessageHandler(collectWarnings);
}

void TestMainWindow::cleanup()
{
    qInstallMessageHandler(nullptr);
    QCOMPARE(warnings, QStringList());
}

void TestMainWindow::opensWithoutWarningsInBothThemes()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    window.show();
    QVERIFY(!window.grab().isNull());
    applyTheme(*qApp, ThemeMode::dark);
    const QImage dark = window.grab().toImage();
    QCOMPARE(dark.pixelColor(1, 1).rgb(), darkPalette().sandbox.rgb()); // the stripe
    QCOMPARE(dark.pixelColor(1, dark.height() - 2).rgb(), darkPalette().panel.rgb());
}

void TestMainWindow::themeMenuAppliesAndRemembers()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    auto* const dark = window.findChild<QAction*>(QStringLiteral("themeDark"));
    dark->trigger();
    QVERIFY(palette().dark);
    QVERIFY(dark->isChecked());
    QVERIFY(settings::theme() == ThemeMode::dark);
    window.findChild<QAction*>(QStringLiteral("themeLight"))->trigger();
    QVERIFY(!palette().dark);
    QVERIFY(!dark->isChecked());
    QVERIFY(settings::theme() == ThemeMode::light);
}

void TestMainWindow::everyActionHasATipAndNoTwoShareAShortcut()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    const MainWindow window(connection);
    QSet<QString> shortcuts;
    QVERIFY(window.QWidget::actions().size() > 15);
    for (const QAction* const action : window.QWidget::actions()) {
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        const QString keys = action->shortcut().toString();
        QVERIFY2(keys.isEmpty() || !shortcuts.contains(keys), qPrintable(keys));
        shortcuts.insert(keys);
    }
}

void TestMainWindow::unreachableHostIsExplained()
{
    Connection connection(QStringLiteral("Far"), Environment::staging);
    MainWindow window(connection);
    window.show();
    QSignalSpy ready(&window, &MainWindow::pageReady);
    QVERIFY(window.openPage(QStringLiteral("connect-error")));
    const std::uint16_t port = closedPort();
    QVERIFY(port != 0);
    connection.open({Host{"127.0.0.1", port}});
    QVERIFY(ready.wait(10'000));
    const auto* const state = window.findChild<EmptyState*>(QStringLiteral("startState"));
    QVERIFY(state->isVisible());
    QVERIFY(state->title().contains(QString::number(port)));
    QVERIFY(!state->sentence().isEmpty());
    QVERIFY(window.findChild<QLabel*>(QStringLiteral("connectionState"))->text().contains(QLatin1String("unreachable")));

    auto* const strip = window.findChild<QWidget*>(QStringLiteral("navigatorFailure"));
    QVERIFY(strip->isHidden()); // the page says it already
    window.workspace().showCompose();
    QVERIFY(!strip->isHidden());

    QSignalSpy changed(&connection, &Connection::stateChanged);
    state->findChild<QPushButton*>(QStringLiteral("emptyAction"))->click();
    QCOMPARE(connection.state(), Connection::State::connecting);
    QVERIFY(changed.wait(10'000));
    QCOMPARE(connection.state(), Connection::State::failed);
}

void TestMainWindow::openingASetTwiceKeepsOneTab()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    Workspace& workspace = window.workspace();
    const BrowsePage* const users = workspace.openSet(DataSet::of("test", "users"));
    const BrowsePage* const places = workspace.openSet(DataSet::of("test", "places"));
    QVERIFY(users != places);
    QCOMPARE(workspace.currentBrowsePage(), places);
    QCOMPARE(workspace.openSet(DataSet::of("test", "users")), users);
    QCOMPARE(workspace.currentBrowsePage(), users);
    QVERIFY(workspace.openSet(DataSet::of("bar", "users")) != users);
}

void TestMainWindow::closingTheLastSetBringsTheStartPageBack()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    Workspace& workspace = window.workspace();
    QVERIFY(workspace.isStartPageCurrent());
    workspace.openSet(DataSet::of("test", "users"));
    QVERIFY(!workspace.isStartPageCurrent());
    workspace.closeCurrent();
    QVERIFY(workspace.currentBrowsePage() == nullptr);
    workspace.stepTab(-1);
    QVERIFY(workspace.isStartPageCurrent());
    workspace.closeCurrent(); // stays
    QVERIFY(workspace.isStartPageCurrent());
}

void TestMainWindow::inspectorIsShownBesideSetsOnly()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    window.show();
    QVERIFY(!window.inspector().isVisible());
    window.workspace().openSet(DataSet::of("test", "users"));
    QVERIFY(window.inspector().isVisible());
    window.actions().inspector->setChecked(false);
    QVERIFY(!window.inspector().isVisible());
    window.actions().inspector->setChecked(true);
    window.actions().compose->trigger();
    QVERIFY(window.workspace().isComposeCurrent());
    QVERIFY(!window.inspector().isVisible());
}

void TestMainWindow::panelsAreRemembered()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    {
        MainWindow window(connection);
        window.actions().navigator->setChecked(false);
    }
    MainWindow window(connection);
    window.show();
    QVERIFY(!window.navigator().isVisible());
    window.actions().find->trigger(); // whoever looks for a set wants to see them
    QVERIFY(window.navigator().isVisible());
}

void TestMainWindow::splitterSizesAreRemembered()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    QList<int> sizes;
    {
        MainWindow window(connection);
        window.show();
        auto* const splitter = window.findChild<QSplitter*>(QStringLiteral("windowSplitter"));
        splitter->setSizes({400, 800, 240});
        sizes = splitter->sizes();
        window.close();
    }
    MainWindow window(connection);
    window.show();
    QCOMPARE(window.findChild<QSplitter*>(QStringLiteral("windowSplitter"))->sizes(), sizes);
}

void TestMainWindow::pagesAreOpenedByName()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    QSignalSpy ready(&window, &MainWindow::pageReady);
    QVERIFY(window.openPage(QStringLiteral("compose")));
    QVERIFY(window.workspace().isComposeCurrent());
    QVERIFY(ready.wait(1000));
    QVERIFY(!window.openPage(QStringLiteral("nonsense")));
    QVERIFY(window.openPage(QStringLiteral("browse"))); // waits for the connection
    QVERIFY(window.openPage(QStringLiteral("about")));
    QVERIFY(window.findChild<QWidget*>(QStringLiteral("aboutDialog")) != nullptr);
}

void TestMainWindow::statusTipsAreShownInTheTopBar()
{
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    MainWindow window(connection);
    window.actions().refresh->showStatusText(&window);
    QCOMPARE(window.findChild<QLabel*>(QStringLiteral("statusTip"))->text(), window.actions().refresh->statusTip());
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
