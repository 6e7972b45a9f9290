// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_error.h"
#include "tests/support/seed.h"
#include "tests/support/sketch_trials.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace binnacle;
using test::addNew;
using test::ErrorTally;

namespace {

using Sizes = std::array<std::uint64_t, 3>;

/// The prediction holds: the measured error is within five of its own standard errors of the predicted one.
bool holds(const ErrorTally& tally)
{
    return std::abs(tally.ratio() - 1) < 5 * tally.ratioError();
}

QByteArray textOf(const ErrorTally& tally)
{
    return QStringLiteral("measured %1, predicted %2").arg(tally.measured()).arg(tally.predicted()).toUtf8();
}

std::vector<const HllRegisters*> operandsOf(const std::vector<HllRegisters>& registers)
{
    std::vector<const HllRegisters*> operands;
    for (const HllRegisters& one : registers)
        operands.push_back(&one);
    return operands;
}

/// Sketches whose exclusive parts have `unit` elements times the number that their members are.
std::vector<HllRegisters> steps(std::mt19937_64& random, std::size_t count, int indexBits, int minHashBits, std::uint64_t unit)
{
    std::vector<HllSketch> sketches(count, *HllSketch::create(indexBits, minHashBits));
    for (std::uint32_t members = 1; members < 1u << count; ++members) {
        HllSketch part = *HllSketch::create(indexBits, minHashBits);
        addNew(part, random, members * unit);
        for (std::size_t s = 0; s < count; ++s) {
            if ((members >> s & 1) != 0)
                sketches[s] = hllUnion(std::array{sketches[s], part});
        }
    }
    return {sketches.begin(), sketches.end()};
}

HllPair pairOf(std::mt19937_64& random, int indexBits, int minHashBits, Sizes sizes)
{
    HllSketch first = *HllSketch::create(indexBits, minHashBits);
    addNew(first, random, sizes[1]);
    HllSketch second = first;
    addNew(first, random, sizes[0]);
    addNew(second, random, sizes[2]);
    return hllPair(HllRegisters(first), HllRegisters(second));
}

} // namespace

class TestHllError : public QObject {
    Q_OBJECT

private slots:
    void countsAreOffAsPredicted_data();
    void countsAreOffAsPredicted();
    void theErrorNeverExceedsItsLimit();
    void overlapsAreOffAsPredicted_data();
    void overlapsAreOffAsPredicted();
    void partsAreOffAsPredicted_data();
    void partsAreOffAsPredicted();
    void pairsSayWhatServersSay();
    void partsAddUpToTheUnion_data();
    void partsAddUpToTheUnion();
    void partsOfOneAreItself();
    void overlapsThatMayBeNothingAreDoubted();
    void minHashesOfDifferingWidthsAreDoubted();
    void emptySketchesGiveNoFalseFigures();
};

void TestHllError::countsAreOffAsPredicted_data()
{
    QTest::addColumn<int>("indexBits");
    QTest::addColumn<quint64>("count");
    QTest::newRow("many for few registers") << 6 << quint64{5'000};
    QTest::newRow("many for some registers") << 9 << quint64{20'000};
    QTest::newRow("few for many registers") << 12 << quint64{1'000};
}

void TestHllError::countsAreOffAsPredicted()
{
    QFETCH(int, indexBits);
    QFETCH(quint64, count);
    std::mt19937_64 random = test::seededGenerator();
    ErrorTally tally;
    for (int trial = 0; trial < 100; ++trial) {
        HllSketch sketch = *HllSketch::create(indexBits);
        addNew(sketch, random, count);
        const auto truth = static_cast<double>(count);
        tally.take(static_cast<double>(sketch.estimate()), truth, truth * hllRelativeError(indexBits, truth));
    }
    QVERIFY2(holds(tally), textOf(tally));
}

void TestHllError::theErrorNeverExceedsItsLimit()
{
    QVERIFY(std::abs(hllRelativeError(14) - 0.008125) < 1e-9);
    for (int bits = HllSketch::minIndexBits; bits <= HllSketch::maxIndexBits; ++bits) {
        double before = 0;
        for (double count = 1; count < 1e12; count *= 1.3) {
            const double error = hllRelativeError(bits, count);
            QVERIFY(error > 0 && error <= hllRelativeError(bits) && error >= before * 0.999);
            before = error;
        }
        QCOMPARE(before, hllRelativeError(bits));
        QVERIFY(hllRelativeError(bits, 0) > 0);
    }
}

void TestHllError::overlapsAreOffAsPredicted_data()
{
    QTest::addColumn<int>("minHashBits");
    QTest::addColumn<Sizes>("sizes");
    for (const int bits : {0, 20}) {
        QTest::addRow("half common, %d", bits) << bits << Sizes{3'000, 3'000, 3'000};
        QTest::addRow("one within, %d", bits) << bits << Sizes{0, 2'000, 7'000};
        QTest::addRow("few, %d", bits) << bits << Sizes{100, 100, 100};
    }
}

void TestHllError::overlapsAreOffAsPredicted()
{
    QFETCH(int, minHashBits);
    QFETCH(Sizes, sizes);
    std::mt19937_64 random = test::seededGenerator();
    ErrorTally inBoth;
    ErrorTally similarity;
    for (int trial = 0; trial < 60; ++trial) {
        const HllPair pair = pairOf(random, 9, minHashBits, sizes);
        const auto truth = static_cast<double>(sizes[1]);
        QCOMPARE(pair.byMinHash, minHashBits != 0);
        inBoth.take(pair.intersectCount.value, truth, pair.intersectCount.error);
        similarity.take(pair.similarity.value, truth / static_cast<double>(sizes[0] + sizes[1] + sizes[2]),
                        pair.similarity.error);
    }
    QVERIFY2(holds(inBoth), textOf(inBoth));
    QVERIFY2(holds(similarity), textOf(similarity));
}

void TestHllError::partsAreOffAsPredicted_data()
{
    QTest::addColumn<int>("minHashBits");
    QTest::addColumn<quint64>("sketches");
    for (const int bits : {0, 20}) {
        for (const quint64 count : {2u, 3u, 4u})
            QTest::addRow("%llu, %d", count, bits) << bits << count;
    }
}

void TestHllError::partsAreOffAsPredicted()
{
    QFETCH(int, minHashBits);
    QFETCH(quint64, sketches);
    std::mt19937_64 random = test::seededGenerator();
    ErrorTally all;
    for (int trial = 0; trial < 30; ++trial) {
        const std::vector<HllRegisters> registers = steps(random, sketches, 9, minHashBits, 150);
        for (const HllPart& part : hllExclusiveParts(operandsOf(registers)))
            all.take((part.count.value - part.members * 150.0) / part.count.error, 0, 1);
    }
    QVERIFY2(all.ratio() > 0.7 && all.ratio() < 1.3, textOf(all));
}

void TestHllError::pairsSayWhatServersSay()
{
    std::mt19937_64 random = test::seededGenerator();
    for (const int minHashBits : {0, 12}) {
        HllSketch first = *HllSketch::create(11, minHashBits);
        addNew(first, random, 4'000);
        HllSketch second = first;
        addNew(second, random, 2'000);
        const std::array sketches{first, second};
        const HllPair pair = hllPair(HllRegisters(first), HllRegisters(second));
        QCOMPARE(pair.unionCount.value, static_cast<double>(hllUnionCount(sketches)));
        QCOMPARE(pair.intersectCount.value, static_cast<double>(hllIntersectCount(sketches)));
        QCOMPARE(pair.similarity.value, hllSimilarity(sketches));
    }
}

void TestHllError::partsAddUpToTheUnion_data()
{
    partsAreOffAsPredicted_data();
}

void TestHllError::partsAddUpToTheUnion()
{
    QFETCH(int, minHashBits);
    QFETCH(quint64, sketches);
    std::mt19937_64 random = test::seededGenerator();
    const std::vector<HllRegisters> registers = steps(random, sketches, 12, minHashBits, 2'000);
    const std::vector<HllPart> parts = hllExclusiveParts(operandsOf(registers));
    QCOMPARE(parts.size(), (std::size_t{1} << sketches) - 1);
    double sum = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        QCOMPARE(parts[i].members, static_cast<std::uint32_t>(i + 1));
        QVERIFY(parts[i].count.value > 0); // none is below zero and cut off here
        sum += parts[i].count.value;
    }
    QVERIFY(std::abs(sum - static_cast<double>(hllUnionCount(operandsOf(registers)))) < 1e-6 * sum);
}

void TestHllError::partsOfOneAreItself()
{
    std::mt19937_64 random = test::seededGenerator();
    const std::vector<HllRegisters> one = steps(random, 1, 12, 0, 500);
    const std::vector<HllPart> parts = hllExclusiveParts(operandsOf(one));
    QCOMPARE(parts.size(), std::size_t{1});
    QCOMPARE(parts[0].count.value, static_cast<double>(one[0].estimate()));
    QCOMPARE(parts[0].count.doubt, HllDoubt::none);
}

void TestHllError::overlapsThatMayBeNothingAreDoubted()
{
    std::mt19937_64 random = test::seededGenerator();
    int negative = 0;
    for (int trial = 0; trial < 30; ++trial) {
        const HllFigure apart = pairOf(random, 8, 0, {5'000, 0, 5'000}).intersectCount;
        QVERIFY(apart.doubt != HllDoubt::none || apart.value >= 2 * apart.error);
        negative += apart.doubt == HllDoubt::negative;
        QVERIFY(apart.doubt != HllDoubt::negative || apart.value == 0);
        QCOMPARE(pairOf(random, 8, 0, {300, 5'000, 300}).intersectCount.doubt, HllDoubt::none);
    }
    QVERIFY(negative > 0);
}

void TestHllError::minHashesOfDifferingWidthsAreDoubted()
{
    std::mt19937_64 random = test::seededGenerator();
    HllSketch wide = *HllSketch::create(11, 20);
    HllSketch narrow = *HllSketch::create(10, 20);
    addNew(wide, random, 3'000);
    addNew(narrow, random, 3'000);
    const HllPair pair = hllPair(HllRegisters(wide), HllRegisters(narrow));
    QCOMPARE(pair.similarity.doubt, HllDoubt::otherWidths);
    QCOMPARE(pair.intersectCount.doubt, HllDoubt::otherWidths);
    QCOMPARE(pair.unionCount.doubt, HllDoubt::none);
}

void TestHllError::emptySketchesGiveNoFalseFigures()
{
    for (const int minHashBits : {0, 20}) {
        const HllRegisters empty(*HllSketch::create(8, minHashBits));
        const HllPair pair = hllPair(empty, empty);
        QVERIFY(std::isnan(pair.similarity.value));
        QCOMPARE(pair.unionCount.value, 0.0);
        QCOMPARE(pair.unionCount.error, 0.0);
        const std::array<const HllRegisters*, 2> operands{&empty, &empty};
        for (const HllPart& part : hllExclusiveParts(operands))
            QCOMPARE(part.count.value, 0.0);
    }
}

QTEST_APPLESS_MAIN(TestHllError)
#include "tst_hll_error.moc"
