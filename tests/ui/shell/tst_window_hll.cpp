// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/hll_sketch.h"
#include "tests/support/sandbox.h"
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/hll/hll_page.h"
#include "ui/record/inspector_panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;
const DataSet visitors = DataSet::of("test", "visitors");

std::vector<Bin> binsOf(std::int64_t key)
{
    HllSketch sketch = *HllSketch::create(8);
    sketch.add(bytesOf("\xa3\x03" + std::to_string(10 + key)));
    return {{"day", Value(key)}, {"h", Value(Hll{sketch.bytes()})}};
}

} // namespace

/// The ways to the workbench.
class TestWindowHll : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_sandbox.reset(); }
    void theShortcutShowsTheWorkbench();
    void theSelectionOfTheGridIsTakenIn();
    void theInspectorsSketchIsTakenIn();
    void theUnionIsComposed();

private:
    BrowsePage* openVisitors();

    QTemporaryDir m_home;
    std::unique_ptr<test::Sandbox> m_sandbox;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowHll::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("binnacle-test"));
    QCoreApplication::setApplicationName(QStringLiteral("window-hll"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
    applyTheme(*qApp, ThemeMode::light);
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    QVERIFY(m_sandbox->fill(visitors, 6, binsOf));
}

void TestWindowHll::init()
{
    m_connection = std::make_unique<Connection>(QStringLiteral("Sandbox"), Environment::sandbox);
    m_window = std::make_unique<MainWindow>(*m_connection);
    m_window->show();
    QSignalSpy catalog(m_connection.get(), &Connection::catalogChanged);
    m_connection->open(m_sandbox->hosts());
    QVERIFY(catalog.wait(patienceMs));
}

void TestWindowHll::cleanup()
{
    m_window.reset();
    m_connection.reset();
}

BrowsePage* TestWindowHll::openVisitors()
{
    BrowsePage* const page = m_window->workspace().openSet(visitors);
    return QTest::qWaitFor([&] { return page->model().rowCount() == 6; }, patienceMs) ? page : nullptr;
}

void TestWindowHll::theShortcutShowsTheWorkbench()
{
    m_window->activateWindow();
    QVERIFY(!m_window->workspace().isHllCurrent());
    QTest::keyClick(m_window.get(), Qt::Key_H, Qt::ControlModifier);
    QVERIFY(m_window->workspace().isHllCurrent());
}

void TestWindowHll::theSelectionOfTheGridIsTakenIn()
{
    BrowsePage* const page = openVisitors();
    QVERIFY(page != nullptr);
    auto* const grid = page->findChild<QTableView*>(QStringLiteral("browseTable"));
    grid->setFocus();
    grid->clearSelection();
    grid->selectionModel()->select(grid->model()->index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    grid->selectionModel()->select(grid->model()->index(3, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    grid->selectionModel()->select(grid->model()->index(4, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(grid, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->workspace().isHllCurrent());
    QCOMPARE(m_window->workspace().showHll().board().sketches().size(), std::size_t{3});
}

void TestWindowHll::theInspectorsSketchIsTakenIn()
{
    QVERIFY(openVisitors() != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->inspector().record().has_value(), patienceMs);
    auto* const tree = m_window->inspector().findChild<QTreeView*>(QStringLiteral("inspectorTree"));
    auto* const open = tree->findChild<QAction*>(QStringLiteral("openSketchAction"));
    tree->setCurrentIndex(tree->model()->index(0, 0));
    QVERIFY(!open->isVisible()); // a number
    tree->setCurrentIndex(tree->model()->index(1, 0));
    QVERIFY(open->isVisible());
    open->trigger();
    QVERIFY(m_window->workspace().isHllCurrent());
    const auto& sketches = m_window->workspace().showHll().board().sketches();
    QCOMPARE(sketches.size(), std::size_t{1});
    QCOMPARE(sketches[0].bin, std::string("h"));
}

void TestWindowHll::theUnionIsComposed()
{
    QSignalSpy shown(&m_window->workspace().showHll(), &HllPage::shown);
    m_window->workspace().showHll().addRecords({{visitors.id(1), 1, 0, binsOf(1)}, {visitors.id(2), 1, 0, binsOf(2)}});
    QVERIFY(shown.wait(patienceMs));
    QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("saveUnion")), Qt::LeftButton);
    QVERIFY(m_window->workspace().isComposeCurrent());
}

QTEST_MAIN(TestWindowHll)
#include "tst_window_hll.moc"
