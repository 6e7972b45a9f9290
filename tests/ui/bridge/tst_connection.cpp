// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "ui/bridge/connection.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThreadPool>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 10'000;

} // namespace

class ConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void itConnectsAndReadsTheCatalogue();
    void aRefusedConnectionSaysWhy();
    void whatIsReadOnlyRefusesWrites();
    void openNeverBlocks();
    void aLaterOpenDropsTheEarlierReply();
    void closeEndsIt();
    void itMayGoWhileConnecting();
    void aDeadNodeFailsTheCatalogueNotTheWindow();
};

void ConnectionTest::itConnectsAndReadsTheCatalogue()
{
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    QVERIFY(sandbox.fillSame(DataSet::of("test", "users"), 20));
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    QSignalSpy catalog(&connection, &Connection::catalogChanged);
    QVERIFY(!connection.session());
    connection.open(sandbox.hosts());
    QCOMPARE(connection.state(), Connection::State::connecting);
    QVERIFY(catalog.wait(patienceMs));
    QCOMPARE(connection.state(), Connection::State::connected);
    QVERIFY(connection.session());
    QVERIFY(!connection.error());
    QCOMPARE(connection.catalog().nodes, 1U);
    QCOMPARE(connection.objectCount(DataSet::of("test", "users")).value_or(0), std::uint64_t{20});
    QVERIFY(!connection.objectCount(DataSet::of("test", "nobody")));
    QVERIFY(!connection.objectCount(DataSet::of("nowhere", "users")));
    QCOMPARE(connection.address(), QStringLiteral("127.0.0.1:%1").arg(sandbox.port()));
}

void ConnectionTest::aRefusedConnectionSaysWhy()
{
    std::uint16_t port = 0;
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        port = taken.serverPort();
    }
    Connection connection(QStringLiteral("Nobody"), Environment::staging);
    QSignalSpy changed(&connection, &Connection::stateChanged);
    connection.open({Host{"127.0.0.1", port}});
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::failed, patienceMs);
    QVERIFY(connection.error());
    QVERIFY(connection.errorText().contains(QString::number(port)));
    QVERIFY(!connection.session());
    QCOMPARE(changed.size(), 2);
    connection.close();
    QVERIFY(!connection.error());
}

void ConnectionTest::whatIsReadOnlyRefusesWrites()
{
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    connection.open(sandbox.hosts());
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, patienceMs);
    QVERIFY(!connection.session()->isReadOnly());
    connection.reachWith(true, {1});
    QVERIFY(!connection.session()->isReadOnly()); // until it is opened anew
    connection.reopen();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, patienceMs);
    QVERIFY(connection.session()->isReadOnly());
}

void ConnectionTest::openNeverBlocks()
{
    QTcpServer silent; // takes the connection and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Connection connection(QStringLiteral("Silent"), Environment::development);
    QElapsedTimer elapsed;
    elapsed.start();
    connection.open({Host{"127.0.0.1", silent.serverPort()}});
    QVERIFY2(elapsed.elapsed() < 500, qPrintable(QString::number(elapsed.elapsed())));
    QCOMPARE(connection.state(), Connection::State::connecting);
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::failed, patienceMs);
}

void ConnectionTest::aLaterOpenDropsTheEarlierReply()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    connection.open({Host{"127.0.0.1", silent.serverPort()}});
    connection.open(sandbox.hosts());
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, patienceMs);
    QTest::qWait(2'500); // the earlier attempt has failed by now
    QCOMPARE(connection.state(), Connection::State::connected);
}

void ConnectionTest::closeEndsIt()
{
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    connection.open(sandbox.hosts());
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, patienceMs);
    connection.close();
    QCOMPARE(connection.state(), Connection::State::closed);
    QVERIFY(!connection.session());
    connection.refreshCatalog(); // nothing to ask, and nothing happens
    connection.reopen();
    QTRY_COMPARE_WITH_TIMEOUT(connection.state(), Connection::State::connected, patienceMs);
}

void ConnectionTest::itMayGoWhileConnecting()
{
    const test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    for (int round = 0; round < 20; ++round) {
        Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
        connection.open(sandbox.hosts());
        if (round % 2 == 0)
            QTest::qWait(round);
    }
    QTest::qWait(200);
    QVERIFY(QThreadPool::globalInstance()->waitForDone(patienceMs));
}

void ConnectionTest::aDeadNodeFailsTheCatalogueNotTheWindow()
{
    test::Sandbox sandbox;
    QVERIFY(sandbox.isReady());
    Connection connection(QStringLiteral("Sandbox"), Environment::sandbox);
    QSignalSpy catalog(&connection, &Connection::catalogChanged);
    QSignalSpy failed(&connection, &Connection::catalogFailed);
    connection.open(sandbox.hosts());
    QVERIFY(catalog.wait(patienceMs));
    sandbox.stop();
    connection.refreshCatalog();
    QVERIFY(failed.wait(patienceMs));
    QVERIFY(connection.catalogError());
    QCOMPARE(connection.state(), Connection::State::connected);
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
