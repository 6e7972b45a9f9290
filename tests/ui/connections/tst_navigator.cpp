// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/navigator.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace binnacle::ui;

namespace {

ConnectionInfo connected()
{
    ConnectionInfo info;
    info.name = QStringLiteral("Sandbox");
    info.address = QStringLiteral("127.0.0.1:3000");
    info.state = ConnectionInfo::State::connected;
    info.namespaces = {{"bar", 0, {}}, {"test", 12, {{"places", 5}, {"users", 4}, {"visitors", 3}}}};
    return info;
}

ConnectionInfo failed()
{
    ConnectionInfo info = connected();
    info.state = ConnectionInfo::State::failed;
    info.error = QStringLiteral("connection refused");
    info.namespaces.clear();
    return info;
}

struct Fixture {
    Navigator navigator;
    QTreeView* tree = navigator.findChild<QTreeView*>(QStringLiteral("navigatorTree"));
    QLineEdit* search = navigator.findChild<QLineEdit*>(QStringLiteral("navigatorSearch"));

    Fixture()
    {
        navigator.resize(232, 600);
        navigator.setConnections({connected()});
        navigator.show();
    }

    QModelIndex find(const QString& name) const
    {
        const QModelIndexList found =
            tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
};

} // namespace

class TestNavigator : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }
    void everythingIsOpenAtFirst();
    void clickOnASetActivatesIt();
    void clickOnANamespaceActivatesNothing();
    void returnOnASetActivatesIt();
    void typingFilters();
    void returnInTheFieldActivatesTheFirstMatch();
    void noMatchIsSaid();
    void escapeClearsTheField();
    void selectionSurvivesARefresh();
    void selectingASetActivatesNothing();
    void failureIsExplainedAndCanBeRetried();
    void failureIsHiddenWhereItIsShownElsewhere();
};

void TestNavigator::everythingIsOpenAtFirst()
{
    Fixture f;
    QVERIFY(f.tree->isExpanded(f.find(QStringLiteral("Sandbox"))));
    QVERIFY(f.tree->isExpanded(f.find(QStringLiteral("test"))));
}

void TestNavigator::clickOnASetActivatesIt()
{
    Fixture f;
    QSignalSpy activated(&f.navigator, &Navigator::setActivated);
    QTest::mouseClick(f.tree->viewport(), Qt::LeftButton, {}, f.tree->visualRect(f.find(QStringLiteral("users"))).center());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.front(), (QVariantList{QByteArray("test"), QByteArray("users")}));
}

void TestNavigator::clickOnANamespaceActivatesNothing()
{
    Fixture f;
    QSignalSpy activated(&f.navigator, &Navigator::setActivated);
    QTest::mouseClick(f.tree->viewport(), Qt::LeftButton, {}, f.tree->visualRect(f.find(QStringLiteral("test"))).center());
    QCOMPARE(activated.count(), 0);
}

void TestNavigator::returnOnASetActivatesIt()
{
    Fixture f;
    QSignalSpy activated(&f.navigator, &Navigator::setActivated);
    f.navigator.selectSet("test", "visitors");
    QTest::keyClick(f.tree, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.front().back().toByteArray(), QByteArray("visitors"));
}

void TestNavigator::typingFilters()
{
    Fixture f;
    QTest::keyClicks(f.search, QStringLiteral("US"));
    QVERIFY(f.find(QStringLiteral("users")).isValid());
    QVERIFY(!f.find(QStringLiteral("places")).isValid());
    QVERIFY(!f.find(QStringLiteral("bar")).isValid());
    f.search->clear();
    QVERIFY(f.find(QStringLiteral("places")).isValid());
    QTest::keyClicks(f.search, QStringLiteral("test")); // a namespace brings its sets
    QVERIFY(f.find(QStringLiteral("places")).isValid());
}

void TestNavigator::returnInTheFieldActivatesTheFirstMatch()
{
    Fixture f;
    QSignalSpy activated(&f.navigator, &Navigator::setActivated);
    QTest::keyClick(f.search, Qt::Key_Return);
    QCOMPARE(activated.count(), 0); // nothing was asked for
    QTest::keyClicks(f.search, QStringLiteral("visit"));
    QTest::keyClick(f.search, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.front().back().toByteArray(), QByteArray("visitors"));
}

void TestNavigator::noMatchIsSaid()
{
    Fixture f;
    auto* const note = f.navigator.findChild<QLabel*>(QStringLiteral("navigatorNoMatch"));
    QVERIFY(note->isHidden());
    QTest::keyClicks(f.search, QStringLiteral("zzz"));
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains(QLatin1String("zzz")));
}

void TestNavigator::escapeClearsTheField()
{
    Fixture f;
    QTest::keyClicks(f.search, QStringLiteral("us"));
    QTest::keyClick(f.search, Qt::Key_Escape);
    QCOMPARE(f.search->text(), QString());
}

void TestNavigator::selectionSurvivesARefresh()
{
    Fixture f;
    f.navigator.selectSet("test", "users");
    ConnectionInfo info = connected();
    info.namespaces[1].sets.insert(info.namespaces[1].sets.begin(), {"accounts", 1});
    f.navigator.setConnections({info});
    QCOMPARE(f.tree->currentIndex().data().toString(), QStringLiteral("users"));
}

void TestNavigator::selectingASetActivatesNothing()
{
    Fixture f;
    QSignalSpy activated(&f.navigator, &Navigator::setActivated);
    f.navigator.selectSet("test", "users");
    QCOMPARE(f.tree->currentIndex(), f.find(QStringLiteral("users")));
    f.navigator.selectSet("test", "nobody");
    QCOMPARE(f.tree->currentIndex(), f.find(QStringLiteral("users")));
    QCOMPARE(activated.count(), 0);
}

void TestNavigator::failureIsExplainedAndCanBeRetried()
{
    Fixture f;
    auto* const strip = f.navigator.findChild<QWidget*>(QStringLiteral("navigatorFailure"));
    QVERIFY(strip->isHidden());
    f.navigator.setConnections({failed()});
    QVERIFY(!strip->isHidden());
    QCOMPARE(f.navigator.findChild<QLabel*>(QStringLiteral("navigatorFailureSentence"))->text(),
             QStringLiteral("connection refused"));
    QSignalSpy retry(&f.navigator, &Navigator::retryRequested);
    f.navigator.findChild<QPushButton*>(QStringLiteral("navigatorRetry"))->click();
    QCOMPARE(retry.count(), 1);
    f.navigator.setConnections({connected()});
    QVERIFY(strip->isHidden());
}

void TestNavigator::failureIsHiddenWhereItIsShownElsewhere()
{
    Fixture f;
    auto* const strip = f.navigator.findChild<QWidget*>(QStringLiteral("navigatorFailure"));
    f.navigator.showFailures(false);
    f.navigator.setConnections({failed()});
    QVERIFY(strip->isHidden());
    f.navigator.showFailures(true);
    QVERIFY(!strip->isHidden());
}

QTEST_MAIN(TestNavigator)
#include "tst_navigator.moc"
