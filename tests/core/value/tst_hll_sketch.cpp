// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_sketch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <random>

using namespace binnacle;

class TestHllSketch : public QObject {
    Q_OBJECT

private slots:
    void addsAsARealServerDoesBitForBit_data();
    void addsAsARealServerDoesBitForBit();
    void refusesBitsThatServersRefuse_data();
    void refusesBitsThatServersRefuse();
    void refusesBytesThatAreNoSketch();
    void saysWhyBytesAreNoSketch();
    void anEmptySketchEstimatesZero();
    void addingTheSameElementAgainChangesNothing();
    void estimatesStayWithinFiveStandardErrors();
};

void TestHllSketch::addsAsARealServerDoesBitForBit_data()
{
    QTest::addColumn<QJsonObject>("recorded");
    QFile file(BINNACLE_TEST_DATA "/hll/add.jsonl");
    QVERIFY2(file.open(QIODevice::ReadOnly), "tests/data/hll/add.jsonl is missing");
    while (!file.atEnd()) {
        const QJsonObject recorded = QJsonDocument::fromJson(file.readLine()).object();
        QTest::newRow(qPrintable(recorded["case"].toString())) << recorded;
    }
}

void TestHllSketch::addsAsARealServerDoesBitForBit()
{
    QFETCH(QJsonObject, recorded);
    Result<HllSketch> sketch = HllSketch::create(recorded["indexBits"].toInt(), recorded["minHashBits"].toInt());
    QVERIFY(sketch.ok());
    for (const QJsonValue& element : recorded["elements"].toArray())
        sketch->add(*fromHex(element.toString().toStdString()));
    const std::string_view bytes = textOf(sketch->bytes());
    const QByteArray hash = QCryptographicHash::hash(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())).toByteArray(),
                                                     QCryptographicHash::Sha256);
    QCOMPARE(QString::fromLatin1(hash.toHex()), recorded["sha256"].toString());
}

void TestHllSketch::refusesBitsThatServersRefuse_data()
{
    QTest::addColumn<int>("indexBits");
    QTest::addColumn<int>("minHashBits");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("3,0") << 3 << 0 << false;
    QTest::newRow("4,0") << 4 << 0 << true;
    QTest::newRow("16,0") << 16 << 0 << true;
    QTest::newRow("17,0") << 17 << 0 << false;
    QTest::newRow("10,3") << 10 << 3 << false;
    QTest::newRow("10,4") << 10 << 4 << true;
    QTest::newRow("10,51") << 10 << 51 << true;
    QTest::newRow("10,52") << 10 << 52 << false;
    QTest::newRow("13,51 is 64 together") << 13 << 51 << true;
    QTest::newRow("14,51 is 65 together") << 14 << 51 << false;
}

void TestHllSketch::refusesBitsThatServersRefuse()
{
    QFETCH(int, indexBits);
    QFETCH(int, minHashBits);
    QFETCH(bool, accepted);
    QCOMPARE(HllSketch::create(indexBits, minHashBits).ok(), accepted);
}

void TestHllSketch::refusesBytesThatAreNoSketch()
{
    const Bytes whole = HllSketch::create(4)->bytes();
    QVERIFY(HllSketch::fromBytes(whole).ok());
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY2(!HllSketch::fromBytes(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length))).ok(),
                 qPrintable(QString::number(length)));
    Bytes wrongBits = whole;
    wrongBits[1] = 5;
    QVERIFY(!HllSketch::fromBytes(wrongBits).ok());
}

void TestHllSketch::saysWhyBytesAreNoSketch()
{
    const auto why = [](Bytes bytes) { return HllSketch::fromBytes(std::move(bytes)).error().detail(); };
    QCOMPARE(why({0, 4, 0}), std::string("no HyperLogLog sketch: 3 bytes are shorter than a sketch's header of 11"));
    Bytes bytes = HllSketch::create(4)->bytes();
    bytes.push_back(0);
    QCOMPARE(why(bytes), std::string("no HyperLogLog sketch: with 4 index bits and 0 min-hash bits it has 23 bytes, not 24"));
    bytes[2] = 3;
    QCOMPARE(why(bytes), std::string("no HyperLogLog sketch: it would have 4 index bits and 3 min-hash bits"));
    bytes[0] = 2;
    QCOMPARE(why(bytes), std::string("no HyperLogLog sketch: its flags are 2, and none are known"));
}

void TestHllSketch::anEmptySketchEstimatesZero()
{
    QCOMPARE(HllSketch::create(14)->estimate(), std::uint64_t{0});
}

void TestHllSketch::addingTheSameElementAgainChangesNothing()
{
    HllSketch sketch = *HllSketch::create(8, 20);
    QVERIFY(sketch.add(bytesOf("\xa7\x03user-1")));
    const Bytes once = sketch.bytes();
    QVERIFY(!sketch.add(bytesOf("\xa7\x03user-1")));
    QCOMPARE(sketch.bytes(), once);
}

void TestHllSketch::estimatesStayWithinFiveStandardErrors()
{
    const std::uint64_t seed = 20261;
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    std::mt19937_64 random(seed);
    for (const int bits : {8, 12, 14}) {
        HllSketch sketch = *HllSketch::create(bits);
        constexpr std::uint64_t elements = 50'000;
        for (std::uint64_t i = 0; i < elements; ++i) {
            const std::uint64_t element = random();
            sketch.add({reinterpret_cast<const std::uint8_t*>(&element), sizeof element});
        }
        const double error = std::abs(static_cast<double>(sketch.estimate()) - elements) / elements;
        QVERIFY2(error < 5 * sketch.relativeError(), qPrintable(QStringLiteral("%1 bits: %2").arg(bits).arg(error)));
    }
}

QTEST_APPLESS_MAIN(TestHllSketch)
#include "tst_hll_sketch.moc"
