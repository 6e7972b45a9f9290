// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"
#include "core/wire/info.h"
#include "tests/support/recording.h"
#include "tests/support/seed.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

/// The bitmap of 512 bytes whose first ones are `first`.
std::string bitmap(Bytes first)
{
    first.resize(512);
    return toBase64(first);
}

std::string recordedReplicas()
{
    const auto exchange = test::recording("info", "peers").exchanges.front();
    for (auto& [name, value] : parseInfo(textOf(test::bodyOf(exchange.responses.front()))))
        if (name == "replicas:")
            return value;
    return {};
}

} // namespace

class TestReplicas : public QObject {
    Q_OBJECT

private slots:
    void aRecordedSingleNodeHoldsEverything();
    void partitionZeroIsTheHighestBit();
    void eachReplicaHasItsBitmap();
    void whatIsFormattedComesBack();
    void everyTruncationIsRefusedOrShorter();
    void malformedReplicasAreRefused_data();
    void malformedReplicasAreRefused();
};

void TestReplicas::aRecordedSingleNodeHoldsEverything()
{
    const std::string text = recordedReplicas();
    const auto replicas = parseReplicas(text);
    QVERIFY(replicas.ok());
    QCOMPARE(replicas.value().size(), std::size_t{2});
    for (const char* name : {"test", "bar"}) {
        const NamespaceReplicas& ns = replicas.value().at(name);
        QCOMPARE(ns.regime, 0U);
        QCOMPARE(ns.replicas.size(), std::size_t{1});
        QVERIFY(ns.replicas[0].all());
    }
    const std::size_t bar = text.find("bar:");
    QCOMPARE(formatReplicas(replicas.value()), text.substr(bar) + ";" + text.substr(0, bar - 1));
}

void TestReplicas::partitionZeroIsTheHighestBit()
{
    const auto replicas = parseReplicas("ns:7,1," + bitmap({0x80, 0x01, 0x00, 0x40}));
    QVERIFY(replicas.ok());
    const NamespaceReplicas& ns = replicas.value().at("ns");
    QCOMPARE(ns.regime, 7U);
    std::bitset<4096> expected;
    expected.set(0).set(15).set(25);
    QVERIFY(ns.replicas[0] == expected);
}

void TestReplicas::eachReplicaHasItsBitmap()
{
    const auto replicas = parseReplicas("a:0,2," + bitmap({0x80}) + "," + bitmap({0x40}) + ";b:4294967295,0;");
    QVERIFY(replicas.ok());
    const auto& a = replicas.value().at("a").replicas;
    QCOMPARE(a.size(), std::size_t{2});
    QVERIFY(a[0].test(0) && !a[0].test(1));
    QVERIFY(!a[1].test(0) && a[1].test(1));
    QCOMPARE(replicas.value().at("b").regime, 4294967295U);
    QVERIFY(replicas.value().at("b").replicas.empty());
    QVERIFY(parseReplicas("").value().empty());
}

void TestReplicas::whatIsFormattedComesBack()
{
    auto generator = test::seededGenerator();
    for (int round = 0; round < 50; ++round) {
        std::map<std::string, NamespaceReplicas> namespaces;
        for (std::int64_t n = test::between(generator, 0, 4); n > 0; --n) {
            NamespaceReplicas ns{static_cast<std::uint32_t>(generator()), {}};
            ns.replicas.resize(static_cast<std::size_t>(test::between(generator, 0, 4)));
            for (auto& bits : ns.replicas)
                for (std::size_t partition = 0; partition < bits.size(); ++partition)
                    bits[partition] = generator() % 2 == 0;
            namespaces["ns" + std::to_string(n)] = ns;
        }
        const auto parsed = parseReplicas(formatReplicas(namespaces));
        QVERIFY(parsed.ok());
        QCOMPARE(parsed.value().size(), namespaces.size());
        for (const auto& [name, ns] : namespaces) {
            QCOMPARE(parsed.value().at(name).regime, ns.regime);
            QVERIFY(parsed.value().at(name).replicas == ns.replicas);
        }
    }
}

void TestReplicas::everyTruncationIsRefusedOrShorter()
{
    const std::string whole = "a:0,1," + bitmap({0xFF}) + ";b:0,1," + bitmap({0x0F});
    const std::size_t first = whole.find(';');
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const Bytes cut = toBytes(std::string_view(whole).substr(0, size));
        const auto replicas = parseReplicas(textOf(cut));
        const bool ends = size == 0 || size == first || size == first + 1;
        QCOMPARE(replicas.ok(), ends);
        if (replicas)
            QVERIFY(replicas.value().size() <= 1);
    }
    QVERIFY(parseReplicas(whole).ok());
}

void TestReplicas::malformedReplicasAreRefused_data()
{
    QTest::addColumn<QString>("value");
    const QString good = QString::fromStdString(bitmap({}));
    QTest::newRow("no regime") << "ns:1," + good;
    QTest::newRow("nameless") << ":0,1," + good;
    QTest::newRow("no colon") << "ns";
    QTest::newRow("empty part") << ";ns:0,1," + good;
    QTest::newRow("negative regime") << "ns:-1,1," + good;
    QTest::newRow("regime over 32 bits") << "ns:4294967296,1," + good;
    QTest::newRow("fewer bitmaps than said") << "ns:0,2," + good;
    QTest::newRow("more bitmaps than said") << "ns:0,1," + good + "," + good;
    QTest::newRow("65535 bitmaps said") << "ns:0,65535," + good;
    QTest::newRow("more than 65535 said") << "ns:0,65536," + good;
    QTest::newRow("no bitmap") << "ns:0,1,";
    QTest::newRow("short bitmap") << "ns:0,1,AAAA";
    QTest::newRow("long bitmap") << "ns:0,1,AAAA" + good;
    QTest::newRow("another alphabet") << "ns:0,1," + QString(good).replace(0, 1, "-");
    QTest::newRow("blank") << "ns:0, 1," + good;
}

void TestReplicas::malformedReplicasAreRefused()
{
    QFETCH(QString, value);
    const auto replicas = parseReplicas(value.toStdString());
    QVERIFY(!replicas.ok());
    QVERIFY(replicas.error().is(ClientCode::protocolError));
}

QTEST_APPLESS_MAIN(TestReplicas)
#include "tst_replicas.moc"
