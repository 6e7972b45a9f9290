// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_span.h"

#include <QTest>

#include <limits>

using namespace binnacle;
using bins::Span;

namespace {

constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 most = std::numeric_limits<qint64>::max();
constexpr quint64 all = std::numeric_limits<quint64>::max();

} // namespace

class TestCdtSpan : public QObject {
    Q_OBJECT

private slots:
    void manyAreCutToWhatIsThere_data();
    void manyAreCutToWhatIsThere();
    void oneHasToBeThere_data();
    void oneHasToBeThere();
    void theRestIsInOnePieceOrNot();
    void relativePlacesBecomeAbsolute_data();
    void relativePlacesBecomeAbsolute();
    void marksAreMadeOfSpansAndPlaces();
};

void TestCdtSpan::manyAreCutToWhatIsThere_data()
{
    QTest::addColumn<qint64>("index");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("number");
    QTest::newRow("inside") << qint64{1} << quint64{2} << 1 << 2;
    QTest::newRow("to the end") << qint64{3} << all << 3 << 2;
    QTest::newRow("from the end") << qint64{-2} << quint64{1} << 3 << 1;
    QTest::newRow("at the end") << qint64{5} << quint64{1} << 5 << 0;
    QTest::newRow("far behind") << most << all << 5 << 0;
    QTest::newRow("from before") << qint64{-7} << quint64{4} << 0 << 2;
    QTest::newRow("wholly before") << qint64{-7} << quint64{2} << 0 << 0;
    QTest::newRow("from before to behind") << qint64{-7} << all << 0 << 5;
    QTest::newRow("far before") << least << quint64{5} << 0 << 0;
    QTest::newRow("none") << qint64{2} << quint64{0} << 2 << 0;
}

void TestCdtSpan::manyAreCutToWhatIsThere()
{
    QFETCH(qint64, index);
    QFETCH(quint64, count);
    QFETCH(int, first);
    QFETCH(int, number);
    const auto span = bins::spanOf(index, count, 5, true);
    QVERIFY(span.has_value());
    QCOMPARE(static_cast<int>(span->first), first);
    QCOMPARE(static_cast<int>(span->count), number);
}

void TestCdtSpan::oneHasToBeThere_data()
{
    QTest::addColumn<qint64>("index");
    QTest::addColumn<int>("place"); // -1: not there
    QTest::newRow("the first") << qint64{0} << 0;
    QTest::newRow("the last") << qint64{4} << 4;
    QTest::newRow("the last from the end") << qint64{-1} << 4;
    QTest::newRow("the first from the end") << qint64{-5} << 0;
    QTest::newRow("behind") << qint64{5} << -1;
    QTest::newRow("before") << qint64{-6} << -1;
    QTest::newRow("far before") << least << -1;
    QTest::newRow("far behind") << most << -1;
}

void TestCdtSpan::oneHasToBeThere()
{
    QFETCH(qint64, index);
    QFETCH(int, place);
    const auto span = bins::spanOf(index, 1, 5, false);
    QCOMPARE(span ? static_cast<int>(span->first) : -1, place);
    QVERIFY(!bins::spanOf(index, 1, 0, false));
}

void TestCdtSpan::theRestIsInOnePieceOrNot()
{
    const auto rest = [](Span span) {
        const auto result = bins::restOf(span, 5);
        return result ? std::pair(int(result->first), int(result->count)) : std::pair(-1, -1);
    };
    QCOMPARE(rest({2, 0}), std::pair(0, 5));
    QCOMPARE(rest({0, 2}), std::pair(2, 3));
    QCOMPARE(rest({0, 5}), std::pair(5, 0));
    QCOMPARE(rest({3, 2}), std::pair(0, 3));
    QCOMPARE(rest({1, 3}), std::pair(-1, -1));
}

void TestCdtSpan::relativePlacesBecomeAbsolute_data()
{
    QTest::addColumn<qint64>("index");
    QTest::addColumn<quint64>("count");
    QTest::addColumn<qint64>("absolute");
    QTest::addColumn<quint64>("left");
    QTest::newRow("behind the place") << qint64{2} << quint64{3} << qint64{5} << quint64{3};
    QTest::newRow("before the place") << qint64{-2} << quint64{3} << qint64{1} << quint64{3};
    QTest::newRow("before the beginning") << qint64{-5} << quint64{3} << qint64{0} << quint64{1};
    QTest::newRow("wholly before the beginning") << qint64{-6} << quint64{3} << qint64{0} << quint64{0};
    QTest::newRow("far before the beginning") << least << quint64{3} << qint64{0} << quint64{0};
    QTest::newRow("around the end of all counting") << most << quint64{3} << qint64{0} << quint64{0};
}

void TestCdtSpan::relativePlacesBecomeAbsolute()
{
    QFETCH(qint64, index);
    QFETCH(quint64, count);
    QFETCH(qint64, absolute);
    QFETCH(quint64, left);
    const bins::AbsoluteRange range = bins::relativeTo(3, index, count);
    QCOMPARE(qint64{range.index}, absolute);
    QCOMPARE(quint64{range.count}, left);
}

void TestCdtSpan::marksAreMadeOfSpansAndPlaces()
{
    QCOMPARE(bins::marked(Span{1, 2}, 4), (std::vector<bool>{false, true, true, false}));
    QCOMPARE(bins::marked(Span{0, 0}, 2), (std::vector<bool>{false, false}));
    QCOMPARE(bins::marked(bins::Indexes{3, 0}, 4), (std::vector<bool>{true, false, false, true}));
}

QTEST_APPLESS_MAIN(TestCdtSpan)
#include "tst_cdt_span.moc"
