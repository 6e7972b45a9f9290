// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/compose/compose_page.h"
#include "ui/connections/navigator.h"
#include "ui/record/inspector_panel.h"
#include "ui/results/results_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;
const DataSet users = DataSet::of("test", "users");
const DataSet places = DataSet::of("test", "places");

OperationDocument upsertOf(const DataSet& dataSet, std::int64_t key)
{
    Segment segment;
    segment.verb = Verb::upsert;
    segment.dataSet = dataSet;
    segment.keys = {KeyValue(key)};
    segment.operations = {{"n", SetTo{key}}};
    return {{segment}, {}};
}

struct Fixture {
    Connection connection{QStringLiteral("Sandbox"), Environment::sandbox};
    MainWindow window{connection};
    QTreeView* tree = window.findChild<QTreeView*>(QStringLiteral("navigatorTree"));

    explicit Fixture(const test::Sandbox& sandbox)
    {
        window.show();
        QSignalSpy catalog(&connection, &Connection::catalogChanged);
        connection.open(sandbox.hosts());
        catalog.wait(patienceMs);
    }

    QModelIndex row(const QString& name) const
    {
        const QModelIndexList found =
            tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }

    BrowsePage* openFilled(const DataSet& dataSet, int rows)
    {
        BrowsePage* const page = window.workspace().openSet(dataSet);
        return QTest::qWaitFor([&] { return page->model().rowCount() == rows; }, patienceMs) ? page : nullptr;
    }
};

} // namespace

class TestWindowOnSandbox : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_sandbox.reset(); }
    void clickOnASetOpensItAndInspectsItsFirstRecord();
    void inspectorAndNavigatorFollowTheTab();
    void writeAppearsInTheOpenTab();
    void readLeavesTheOpenTabAlone();
    void composerRunsByItsShortcut();
    void firstSetIsOpenedOnlyWhenAskedFor();
    void browsePageIsReadyWithItsFirstRow();

private:
    QTemporaryDir m_home;
    std::unique_ptr<test::Sandbox> m_sandbox;
};

void TestWindowOnSandbox::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("binnacle-test"));
    QCoreApplication::setApplicationName(QStringLiteral("window"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    applyTheme(*qApp, ThemeMode::light);
}

void TestWindowOnSandbox::init()
{
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    QVERIFY(m_sandbox->fillSame(users, 20));
    QVERIFY(m_sandbox->fillSame(places, 5));
}

void TestWindowOnSandbox::clickOnASetOpensItAndInspectsItsFirstRecord()
{
    Fixture f(*m_sandbox);
    QVERIFY(f.row(QStringLiteral("users")).isValid());
    QTest::mouseClick(f.tree->viewport(), Qt::LeftButton, {}, f.tree->visualRect(f.row(QStringLiteral("users"))).center());
    BrowsePage* const page = f.window.workspace().currentBrowsePage();
    QVERIFY(page != nullptr);
    QVERIFY(page->dataSet() == users);
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), 20, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(f.window.inspector().record().has_value(), patienceMs);
    QVERIFY(f.window.inspector().record()->bin("name") != nullptr);
}

void TestWindowOnSandbox::inspectorAndNavigatorFollowTheTab()
{
    Fixture f(*m_sandbox);
    QVERIFY(f.openFilled(users, 20) != nullptr);
    QVERIFY(f.openFilled(places, 5) != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(f.window.inspector().record() && f.window.inspector().record()->key.set == "places", patienceMs);
    QCOMPARE(f.tree->currentIndex(), f.row(QStringLiteral("places")));
    f.window.actions().previousTab->trigger();
    QCOMPARE(f.window.inspector().record()->key.set, std::string("users"));
    QCOMPARE(f.tree->currentIndex(), f.row(QStringLiteral("users")));
}

void TestWindowOnSandbox::writeAppearsInTheOpenTab()
{
    Fixture f(*m_sandbox);
    BrowsePage* const page = f.openFilled(users, 20);
    QVERIFY(page != nullptr);
    Workspace& workspace = f.window.workspace();
    QVERIFY(!workspace.areResultsVisible());
    workspace.compose(upsertOf(users, 1000));
    QVERIFY(workspace.isComposeCurrent());
    QSignalSpy finished(&workspace.resultsPanel(), &ResultsPanel::finished);
    workspace.executeCurrent(false);
    QVERIFY(workspace.areResultsVisible());
    QVERIFY(workspace.isRunning());
    QVERIFY(f.window.actions().stop->isEnabled());
    QVERIFY(finished.wait(patienceMs));
    QVERIFY(!workspace.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(page->model().rowCount(), 21, patienceMs);
}

void TestWindowOnSandbox::readLeavesTheOpenTabAlone()
{
    Fixture f(*m_sandbox);
    BrowsePage* const page = f.openFilled(users, 20);
    QVERIFY(page != nullptr);
    const auto generation = page->model().generation();
    OperationDocument document;
    document.segments.emplace_back();
    document.segments.front().verb = Verb::query;
    document.segments.front().dataSet = users;
    document.segments.front().keys = {KeyValue(std::int64_t{1})};
    QSignalSpy finished(&f.window.workspace().resultsPanel(), &ResultsPanel::finished);
    f.window.workspace().resultsPanel().execute(document, false);
    QVERIFY(finished.wait(patienceMs));
    QCOMPARE(page->model().generation(), generation);
}

void TestWindowOnSandbox::composerRunsByItsShortcut()
{
    Fixture f(*m_sandbox);
    Workspace& workspace = f.window.workspace();
    workspace.compose(upsertOf(users, 2000));
    QSignalSpy finished(&workspace.resultsPanel(), &ResultsPanel::finished);
    f.window.actions().stream->trigger();
    QVERIFY(finished.wait(patienceMs));
    QTRY_COMPARE_WITH_TIMEOUT(f.connection.objectCount(users).value_or(0), std::uint64_t{21}, patienceMs);
}

void TestWindowOnSandbox::firstSetIsOpenedOnlyWhenAskedFor()
{
    Fixture f(*m_sandbox);
    QVERIFY(f.window.workspace().isStartPageCurrent());
    f.window.openFirstSet();
    QTRY_VERIFY_WITH_TIMEOUT(f.window.workspace().currentBrowsePage() != nullptr, patienceMs);
    QVERIFY(f.window.workspace().currentBrowsePage()->dataSet() == users);
}

void TestWindowOnSandbox::browsePageIsReadyWithItsFirstRow()
{
    Fixture f(*m_sandbox);
    QSignalSpy ready(&f.window, &MainWindow::pageReady);
    QVERIFY(f.window.openPage(QStringLiteral("browse")));
    QVERIFY(ready.wait(patienceMs));
    QVERIFY(f.window.workspace().currentBrowsePage()->model().rowCount() > 0);
}

QTEST_MAIN(TestWindowOnSandbox)
#include "tst_window_on_sandbox.moc"
