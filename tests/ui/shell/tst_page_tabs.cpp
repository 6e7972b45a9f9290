// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_tab_bar.h"
#include "ui/shell/page_tabs.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle::ui;

namespace {

struct Fixture {
    PageTabs tabs;
    PageTabBar* bar = tabs.findChild<PageTabBar*>(QStringLiteral("pageTabBar"));
    QWidget* users = new QWidget;
    QWidget* compose = new QWidget;

    Fixture()
    {
        tabs.addPage(users, QStringLiteral("users"), QStringLiteral("test"), true);
        tabs.addPage(compose, QStringLiteral("Compose"), {}, false);
        tabs.resize(800, 400);
        tabs.show();
    }

    QPoint closePoint(int index) const { return {bar->tabRect(index).right() - 14, bar->tabRect(index).center().y() + 2}; }
};

} // namespace

class TestPageTabs : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }
    void firstPageIsShown();
    void clickShowsAPage();
    void choosingATabMovesNone();
    void closeMarkAsksToClose();
    void middleButtonAsksToClose();
    void pagesThatStayCannotBeClosed();
    void removedPageGivesWayToItsNeighbour();
    void stepGoesRoundTheEnd();
    void pageCanBeAddedInFront();
};

void TestPageTabs::firstPageIsShown()
{
    Fixture f;
    QCOMPARE(f.tabs.currentPage(), f.users);
    QVERIFY(f.users->isVisible());
    QVERIFY(!f.compose->isVisible());
}

void TestPageTabs::clickShowsAPage()
{
    Fixture f;
    QSignalSpy changed(&f.tabs, &PageTabs::currentChanged);
    QTest::mouseClick(f.bar, Qt::LeftButton, {}, f.bar->tabRect(1).center());
    QCOMPARE(f.tabs.currentPage(), f.compose);
    QVERIFY(f.compose->isVisible());
    QCOMPARE(changed.count(), 1);
}

void TestPageTabs::choosingATabMovesNone()
{
    Fixture f;
    const QRect before = f.bar->tabRect(1);
    f.tabs.setCurrentPage(f.compose);
    QCOMPARE(f.bar->tabRect(1), before);
}

void TestPageTabs::closeMarkAsksToClose()
{
    Fixture f;
    QSignalSpy close(&f.tabs, &PageTabs::closeRequested);
    QTest::mouseClick(f.bar, Qt::LeftButton, {}, f.closePoint(0));
    QCOMPARE(close.count(), 1);
    QCOMPARE(close.front().front().value<QWidget*>(), f.users);
    QCOMPARE(f.tabs.pages().size(), std::size_t{2}); // it only asks
}

void TestPageTabs::middleButtonAsksToClose()
{
    Fixture f;
    QSignalSpy close(&f.tabs, &PageTabs::closeRequested);
    QTest::mouseClick(f.bar, Qt::MiddleButton, {}, f.bar->tabRect(0).center());
    QCOMPARE(close.count(), 1);
}

void TestPageTabs::pagesThatStayCannotBeClosed()
{
    Fixture f;
    QSignalSpy close(&f.tabs, &PageTabs::closeRequested);
    QTest::mouseClick(f.bar, Qt::MiddleButton, {}, f.bar->tabRect(1).center());
    QTest::mouseClick(f.bar, Qt::LeftButton, {}, f.closePoint(1));
    QCOMPARE(close.count(), 0);
}

void TestPageTabs::removedPageGivesWayToItsNeighbour()
{
    Fixture f;
    f.tabs.removePage(f.users);
    delete f.users;
    QCOMPARE(f.tabs.currentPage(), f.compose);
    QVERIFY(f.compose->isVisible());
}

void TestPageTabs::stepGoesRoundTheEnd()
{
    Fixture f;
    f.tabs.step(1);
    QCOMPARE(f.tabs.currentPage(), f.compose);
    f.tabs.step(1);
    QCOMPARE(f.tabs.currentPage(), f.users);
    f.tabs.step(-1);
    QCOMPARE(f.tabs.currentPage(), f.compose);
}

void TestPageTabs::pageCanBeAddedInFront()
{
    Fixture f;
    auto* const start = new QWidget;
    f.tabs.addPage(start, QStringLiteral("Start"), {}, false, 0);
    QCOMPARE(f.tabs.pages().front(), start);
    QCOMPARE(f.tabs.currentPage(), f.users);
    QCOMPARE(f.bar->tabText(0), QStringLiteral("Start"));
}

QTEST_MAIN(TestPageTabs)
#include "tst_page_tabs.moc"
