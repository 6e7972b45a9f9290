// SPDX-License-Identifier: Apache-2.0
#include "core/value/record.h"
#include "core/value/value.h"

#include <QTest>

#include <limits>

using namespace binnacle;

class TestValue : public QObject {
    Q_OBJECT

private slots:
    void equalityIsByTypeAndContent();
    void nansOfTheSameBitsAreEqual();
    void negativeZeroIsNotZero();
    void orderAndIndexOfCollectionsCount();
    void chipsNameTheTypes_data();
    void chipsNameTheTypes();
    void binsAreFoundByName();
    void timeToLiveCountsDownAndStopsAtZero();
};

void TestValue::equalityIsByTypeAndContent()
{
    QVERIFY(Value(1) == Value(std::int64_t{1}));
    QVERIFY(!(Value(1) == Value(1.0)));
    QVERIFY(!(Value("a") == Value(Blob{{'a'}})));
    QVERIFY(!(Value("{}") == Value(GeoJson{"{}"})));
    QVERIFY(Value() == Value(Nil{}));
    QVERIFY(!(Value(true) == Value(1)));
}

void TestValue::nansOfTheSameBitsAreEqual()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(Value(nan) == Value(nan));
    QVERIFY(!(Value(nan) == Value(-nan)));
}

void TestValue::negativeZeroIsNotZero()
{
    QVERIFY(!(Value(0.0) == Value(-0.0)));
}

void TestValue::orderAndIndexOfCollectionsCount()
{
    QVERIFY(Value(List{{1, 2}}) == Value(List{{1, 2}}));
    QVERIFY(!(Value(List{{1, 2}}) == Value(List{{1, 2}, ListOrder::ordered})));
    QVERIFY(!(Value(Map{{{1, 2}}}) == Value(Map{{{1, 2}}, MapOrder::keyOrdered})));
    QVERIFY(!(Value(Map{{{1, 2}}}) == Value(Map{{{1, 2}}, MapOrder::unordered, true})));
}

void TestValue::chipsNameTheTypes_data()
{
    QTest::addColumn<QString>("chip");
    QTest::addColumn<int>("which");
    const char* chips[] = {"nil", "bool", "int", "dbl", "str", "blob", "geo", "hll", "list", "map", "type 7", "inf", "any"};
    for (int i = 0; i < 13; ++i)
        QTest::newRow(chips[i]) << QString::fromLatin1(chips[i]) << i;
}

void TestValue::chipsNameTheTypes()
{
    QFETCH(QString, chip);
    QFETCH(int, which);
    const Value values[] = {Nil{}, true, 1, 1.5, "s", Blob{}, GeoJson{}, Hll{}, List{}, Map{}, Opaque{7, {}}, Infinity{}, Wildcard{}};
    QCOMPARE(QString::fromStdString(typeChip(values[which])), chip);
}

void TestValue::binsAreFoundByName()
{
    Record record;
    record.bins = {{"a", 1}, {"b", "x"}};
    QVERIFY(record.bin("b") && *record.bin("b") == Value("x"));
    QVERIFY(!record.bin("c"));
}

void TestValue::timeToLiveCountsDownAndStopsAtZero()
{
    QVERIFY(!timeToLive(0, 5).has_value());
    QCOMPARE(*timeToLive(100, voidTimeEpoch + 40), 60u);
    QCOMPARE(*timeToLive(100, voidTimeEpoch + 100), 0u);
    QCOMPARE(*timeToLive(100, voidTimeEpoch + 5000), 0u);
}

QTEST_APPLESS_MAIN(TestValue)
#include "tst_value.moc"
