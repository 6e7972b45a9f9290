// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_algebra.h"
#include "tests/support/seed.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace binnacle;
using test::between;

namespace {

void addRange(HllSketch& sketch, std::uint64_t first, std::uint64_t last)
{
    for (std::uint64_t element = first; element < last; ++element)
        sketch.add({reinterpret_cast<const std::uint8_t*>(&element), sizeof element});
}

HllSketch sketchOf(std::uint64_t first, std::uint64_t last, int indexBits, int minHashBits = 0)
{
    HllSketch sketch = *HllSketch::create(indexBits, minHashBits);
    addRange(sketch, first, last);
    return sketch;
}

HllSketch randomSketch(std::mt19937_64& random, int indexBits, int minHashBits)
{
    const auto first = static_cast<std::uint64_t>(between(random, 0, 2000));
    return sketchOf(first, first + static_cast<std::uint64_t>(between(random, 0, 3000)), indexBits, minHashBits);
}

bool isNear(double value, double expected, double share)
{
    return std::abs(value - expected) <= share * expected;
}

} // namespace

class TestHllAlgebra : public QObject {
    Q_OBJECT

private slots:
    void aUnionIsTheSketchOfAllElements_data();
    void aUnionIsTheSketchOfAllElements();
    void aUnionDoesNotDependOnTheOrder();
    void aFoldedUnionIsTheUnionOfTheFolded();
    void aFoldedSketchIsTheOneOfItsWidth();
    void aUnionTakesTheSmallestWidthAndCommonMinHashes_data();
    void aUnionTakesTheSmallestWidthAndCommonMinHashes();
    void estimatesLieNearRealSets_data();
    void estimatesLieNearRealSets();
    void threeSetsIntersectByInclusionAndExclusion();
    void fourSetsIntersectByMinHashes();
    void emptySketchesHaveNothingInCommon();
    void nothingFewOrManySketchesHaveInCommonOverflows();
    void mayContainWhatWasAdded();
    void aRefreshedCountIsKeptUntilTheSketchChanges();
    void flagsThatMeanNothingAreNoSketch();
};

void TestHllAlgebra::aUnionIsTheSketchOfAllElements_data()
{
    QTest::addColumn<int>("indexBits");
    QTest::addColumn<int>("minHashBits");
    QTest::newRow("4,0") << 4 << 0;
    QTest::newRow("10,0") << 10 << 0;
    QTest::newRow("4,51") << 4 << 51;
    QTest::newRow("10,20") << 10 << 20;
    QTest::newRow("16,48") << 16 << 48;
}

void TestHllAlgebra::aUnionIsTheSketchOfAllElements()
{
    QFETCH(int, indexBits);
    QFETCH(int, minHashBits);
    const std::vector<HllSketch> parts{sketchOf(0, 700, indexBits, minHashBits), sketchOf(500, 1500, indexBits, minHashBits)};
    QCOMPARE(hllUnion(parts).bytes(), sketchOf(0, 1500, indexBits, minHashBits).bytes());
}

void TestHllAlgebra::aUnionDoesNotDependOnTheOrder()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < 20; ++round) {
        const int minHashBits = round % 2 == 0 ? 0 : 12;
        const HllSketch a = randomSketch(random, static_cast<int>(between(random, 4, 12)), minHashBits);
        const HllSketch b = randomSketch(random, static_cast<int>(between(random, 4, 12)), minHashBits);
        const HllSketch c = randomSketch(random, static_cast<int>(between(random, 4, 12)), minHashBits);
        const std::vector<HllSketch> ab{a, b};
        const std::vector<HllSketch> ba{b, a};
        QCOMPARE(hllUnion(ab).bytes(), hllUnion(ba).bytes());
        const std::vector<HllSketch> all{a, b, c};
        const std::vector<HllSketch> stepwise{hllUnion(ab), c};
        QCOMPARE(hllUnion(stepwise).bytes(), hllUnion(all).bytes());
    }
}

void TestHllAlgebra::aFoldedUnionIsTheUnionOfTheFolded()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < 20; ++round) {
        const int bits = static_cast<int>(between(random, 8, 12));
        const int folded = static_cast<int>(between(random, 4, bits));
        const std::vector<HllSketch> wide{randomSketch(random, bits, 0), randomSketch(random, bits, 0)};
        const std::vector<HllSketch> narrow{hllFolded(wide[0], folded), hllFolded(wide[1], folded)};
        QCOMPARE(hllFolded(hllUnion(wide), folded).bytes(), hllUnion(narrow).bytes());
    }
}

void TestHllAlgebra::aFoldedSketchIsTheOneOfItsWidth()
{
    QCOMPARE(hllFolded(sketchOf(0, 1000, 12), 8).bytes(), sketchOf(0, 1000, 8).bytes());
}

void TestHllAlgebra::aUnionTakesTheSmallestWidthAndCommonMinHashes_data()
{
    QTest::addColumn<QList<int>>("bits");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("same") << QList<int>{10, 20, 10, 20} << QList<int>{10, 20};
    QTest::newRow("narrower first") << QList<int>{8, 20, 10, 20} << QList<int>{8, 20};
    QTest::newRow("narrower last") << QList<int>{10, 20, 8, 20} << QList<int>{8, 20};
    QTest::newRow("one without") << QList<int>{10, 20, 10, 0} << QList<int>{10, 0};
    QTest::newRow("others") << QList<int>{10, 20, 10, 21} << QList<int>{10, 0};
}

void TestHllAlgebra::aUnionTakesTheSmallestWidthAndCommonMinHashes()
{
    QFETCH(QList<int>, bits);
    QFETCH(QList<int>, expected);
    const std::vector<HllSketch> sketches{sketchOf(0, 50, bits[0], bits[1]), sketchOf(0, 50, bits[2], bits[3])};
    const HllSketch united = hllUnion(sketches);
    QCOMPARE(united.indexBits(), expected[0]);
    QCOMPARE(united.minHashBits(), expected[1]);
    QVERIFY(isNear(static_cast<double>(united.estimate()), 50, 0.2));
}

void TestHllAlgebra::estimatesLieNearRealSets_data()
{
    QTest::addColumn<int>("minHashBits");
    QTest::newRow("without min-hashes") << 0;
    QTest::newRow("with min-hashes") << 20;
}

void TestHllAlgebra::estimatesLieNearRealSets()
{
    QFETCH(int, minHashBits);
    const std::vector<HllSketch> sketches{sketchOf(0, 6000, 14, minHashBits), sketchOf(2000, 8000, 14, minHashBits)};
    QVERIFY(isNear(static_cast<double>(hllUnionCount(sketches)), 8000, 0.05));
    QVERIFY(isNear(static_cast<double>(hllIntersectCount(sketches)), 4000, 0.10));
    QVERIFY(isNear(hllSimilarity(sketches), 0.5, 0.10));
}

void TestHllAlgebra::threeSetsIntersectByInclusionAndExclusion()
{
    const std::vector<HllSketch> sketches{sketchOf(0, 6000, 14), sketchOf(2000, 8000, 14), sketchOf(1000, 5000, 13)};
    QVERIFY(isNear(static_cast<double>(hllIntersectCount(sketches)), 3000, 0.2));
}

void TestHllAlgebra::fourSetsIntersectByMinHashes()
{
    const std::vector<HllSketch> sketches{sketchOf(0, 6000, 14, 30), sketchOf(2000, 8000, 14, 30), sketchOf(1000, 5000, 14, 30),
                                          sketchOf(0, 10'000, 14, 30)};
    QVERIFY(isNear(hllSimilarity(sketches), 0.3, 0.1));
    QVERIFY(isNear(static_cast<double>(hllIntersectCount(sketches)), 3000, 0.1));
}

void TestHllAlgebra::emptySketchesHaveNothingInCommon()
{
    const std::vector<HllSketch> plain{sketchOf(0, 0, 10), sketchOf(0, 0, 10)};
    QCOMPARE(hllUnionCount(plain), std::uint64_t{0});
    QCOMPARE(hllIntersectCount(plain), std::uint64_t{0});
    QCOMPARE(std::bit_cast<std::uint64_t>(hllSimilarity(plain)), std::uint64_t{0xFFF8'0000'0000'0000});
    const std::vector<HllSketch> hashed{sketchOf(0, 0, 10, 20), sketchOf(0, 0, 10, 20)};
    QCOMPARE(hllIntersectCount(hashed), std::uint64_t{0});
    QCOMPARE(std::bit_cast<std::uint64_t>(hllSimilarity(hashed)), std::uint64_t{0x7FF8'0000'0000'0000});
    const std::vector<HllSketch> oneEmpty{sketchOf(0, 0, 10, 20), sketchOf(0, 100, 10, 20)};
    QCOMPARE(hllSimilarity(oneEmpty), 0.0);
}

void TestHllAlgebra::nothingFewOrManySketchesHaveInCommonOverflows()
{
    HllSketch full = *HllSketch::create(4);
    for (std::uint32_t i = 0; i < full.registerCount(); ++i)
        full.setRawRegister(i, 63);
    const std::vector<HllSketch> three(3, full);
    (void)hllIntersectCount(three);
    (void)hllSimilarity(three);
    const std::vector<HllSketch> one(1, full);
    QCOMPARE(hllIntersectCount(one), std::uint64_t{0});
    const std::vector<HllSketch> four(4, full);
    QCOMPARE(hllIntersectCount(four), std::uint64_t{0});
}

void TestHllAlgebra::mayContainWhatWasAdded()
{
    for (const int minHashBits : {0, 30}) {
        const HllSketch sketch = sketchOf(0, 500, 12, minHashBits);
        int others = 0;
        for (std::uint64_t element = 0; element < 1000; ++element) {
            const bool may = sketch.mayContain({reinterpret_cast<const std::uint8_t*>(&element), sizeof element});
            QVERIFY(may || element >= 500);
            others += may && element >= 500;
        }
        QVERIFY2(others < 100, qPrintable(QString::number(others)));
    }
}

void TestHllAlgebra::aRefreshedCountIsKeptUntilTheSketchChanges()
{
    HllSketch sketch = sketchOf(0, 1000, 12);
    const Bytes before = sketch.bytes();
    const std::uint64_t count = sketch.refreshCachedCount();
    QCOMPARE(count, sketchOf(0, 1000, 12).estimate());
    QCOMPARE(static_cast<std::uint64_t>(sketch.bytes()[3] | sketch.bytes()[4] << 8), count);
    addRange(sketch, 0, 1000);
    QCOMPARE(sketch.refreshCachedCount(), count);
    addRange(sketch, 1000, 1500);
    QCOMPARE(sketch.bytes()[3], 0);
    QVERIFY(sketch.estimate() > count);
    QVERIFY(sketch.bytes() != before);
}

void TestHllAlgebra::flagsThatMeanNothingAreNoSketch()
{
    Bytes bytes = HllSketch::create(4)->bytes();
    bytes[0] = 1;
    QVERIFY(!HllSketch::fromBytes(bytes).ok());
}

QTEST_APPLESS_MAIN(TestHllAlgebra)
#include "tst_hll_algebra.moc"
