// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hll/sketch_samples.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

QByteArray raw(const HllSketch& sketch)
{
    return {reinterpret_cast<const char*>(sketch.bytes().data()), static_cast<qsizetype>(sketch.bytes().size())};
}

} // namespace

class TestGatheredSketch : public QObject {
    Q_OBJECT

private slots:
    void aRecordGivesItsSketches();
    void oneBinCanBeAskedFor();
    void severalBinsAreToldApartByName();
    void whatIsNoSketchIsAProblemWithAReason();
    void filesHoldBytesOrDigitsOrJson_data();
    void filesHoldBytesOrDigitsOrJson();
    void otherFilesSayWhy();
    void placesAreTheSameByRecordAndBin();
};

void TestGatheredSketch::aRecordGivesItsSketches()
{
    const HllSketch sketch = sketchOfUsers(0, 100);
    const Gathered found = sketchesOf(recordOf("day_1", sketch));
    QCOMPARE(found.sketches.size(), std::size_t{1});
    QCOMPARE(found.sketches[0].name, QStringLiteral("day_1"));
    QCOMPARE(found.sketches[0].bin, std::string("h"));
    QCOMPARE(found.sketches[0].sketch.bytes(), sketch.bytes());
    QVERIFY(found.problems.isEmpty());
}

void TestGatheredSketch::oneBinCanBeAskedFor()
{
    Record record = recordOf("day_1", sketchOfUsers(0, 10));
    record.bins.push_back({"g", Value(Hll{sketchOfUsers(0, 20).bytes()})});
    QCOMPARE(sketchesOf(record).sketches.size(), std::size_t{2});
    const Gathered one = sketchesOf(record, "g");
    QCOMPARE(one.sketches.size(), std::size_t{1});
    QCOMPARE(one.sketches[0].bin, std::string("g"));
}

void TestGatheredSketch::severalBinsAreToldApartByName()
{
    Record record = recordOf("day_1", sketchOfUsers(0, 10));
    record.bins.push_back({"g", Value(Hll{sketchOfUsers(0, 20).bytes()})});
    const Gathered both = sketchesOf(record);
    QCOMPARE(both.sketches[0].name, QStringLiteral("day_1 · h"));
    QCOMPARE(both.sketches[1].name, QStringLiteral("day_1 · g"));
}

void TestGatheredSketch::whatIsNoSketchIsAProblemWithAReason()
{
    const Record record{visitors.id("day_1"), 1, 0, {{"h", Value(Hll{{0, 4, 0}})}}};
    const Gathered found = sketchesOf(record);
    QVERIFY(found.sketches.empty());
    QCOMPARE(found.problems,
             QStringList(QStringLiteral("day_1, bin h: no HyperLogLog sketch: 3 bytes are shorter than a sketch's "
                                        "header of 11")));
}

void TestGatheredSketch::filesHoldBytesOrDigitsOrJson_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray bytes = raw(sketchOfUsers(0, 100, 8));
    QTest::newRow("bytes") << bytes;
    QTest::newRow("digits") << bytes.toHex() + "\n";
    QTest::newRow("digits with a prefix") << "0x" + bytes.toHex().toUpper();
    QTest::newRow("json") << "{\"$hll\": \"" + bytes.toHex() + "\"}";
}

void TestGatheredSketch::filesHoldBytesOrDigitsOrJson()
{
    QFETCH(QByteArray, content);
    const Gathered found = sketchOfFile(QStringLiteral("monday"), content);
    QVERIFY2(found.problems.isEmpty(), qPrintable(found.problems.join(u'\n')));
    QCOMPARE(found.sketches[0].name, QStringLiteral("monday"));
    QVERIFY(!found.sketches[0].key);
    QCOMPARE(found.sketches[0].sketch.bytes(), sketchOfUsers(0, 100, 8).bytes());
}

void TestGatheredSketch::otherFilesSayWhy()
{
    for (const QByteArray& content : {QByteArray(), QByteArray("hello"), QByteArray("00"), QByteArray("{\"$hll\": \"00\"}"),
                                      QByteArray(5000, '\xff'), QByteArray("[[[[[[[[[[")}) {
        const Gathered found = sketchOfFile(QStringLiteral("x"), content);
        QVERIFY(found.sketches.empty());
        QCOMPARE(found.problems.size(), 1);
        QVERIFY2(found.problems[0].startsWith(QLatin1String("x: no HyperLogLog sketch: ")), qPrintable(found.problems[0]));
    }
}

void TestGatheredSketch::placesAreTheSameByRecordAndBin()
{
    const GatheredSketch a = gathered("day_1", sketchOfUsers(0, 1));
    QVERIFY(a.isSamePlace(gathered("day_1", sketchOfUsers(0, 2))));
    QVERIFY(!a.isSamePlace(gathered("day_2", sketchOfUsers(0, 1))));
    const GatheredSketch file{QStringLiteral("f"), std::nullopt, {}, sketchOfUsers(0, 1)};
    QVERIFY(!file.isSamePlace(file));
}

QTEST_APPLESS_MAIN(TestGatheredSketch)
#include "tst_gathered_sketch.moc"
