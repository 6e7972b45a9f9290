// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_registers.h"
#include "tests/support/seed.h"
#include "tests/support/sketch_trials.h"

#include <QTest>

#include <numeric>

using namespace binnacle;
using test::between;

class TestHllRegisters : public QObject {
    Q_OBJECT

private slots:
    void allRegistersAreThoseReadOneByOne();
    void packedRegistersAreTheSketchThatTheyWereTakenFrom();
    void theHistogramCountsEveryRegisterOnce();
    void dataIsLookedForWhereServersLook();
    void whatNoAddingLeavesIsOdd();
};

void TestHllRegisters::allRegistersAreThoseReadOneByOne()
{
    std::mt19937_64 random = test::seededGenerator();
    for (const int minHashBits : {0, 4, 5, 20, 48, 51}) {
        HllSketch sketch = *HllSketch::create(static_cast<int>(between(random, 4, 12)), minHashBits);
        const std::uint64_t mask = (std::uint64_t{1} << (6 + minHashBits)) - 1;
        std::vector<std::uint64_t> written;
        for (std::uint32_t i = 0; i < sketch.registerCount(); ++i) {
            written.push_back(random() & mask);
            sketch.setRawRegister(i, written.back());
        }
        QCOMPARE(sketch.registers(), written);
        for (std::uint32_t i = 0; i < sketch.registerCount(); ++i)
            QCOMPARE(sketch.rawRegister(i), written[i]);
    }
}

void TestHllRegisters::packedRegistersAreTheSketchThatTheyWereTakenFrom()
{
    std::mt19937_64 random = test::seededGenerator();
    for (const int minHashBits : {0, 4, 20, 51}) {
        HllSketch sketch = *HllSketch::create(9, minHashBits);
        test::addNew(sketch, random, 700);
        QCOMPARE(HllSketch::packed(9, minHashBits, sketch.registers()).bytes(), sketch.bytes());
    }
}

void TestHllRegisters::theHistogramCountsEveryRegisterOnce()
{
    std::mt19937_64 random = test::seededGenerator();
    HllSketch sketch = *HllSketch::create(10, 20);
    test::addNew(sketch, random, 300);
    const HllHistogram histogram = sketch.histogram();
    QCOMPARE(std::accumulate(histogram.begin(), histogram.end(), 0u), 1024u);
    std::uint32_t empty = 0;
    for (std::uint32_t i = 0; i < sketch.registerCount(); ++i)
        empty += sketch.registerValue(i) == 0;
    QCOMPARE(histogram[0], empty);
    QCOMPARE(hllEstimate(histogram, 10), sketch.estimate());
}

void TestHllRegisters::dataIsLookedForWhereServersLook()
{
    HllSketch sketch = *HllSketch::create(4, 20);
    QVERIFY(!HllRegisters(sketch).hasData());
    sketch.setRawRegister(15, 1);
    QVERIFY(!HllRegisters(sketch).hasData()); // beyond the first 16 bytes
    sketch.setRawRegister(0, std::uint64_t{1} << 20);
    QVERIFY(HllRegisters(sketch).hasData());
}

void TestHllRegisters::whatNoAddingLeavesIsOdd()
{
    std::mt19937_64 random = test::seededGenerator();
    HllSketch sketch = *HllSketch::create(8, 20);
    test::addNew(sketch, random, 100);
    QCOMPARE(oddityOf(HllRegisters(sketch)), std::string());
    sketch.refreshCachedCount();
    QCOMPARE(oddityOf(HllRegisters(sketch)), std::string());
    Bytes bytes = sketch.bytes();
    bytes[4] = 1;
    const std::string carried = oddityOf(HllRegisters(*HllSketch::fromBytes(bytes)));
    QVERIFY2(carried.find("carries an estimate") != std::string::npos, carried.c_str());
    sketch.setRawRegister(7, 3);
    QCOMPARE(oddityOf(HllRegisters(sketch)), std::string("register 7 is empty and has a min-hash"));
}

QTEST_APPLESS_MAIN(TestHllRegisters)
#include "tst_hll_registers.moc"
