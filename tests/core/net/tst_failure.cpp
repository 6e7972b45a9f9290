// SPDX-License-Identifier: Apache-2.0
#include "core/net/failure.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::net;
using namespace std::chrono_literals;

class TestFailure : public QObject {
    Q_OBJECT

private slots:
    void addressesAreShown()
    {
        QCOMPARE(displayText(Address{"db.example", 3000}), std::string("db.example:3000"));
        QCOMPARE(displayText(Address{"::1", 3100}), std::string("[::1]:3100"));
        QCOMPARE(displayText(Address{"a\nb", 1}), std::string("a\\x0ab:1"));
    }

    void spansAreShown()
    {
        QCOMPARE(displayText(0ms), std::string("0 ms"));
        QCOMPARE(displayText(999ms), std::string("999 ms"));
        QCOMPARE(displayText(1000ms), std::string("1 s"));
        QCOMPARE(displayText(1550ms), std::string("1.5 s"));
        QCOMPARE(displayText(30'000ms), std::string("30 s"));
    }

    void sentencesNameThePeer()
    {
        const Address peer{"127.0.0.1", 22};
        QCOMPARE(unanswered(peer, 2s).detail(), std::string("127.0.0.1:22 did not answer within 2 s"));
        QCOMPARE(unconnected(peer, std::make_error_code(std::errc::connection_refused)).detail(),
                 std::string("127.0.0.1:22 refused the connection: nothing listens there"));
        QCOMPARE(interrupted(peer, {}, false).detail(), std::string("127.0.0.1:22 closed the connection without an answer"));
        QCOMPARE(interrupted(peer, std::make_error_code(std::errc::connection_reset), true).detail(),
                 std::string("127.0.0.1:22 closed the connection in the middle of an answer"));
        QCOMPARE(unresolved({"nosuch", 1}, "Name or service not known").detail(),
                 std::string("nosuch:1: the host name cannot be resolved: Name or service not known"));
    }

    void anErrorIsMadeToNameThePeerOnce()
    {
        const Address peer{"127.0.0.1", 22};
        const Error client = about(peer, Error::client(ClientCode::invalidNode, "another node"));
        QVERIFY(client.is(ClientCode::invalidNode));
        QCOMPARE(client.detail(), std::string("127.0.0.1:22: another node"));
        QCOMPARE(about(peer, client), client);
        const Error server = about(peer, Error::server(ServerCode::forbidden));
        QVERIFY(server.is(ServerCode::forbidden));
        QVERIFY(server.detail().starts_with("127.0.0.1:22: "));
    }

    void whatAForeignPeerSentIsQuotedShortAndEscaped()
    {
        const Address peer{"127.0.0.1", 22};
        QCOMPARE(foreignProtocol(peer, bytesOf("SSH-2.0-OpenSSH_9.2\r\nmore")).detail(),
                 std::string("127.0.0.1:22 does not speak the Aerospike protocol: it sent \"SSH-2.0-OpenSSH_9.2\""));
        const std::string noise(200, '\xFF');
        QVERIFY(foreignProtocol(peer, bytesOf(noise)).detail().size() < 260);
    }
};

QTEST_APPLESS_MAIN(TestFailure)
#include "tst_failure.moc"
