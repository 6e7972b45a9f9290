// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"
#include "tests/support/window/real_input.h"
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QDir>
#include <QGuiApplication>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace binnacle;
using namespace binnacle::test;
using namespace binnacle::ui;

/// A real window on a real X server, driven by mouse and keyboard from outside the program.
class TestWindowUnderX : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aWriteIsBuiltExecutedAndSeenInTheBrowseTab();
    void theSetIsReadThroughAFilter();
    void cleanupTestCase();

private:
    template <typename T>
    T* find(const char* name) const
    {
        const auto all = m_window->findChildren<T*>(QString::fromLatin1(name));
        for (T* widget : all)
            if (widget->isVisible())
                return widget;
        return nullptr;
    }
    bool clickTab(const QString& text) const;
    bool chooseFromPopup(const QString& text) const;
    bool typeInto(const char* name, const QString& text) const;
    bool clickRow(const QAbstractItemView* view, const QString& text) const;
    void takePicture(const QString& name) const;

    QTemporaryDir m_directory;
    std::unique_ptr<node::Node> m_node;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

/// The first index below `parent` whose text in any column contains `text`.
QModelIndex findText(const QAbstractItemModel* model, const QString& text, const QModelIndex& parent = {})
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            const QModelIndex index = model->index(row, column, parent);
            if (index.data().toString().contains(text))
                return index;
        }
        const QModelIndex below = findText(model, text, model->index(row, 0, parent));
        if (below.isValid())
            return below;
    }
    return {};
}

} // namespace

void TestWindowUnderX::initTestCase()
{
    QVERIFY2(QGuiApplication::platformName() == QLatin1String("xcb"), "this test wants a display: run it by ctest, which starts Xvfb");
    QStandardPaths::setTestModeEnabled(true);
    node::Options options;
    options.dataDirectory = m_directory.filePath(QStringLiteral("data")).toStdString();
    auto node = node::Node::start(options);
    QVERIFY2(node.ok(), node.ok() ? "" : node.error().text().c_str());
    m_node = std::move(*node);

    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeMode::light);
    m_connection = std::make_unique<Connection>(QStringLiteral("Sandbox"), Environment::sandbox);
    m_window = std::make_unique<MainWindow>(*m_connection);
    m_window->setGeometry(0, 0, 1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_connection->open({Host{"127.0.0.1", m_node->port()}});
    QVERIFY(until([&] { return m_connection->state() == Connection::State::connected; }));
}

void TestWindowUnderX::cleanupTestCase()
{
    m_window.reset();
    m_connection.reset();
    m_node.reset();
}

bool TestWindowUnderX::clickTab(const QString& text) const
{
    const auto* bar = find<QTabBar>("pageTabBar");
    for (int i = 0; bar && i < bar->count(); ++i)
        if (bar->tabText(i).contains(text))
            return clickAt(bar->mapToGlobal(bar->tabRect(i).center()));
    return false;
}

bool TestWindowUnderX::chooseFromPopup(const QString& text) const
{
    if (!until([] { return QApplication::activePopupWidget() != nullptr; }))
        return false;
    const auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu)
        return false;
    for (const QAction* action : menu->actions())
        if (action->text().remove(QLatin1Char('&')).contains(text, Qt::CaseInsensitive))
            return clickAt(menu->mapToGlobal(menu->actionGeometry(const_cast<QAction*>(action)).center())) &&
                   until([] { return QApplication::activePopupWidget() == nullptr; });
    return false;
}

bool TestWindowUnderX::typeInto(const char* name, const QString& text) const
{
    return until([&] { return find<QWidget>(name) != nullptr; }) && clickOn(find<QWidget>(name)) && pressKey(QStringLiteral("ctrl+a")) &&
           typeText(text);
}

bool TestWindowUnderX::clickRow(const QAbstractItemView* view, const QString& text) const
{
    if (!view || !until([&] { return findText(view->model(), text).isValid(); }))
        return false;
    return clickAt(view->viewport()->mapToGlobal(view->visualRect(findText(view->model(), text)).center()));
}

void TestWindowUnderX::takePicture(const QString& name) const
{
    QDir().mkpath(QStringLiteral("pictures"));
    QVERIFY(m_window->screen()->grabWindow(m_window->winId()).save(QStringLiteral("pictures/") + name));
}

void TestWindowUnderX::aWriteIsBuiltExecutedAndSeenInTheBrowseTab()
{
    QVERIFY(clickTab(QStringLiteral("Compose")));
    QVERIFY(until([&] { return find<QPushButton>("verbButton") != nullptr; }));
    QVERIFY(clickOn(find<QPushButton>("verbButton")));
    QVERIFY(chooseFromPopup(QStringLiteral("Insert")));

    QVERIFY(typeInto("dataSetEdit", QStringLiteral("test.people")));
    QVERIFY(pressKey(QStringLiteral("Tab")));
    QVERIFY(clickOn(find<QWidget>("keysEdit")));
    QVERIFY(typeText(QStringLiteral("42")));
    QVERIFY(pressKey(QStringLiteral("Return")));

    if (!find<QWidget>("binName0"))
        QVERIFY(clickOn(find<QPushButton>("addOperationButton")));
    QVERIFY(typeInto("binName0", QStringLiteral("name")));
    QVERIFY(clickOn(find<QPushButton>("typeButton0")));
    QVERIFY(chooseFromPopup(QStringLiteral("str")));
    QVERIFY(typeInto("operand0", QStringLiteral("Alice Berg")));

    QVERIFY(clickOn(find<QPushButton>("addOperationButton")));
    QVERIFY(typeInto("binName1", QStringLiteral("age")));
    QVERIFY(clickOn(find<QPushButton>("typeButton1")));
    QVERIFY(chooseFromPopup(QStringLiteral("int")));
    QVERIFY(typeInto("operand1", QStringLiteral("9007199254740993")));
    takePicture(QStringLiteral("composed.png"));

    QVERIFY(until([&] { return find<QPushButton>("executeButton") && find<QPushButton>("executeButton")->isEnabled(); }));
    QVERIFY(clickOn(find<QPushButton>("executeButton")));
    QVERIFY(until([&] { return find<QTableView>("resultsTable") && find<QTableView>("resultsTable")->model()->rowCount() == 1; }));
    QVERIFY(findText(find<QTableView>("resultsTable")->model(), QStringLiteral("OK")).isValid());

    QVERIFY(clickRow(find<QTreeView>("navigatorTree"), QStringLiteral("people")));
    QVERIFY(pressKey(QStringLiteral("Return")));
    QVERIFY(until([&] { return find<QTableView>("browseTable") != nullptr; }));
    const auto* grid = find<QTableView>("browseTable");
    QVERIFY(until([&] { return findText(grid->model(), QStringLiteral("Alice Berg")).isValid(); }));
    QVERIFY(findText(grid->model(), QStringLiteral("9007199254740993")).isValid());
    QVERIFY(clickRow(grid, QStringLiteral("Alice Berg")));
    QTest::qWait(300);
    takePicture(QStringLiteral("browsed.png"));

    // Writing once more from the composer changes the open tab by itself.
    QVERIFY(clickTab(QStringLiteral("Compose")));
    QVERIFY(typeInto("operand0", QStringLiteral("Alice Moen")));
    QVERIFY(clickOn(find<QPushButton>("verbButton")));
    QVERIFY(chooseFromPopup(QStringLiteral("Update")));
    QVERIFY(clickOn(find<QPushButton>("executeButton")));
    QVERIFY(clickTab(QStringLiteral("people")));
    QVERIFY(until([&] {
        const auto* shown = find<QTableView>("browseTable");
        return shown && findText(shown->model(), QStringLiteral("Alice Moen")).isValid();
    }));
    takePicture(QStringLiteral("updated.png"));
}

void TestWindowUnderX::theSetIsReadThroughAFilter()
{
    QVERIFY(clickTab(QStringLiteral("people")));
    QVERIFY(typeInto("filterEdit", QStringLiteral("$.")));
    const auto* list = find<QListWidget>("completionPopup");
    QVERIFY(list != nullptr && findText(list->model(), QStringLiteral("name")).isValid());
    QTest::qWait(500);
    QVERIFY(m_window->screen()->grabWindow(0).save(QStringLiteral("pictures/completions.png")));
    QVERIFY(typeText(QStringLiteral("na")));
    QVERIFY(pressKey(QStringLiteral("Tab")));
    QVERIFY(typeText(QStringLiteral(" == 'Nobody'")));
    QVERIFY(until([&] { return find<QPushButton>("runButton")->text() == QLatin1String("Run"); }));
    takePicture(QStringLiteral("filter.png"));
    QVERIFY(pressKey(QStringLiteral("Return")));
    QVERIFY(until([&] { return find<QTableView>("browseTable") == nullptr; })); // no record matches
    QVERIFY(pressKey(QStringLiteral("Escape")));
    QVERIFY(until([&] {
        const auto* shown = find<QTableView>("browseTable");
        return shown && findText(shown->model(), QStringLiteral("Alice Moen")).isValid();
    }));
}

QTEST_MAIN(TestWindowUnderX)
#include "tst_window_under_x.moc"
