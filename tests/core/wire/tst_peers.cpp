// SPDX-License-Identifier: Apache-2.0
#include "core/wire/info.h"
#include "tests/support/recording.h"
#include "tests/support/seed.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

constexpr const char* twoPeers = "7,3000,[[BB9,,[10.0.0.1:3100,host.example]],[BBA,tls-a,[[::1]:4000,[fe80::1%eth0]]]]";

} // namespace

class TestPeers : public QObject {
    Q_OBJECT

private slots:
    void theRecordedListIsEmpty();
    void everythingAPeerHas();
    void aPeerWithoutAddresses();
    void numbersAtTheirBounds();
    void everyTruncationIsRefused();
    void malformedListsAreRefused_data();
    void malformedListsAreRefused();
    void damageIsNeverMoreThanAnError();
};

void TestPeers::theRecordedListIsEmpty()
{
    const auto exchange = test::recording("info", "peers").exchanges.front();
    const auto lines = parseInfo(textOf(test::bodyOf(exchange.responses.front())));
    QCOMPARE(lines[0].first, std::string("peers-clear-std"));
    const auto peers = parsePeers(lines[0].second);
    QVERIFY(peers.ok());
    QVERIFY(peers.value() == Peers{});
}

void TestPeers::everythingAPeerHas()
{
    const auto peers = parsePeers(twoPeers);
    QVERIFY(peers.ok());
    const Peers expected{7,
                         {{"BB9", "", {{"10.0.0.1", 3100}, {"host.example", 3000}}},
                          {"BBA", "tls-a", {{"::1", 4000}, {"fe80::1%eth0", 3000}}}}};
    QVERIFY(peers.value() == expected);
}

void TestPeers::aPeerWithoutAddresses()
{
    const auto peers = parsePeers("1,3000,[[BB9,,[]]]");
    QVERIFY(peers.ok());
    QVERIFY((peers.value() == Peers{1, {{"BB9", "", {}}}}));
}

void TestPeers::numbersAtTheirBounds()
{
    const auto peers = parsePeers("18446744073709551615,65535,[[A,,[h,i:0,j:65535]]]");
    QVERIFY(peers.ok());
    QCOMPARE(peers.value().generation, std::uint64_t{18446744073709551615U});
    QVERIFY((peers.value().peers[0].hosts == decltype(Peer::hosts){{"h", 65535}, {"i", 0}, {"j", 65535}}));
}

void TestPeers::everyTruncationIsRefused()
{
    const std::string whole = twoPeers;
    QVERIFY(parsePeers(whole).ok());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut = toBytes(std::string_view(whole).substr(0, size));
        const auto peers = parsePeers(textOf(cut));
        QVERIFY2(!peers.ok(), std::string(textOf(cut)).c_str());
        QVERIFY(peers.error().is(ClientCode::protocolError));
    }
}

void TestPeers::malformedListsAreRefused_data()
{
    QTest::addColumn<QString>("value");
    for (const char* value : {"x,3000,[]", "-1,3000,[]", "1,,[]", "1,65536,[]", "18446744073709551616,3000,[]", "1, 3000,[]",
                              "1,3000,[] ", "1,3000,[]]", "1,3000,[,]", "1,3000,[[A,,[h]],]", "1,3000,[[A,,[h],x]]",
                              "1,3000,[[A,[h]]]", "1,3000,[[,,[h]]]", "1,3000,[[A,,h]]", "1,3000,[[A,,[h:]]]",
                              "1,3000,[[A,,[h:65536]]]", "1,3000,[[A,,[:1]]]", "1,3000,[[A,,[h,]]]", "1,3000,[[A,,[[::1]]]",
                              "1,3000,[[A,,[[]:1]]]", "1,3000,[[A,,[::1]]]", "1,3000,[[A,,[h:1:2]]]"})
        QTest::newRow(value) << QString(value);
}

void TestPeers::malformedListsAreRefused()
{
    QFETCH(QString, value);
    QVERIFY(!parsePeers(value.toStdString()).ok());
}

void TestPeers::damageIsNeverMoreThanAnError()
{
    auto generator = test::seededGenerator();
    constexpr std::string_view alphabet = "[],:0A9h";
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes = toBytes(twoPeers);
        bytes[static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(bytes.size()) - 1))] =
            static_cast<std::uint8_t>(alphabet[generator() % alphabet.size()]);
        if (const auto peers = parsePeers(textOf(bytes))) {
            QVERIFY(peers.value().peers.size() <= 2);
            ++taken;
        }
    }
    QVERIFY(taken > 100);
}

QTEST_APPLESS_MAIN(TestPeers)
#include "tst_peers.moc"
