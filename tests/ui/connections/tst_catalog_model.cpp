// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/catalog_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace binnacle::ui;

namespace {

ConnectionInfo sandbox()
{
    ConnectionInfo info;
    info.name = QStringLiteral("Sandbox");
    info.address = QStringLiteral("127.0.0.1:3000");
    info.note = QStringLiteral("local");
    info.environment = Environment::sandbox;
    info.state = ConnectionInfo::State::connected;
    info.namespaces = {{"bar", 0, {}}, {"test", 17412, {{"places", 7047}, {"users", 10000}, {"visitors", 365}}}};
    return info;
}

/// One line a row, two blanks a level: `name (note)`.
QStringList printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int level = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append(QString(2 * level, u' ') + index.data().toString() + QStringLiteral(" (") +
                     index.data(CatalogModel::NoteRole).toString() + u')');
        lines.append(printed(model, index, level + 1));
    }
    return lines;
}

} // namespace

class TestCatalogModel : public QObject {
    Q_OBJECT

private slots:
    void showsConnectionsNamespacesAndSets();
    void stateIsSaid_data();
    void stateIsSaid();
    void namesAreShownEscapedAndKeptAsBytes();
    void refreshedCountsChangeNothingElse();
    void newAndDroppedSetsMoveOnlyThemselves();
    void setsAreFoundByTheirNames();
    void anySequenceOfCatalogsIsShownAsTheLastOne();
};

void TestCatalogModel::showsConnectionsNamespacesAndSets()
{
    CatalogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(printed(model), QStringList());
    model.setConnections({sandbox()});
    const QStringList expected{
        QStringLiteral("Sandbox (local)"),    QStringLiteral("  bar (0)"),          QStringLiteral("  test (17,412)"),
        QStringLiteral("    places (7,047)"), QStringLiteral("    users (10,000)"), QStringLiteral("    visitors (365)"),
    };
    QCOMPARE(printed(model), expected);
    model.setConnections({});
    QCOMPARE(printed(model), QStringList());
}

void TestCatalogModel::stateIsSaid_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("note");
    QTest::newRow("closed") << static_cast<int>(ConnectionInfo::State::closed) << QStringLiteral("not connected");
    QTest::newRow("connecting") << static_cast<int>(ConnectionInfo::State::connecting) << QStringLiteral("connecting…");
    QTest::newRow("connected") << static_cast<int>(ConnectionInfo::State::connected) << QStringLiteral("local");
    QTest::newRow("failed") << static_cast<int>(ConnectionInfo::State::failed) << QStringLiteral("unreachable");
}

void TestCatalogModel::stateIsSaid()
{
    QFETCH(const int, state);
    QFETCH(const QString, note);
    CatalogModel model;
    ConnectionInfo info = sandbox();
    info.state = static_cast<ConnectionInfo::State>(state);
    info.error = QStringLiteral("refused");
    model.setConnections({info});
    QCOMPARE(model.index(0, 0).data(CatalogModel::NoteRole).toString(), note);
    QCOMPARE(model.index(0, 0).data(CatalogModel::StateRole).toInt(), state);
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("refused"));
}

void TestCatalogModel::namesAreShownEscapedAndKeptAsBytes()
{
    const QByteArray name("a\xff\\\n<b>", 7);
    ConnectionInfo info = sandbox();
    info.namespaces = {{"test", 1, {{name, 1}}}};
    CatalogModel model;
    model.setConnections({info});
    const QModelIndex index = model.indexOf(0, "test", name);
    QVERIFY(index.isValid());
    QCOMPARE(index.data().toString(), QStringLiteral("a\\xff\\\\\\x0a<b>"));
    QCOMPARE(index.data(CatalogModel::NameRole).toByteArray(), name);
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(QLatin1String("<b>")));
}

void TestCatalogModel::refreshedCountsChangeNothingElse()
{
    CatalogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConnections({sandbox()});
    const QPersistentModelIndex users = model.indexOf(0, "test", "users");
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    ConnectionInfo info = sandbox();
    info.namespaces[1].sets[1].objects = 10001;
    model.setConnections({info});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front().front().toModelIndex(), QModelIndex(users));
    QCOMPARE(inserted.count() + removed.count(), 0);
    QCOMPARE(users.data(CatalogModel::NoteRole).toString(), QStringLiteral("10,001"));
}

void TestCatalogModel::newAndDroppedSetsMoveOnlyThemselves()
{
    CatalogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setConnections({sandbox()});
    const QPersistentModelIndex users = model.indexOf(0, "test", "users");
    ConnectionInfo info = sandbox();
    info.namespaces[1].sets = {{"accounts", 1}, {"users", 10000}, {"views", 2}};
    model.setConnections({info});
    QVERIFY(users.isValid());
    QCOMPARE(users.row(), 1);
    QVERIFY(!model.indexOf(0, "test", "places").isValid());
    QVERIFY(model.indexOf(0, "test", "views").isValid());
}

void TestCatalogModel::setsAreFoundByTheirNames()
{
    CatalogModel model;
    model.setConnections({sandbox()});
    QCOMPARE(model.indexOf(0, "test", "users").data(CatalogModel::NamespaceRole).toByteArray(), QByteArray("test"));
    QVERIFY(!model.indexOf(0, "test", "nobody").isValid());
    QVERIFY(!model.indexOf(0, "nowhere", "users").isValid());
    QVERIFY(!model.indexOf(1, "test", "users").isValid());
}

void TestCatalogModel::anySequenceOfCatalogsIsShownAsTheLastOne()
{
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    CatalogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int round = 0; round < 100; ++round) {
        ConnectionInfo info = sandbox();
        info.namespaces.clear();
        for (char name = 'a'; name < 'e'; ++name) {
            if (random() % 2 == 0) {
                continue;
            }
            NamespaceInfo nameSpace{QByteArray(1, name), static_cast<qint64>(random() % 3), {}};
            for (char set = 'p'; set < 'v'; ++set) {
                if (random() % 2 == 0) {
                    nameSpace.sets.push_back({QByteArray(1, set), static_cast<qint64>(random() % 3)});
                }
            }
            info.namespaces.push_back(nameSpace);
        }
        model.setConnections({info});
        CatalogModel fresh;
        fresh.setConnections({info});
        QCOMPARE(printed(model), printed(fresh));
    }
}

QTEST_GUILESS_MAIN(TestCatalogModel)
#include "tst_catalog_model.moc"
