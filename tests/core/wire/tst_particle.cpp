// SPDX-License-Identifier: Apache-2.0
#include "core/wire/message.h"
#include "core/wire/particle.h"
#include "tests/support/recording.h"

#include <QTest>

#include <bit>
#include <limits>

using namespace binnacle;
using namespace binnacle::wire;

Q_DECLARE_METATYPE(binnacle::Value)
Q_DECLARE_METATYPE(binnacle::KeyValue)

class TestParticle : public QObject {
    Q_OBJECT

private slots:
    void valuesHaveTheseParticlesAndComeBack_data();
    void valuesHaveTheseParticlesAndComeBack();
    void operandsAreNoBinValues();
    void shorterIntegersAreUnsigned();
    void cellsOfGeoJsonAreSkipped();
    void malformedParticlesAreRefused_data();
    void malformedParticlesAreRefused();
    void everyUnknownTypeIsKeptByteForByte();
    void recordedBinsEncodeToTheSameBytes();
    void whatWasWrittenIsWhatIsRead();
    void keysHaveTheseBytesAndComeBack_data();
    void keysHaveTheseBytesAndComeBack();
    void malformedKeysAreRefused_data();
    void malformedKeysAreRefused();
};

void TestParticle::valuesHaveTheseParticlesAndComeBack_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("hex");
    const auto row = [](const char* name, Value value, int type, const char* hex) {
        QTest::newRow(name) << std::move(value) << type << QString(hex);
    };
    row("nil", Nil{}, 0, "");
    row("integer", 258, 1, "0000000000000102");
    row("-1", -1, 1, "ffffffffffffffff");
    row("smallest", std::numeric_limits<std::int64_t>::min(), 1, "8000000000000000");
    row("double", 2.5, 2, "4004000000000000");
    row("NaN", std::bit_cast<double>(0x7FF8000000000001ULL), 2, "7ff8000000000001");
    row("string", "ab", 3, "6162");
    row("empty string", "", 3, "");
    row("blob", Blob{{0, 255}}, 4, "00ff");
    row("true", true, 17, "01");
    row("false", false, 17, "00");
    row("HLL", Hll{{1, 2}}, 18, "0102");
    row("map", Map{{{1, 2}}}, 19, "810102");
    row("list", List{{1, "a"}}, 20, "9201a20361");
    row("GeoJSON", GeoJson{"{}"}, 23, "0000007b7d");
    row("of a language", Opaque{9, {1}}, 9, "01");
}

void TestParticle::valuesHaveTheseParticlesAndComeBack()
{
    QFETCH(Value, value);
    QFETCH(int, type);
    QFETCH(QString, hex);
    const auto particle = encodeParticle(value);
    QVERIFY(particle.ok());
    QCOMPARE(int{particle.value().type}, type);
    QCOMPARE(QString::fromStdString(toHex(particle.value().bytes)), hex);
    const auto decoded = decodeParticle(particle.value().type, particle.value().bytes);
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value() == value);
}

void TestParticle::operandsAreNoBinValues()
{
    for (const Value& value : {Value(Infinity{}), Value(Wildcard{})}) {
        const auto particle = encodeParticle(value);
        QVERIFY(!particle.ok());
        QVERIFY(particle.error().is(ClientCode::invalidParameter));
    }
}

void TestParticle::shorterIntegersAreUnsigned()
{
    QVERIFY(decodeParticle(1, Bytes{0xFF}).value() == Value(255));
    QVERIFY(decodeParticle(1, Bytes{0xFF, 0xFE}).value() == Value(65534));
    QVERIFY(decodeParticle(1, Bytes{0xFF, 0, 0, 0}).value() == Value(std::int64_t{0xFF000000}));
}

void TestParticle::cellsOfGeoJsonAreSkipped()
{
    const auto one = decodeParticle(23, *fromHex("000001" "1122334455667788" "7b7d"));
    QVERIFY(one.ok());
    QVERIFY(one.value() == Value(GeoJson{"{}"}));
    const auto two = decodeParticle(23, *fromHex("010002" "1122334455667788" "1122334455667788"));
    QVERIFY(two.ok());
    QVERIFY(two.value() == Value(GeoJson{""}));
}

void TestParticle::malformedParticlesAreRefused_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("hex");
    for (const int size : {0, 3, 5, 6, 7, 9, 16})
        QTest::addRow("integer of %d bytes", size) << 1 << QString("00").repeated(size);
    for (const int size : {0, 4, 7, 9})
        QTest::addRow("double of %d bytes", size) << 2 << QString("00").repeated(size);
    QTest::newRow("boolean without a byte") << 17 << "";
    QTest::newRow("boolean of two bytes") << 17 << "0001";
    QTest::newRow("boolean 2") << 17 << "02";
    QTest::newRow("map without bytes") << 19 << "";
    QTest::newRow("map that is a list") << 19 << "90";
    QTest::newRow("map cut short") << 19 << "8101";
    QTest::newRow("list without bytes") << 20 << "";
    QTest::newRow("list that is a map") << 20 << "80";
    QTest::newRow("list that is an integer") << 20 << "01";
    QTest::newRow("list and more") << 20 << "9000";
    QTest::newRow("GeoJSON without a header") << 23 << "0000";
    QTest::newRow("GeoJSON with more cells than bytes") << 23 << "00000111223344556677";
    QTest::newRow("GeoJSON with 65535 cells") << 23 << "00ffff7b7d";
}

void TestParticle::malformedParticlesAreRefused()
{
    QFETCH(int, type);
    QFETCH(QString, hex);
    const auto value = decodeParticle(static_cast<std::uint8_t>(type), *fromHex(hex.toStdString()));
    QVERIFY(!value.ok());
    QVERIFY(value.error().is(ClientCode::protocolError));
}

void TestParticle::everyUnknownTypeIsKeptByteForByte()
{
    const Bytes bytes{0x80, 0x04, 0x00};
    int kept = 0;
    for (int type = 0; type < 256; ++type) {
        const auto value = decodeParticle(static_cast<std::uint8_t>(type), bytes);
        const auto* opaque = value ? value.value().as<Opaque>() : nullptr;
        if (!opaque)
            continue;
        QCOMPARE(int{opaque->type}, type);
        QCOMPARE(opaque->bytes, bytes);
        const auto again = encodeParticle(value.value());
        QVERIFY(again.ok());
        QVERIFY((again.value() == Particle{static_cast<std::uint8_t>(type), bytes}));
        ++kept;
    }
    QCOMPARE(kept, 256 - 10);
}

void TestParticle::recordedBinsEncodeToTheSameBytes()
{
    int seen = 0;
    for (const char* suite : {"verbs", "scalars", "lists", "maps", "geo", "scan"}) {
        for (const auto& recorded : test::recordings(suite)) {
            for (const auto& exchange : recorded.exchanges) {
                std::size_t offset = 0;
                const auto message = decodeMessage(test::bodyOf(exchange.request), offset);
                QVERIFY(message.ok());
                for (const Op& op : message.value().ops) {
                    if (op.code != OpCode::write)
                        continue;
                    const auto value = decodeParticle(op.particleType, op.data);
                    QVERIFY2(value.ok(), recorded.name.c_str());
                    const auto particle = encodeParticle(value.value());
                    QVERIFY(particle.ok());
                    QCOMPARE(particle.value().type, op.particleType);
                    QCOMPARE(toHex(particle.value().bytes), toHex(op.data));
                    ++seen;
                }
            }
        }
    }
    QVERIFY(seen > 400);
}

void TestParticle::whatWasWrittenIsWhatIsRead()
{
    const auto exchanges = test::recording("scan", "scan a set").exchanges;
    const auto setup = test::recording("scan", "setup").exchanges;
    std::size_t offset = 0;
    const auto written = decodeMessage(test::bodyOf(setup[1].request), offset);
    QVERIFY(written.ok());
    const std::string digest = toHex(written.value().field(FieldType::digest)->data);
    int found = 0;
    for (const Bytes& frame : exchanges.front().responses) {
        const ByteView body = test::bodyOf(frame);
        for (std::size_t at = 0; at < body.size();) {
            const auto read = decodeMessage(body, at);
            QVERIFY(read.ok());
            const Field* field = read.value().field(FieldType::digest);
            if (!field || toHex(field->data) != digest || read.value().ops.empty())
                continue;
            ++found;
            QCOMPARE(read.value().ops.size(), written.value().ops.size());
            for (std::size_t i = 0; i < read.value().ops.size(); ++i) {
                const Op& a = written.value().ops[i];
                const Op& b = read.value().ops[i];
                QCOMPARE(a.name, b.name);
                QVERIFY(decodeParticle(a.particleType, a.data).value() == decodeParticle(b.particleType, b.data).value());
            }
        }
    }
    QCOMPARE(found, 1);
}

void TestParticle::keysHaveTheseBytesAndComeBack_data()
{
    QTest::addColumn<KeyValue>("key");
    QTest::addColumn<QString>("hex");
    QTest::newRow("integer") << KeyValue(std::int64_t{1}) << "010000000000000001";
    QTest::newRow("negative") << KeyValue(std::int64_t{-2}) << "01fffffffffffffffe";
    QTest::newRow("recorded string") << KeyValue(std::string("stored-key")) << "0373746f7265642d6b6579";
    QTest::newRow("empty string") << KeyValue(std::string()) << "03";
    QTest::newRow("recorded blob") << KeyValue(Blob{{1, 2, 3, 255}}) << "04010203ff";
    QTest::newRow("empty blob") << KeyValue(Blob{}) << "04";
}

void TestParticle::keysHaveTheseBytesAndComeBack()
{
    QFETCH(KeyValue, key);
    QFETCH(QString, hex);
    const Bytes bytes = encodeKeyValue(key);
    QCOMPARE(QString::fromStdString(toHex(bytes)), hex);
    const auto decoded = decodeKeyValue(bytes);
    QVERIFY(decoded.ok());
    QVERIFY(decoded.value() == key);
}

void TestParticle::malformedKeysAreRefused_data()
{
    QTest::addColumn<QString>("hex");
    QTest::newRow("nothing") << "";
    QTest::newRow("integer of 0 bytes") << "01";
    QTest::newRow("integer of 7 bytes") << "0100000000000001";
    QTest::newRow("integer of 9 bytes") << "01000000000000000001";
    QTest::newRow("nil") << "00";
    QTest::newRow("double") << "024004000000000000";
    QTest::newRow("list") << "1490";
    QTest::newRow("unknown") << "ff00";
}

void TestParticle::malformedKeysAreRefused()
{
    QFETCH(QString, hex);
    const auto key = decodeKeyValue(*fromHex(hex.toStdString()));
    QVERIFY(!key.ok());
    QVERIFY(key.error().is(ClientCode::protocolError));
}

QTEST_APPLESS_MAIN(TestParticle)
#include "tst_particle.moc"
