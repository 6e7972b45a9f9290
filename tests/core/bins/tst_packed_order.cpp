// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_order.h"

#include "core/bins/packed_compare.h"
#include "tests/support/seed.h"

#include <QTest>

#include <algorithm>

using namespace binnacle;
using bins::Indexes;

namespace {

/// Integers of one byte each, and views of them.
struct Numbers {
    explicit Numbers(Bytes values) : bytes(std::move(values))
    {
        for (const std::uint8_t& byte : bytes)
            elements.emplace_back(&byte, 1);
    }
    Bytes bytes;
    std::vector<ByteView> elements;
};

Bytes valuesAt(const Numbers& numbers, const Indexes& places)
{
    Bytes values;
    for (const std::uint32_t place : places)
        values.push_back(numbers.bytes[place]);
    return values;
}

} // namespace

class TestPackedOrder : public QObject {
    Q_OBJECT

private slots:
    void equalElementsStayInTheirOrder();
    void equalRangesTellPlaceAndNumber_data();
    void equalRangesTellPlaceAndNumber();
    void ranksComeUpwardsFromTheUpperHalf();
    void ranksComeDownwardsFromTheLowerHalf();
    void theHeapGivesOutTheRightRanks();
};

void TestPackedOrder::equalElementsStayInTheirOrder()
{
    const Numbers numbers({3, 1, 2, 1, 3});
    QCOMPARE(bins::ascending(numbers.elements), (Indexes{1, 3, 2, 0, 4}));
    QCOMPARE(bins::ascending({}), Indexes());
    QCOMPARE(bins::allIndexes(3), (Indexes{0, 1, 2}));
}

void TestPackedOrder::equalRangesTellPlaceAndNumber_data()
{
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("less");
    QTest::addColumn<int>("equal");
    QTest::newRow("below all") << 0 << 0 << 0;
    QTest::newRow("the least") << 1 << 0 << 2;
    QTest::newRow("between") << 3 << 3 << 0;
    QTest::newRow("the greatest") << 5 << 3 << 3;
    QTest::newRow("above all") << 6 << 6 << 0;
}

void TestPackedOrder::equalRangesTellPlaceAndNumber()
{
    QFETCH(int, value);
    QFETCH(int, less);
    QFETCH(int, equal);
    const Numbers wanted({static_cast<std::uint8_t>(value)});
    const Numbers sorted({1, 1, 2, 5, 5, 5});
    const Numbers unsorted({5, 1, 5, 2, 1, 5});
    for (const bins::EqualRange range : {bins::equalRange(sorted.elements, wanted.elements.front()),
                                         bins::equalRange(unsorted.elements, bins::ascending(unsorted.elements), wanted.elements.front())}) {
        QCOMPARE(static_cast<int>(range.less), less);
        QCOMPARE(static_cast<int>(range.equal), equal);
    }
}

void TestPackedOrder::ranksComeUpwardsFromTheUpperHalf()
{
    const Numbers numbers({4, 9, 1, 7, 3});
    QCOMPARE(valuesAt(numbers, bins::rankedByHeap(numbers.elements, 3, 2)), (Bytes{7, 9}));
    QCOMPARE(valuesAt(numbers, bins::rankedByHeap(numbers.elements, 2, 2)), (Bytes{4, 7}));
}

void TestPackedOrder::ranksComeDownwardsFromTheLowerHalf()
{
    const Numbers numbers({4, 9, 1, 7, 3});
    QCOMPARE(valuesAt(numbers, bins::rankedByHeap(numbers.elements, 0, 2)), (Bytes{3, 1}));
    QCOMPARE(valuesAt(numbers, bins::rankedByHeap(numbers.elements, 1, 3)), (Bytes{7, 4, 3}));
    QCOMPARE(valuesAt(numbers, bins::rankedByHeap(numbers.elements, 0, 5)), (Bytes{9, 7, 4, 3, 1}));
    QCOMPARE(bins::rankedByHeap(numbers.elements, 5, 0), Indexes());
    QCOMPARE(bins::rankedByHeap({}, 0, 0), Indexes());
}

void TestPackedOrder::theHeapGivesOutTheRightRanks()
{
    std::mt19937_64 generator = test::seededGenerator();
    for (int i = 0; i < 2000; ++i) {
        Bytes values(static_cast<std::size_t>(test::between(generator, 0, 12)));
        std::generate(values.begin(), values.end(), [&] { return static_cast<std::uint8_t>(test::between(generator, 0, 5)); });
        const Numbers numbers(values);
        const auto rank = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(values.size())));
        const auto count = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(values.size() - rank)));
        const Indexes places = bins::rankedByHeap(numbers.elements, rank, count);
        Bytes found = valuesAt(numbers, places);
        std::sort(found.begin(), found.end());
        std::sort(values.begin(), values.end());
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(rank);
        QCOMPARE(found, Bytes(first, first + static_cast<std::ptrdiff_t>(count)));
        Indexes once = places;
        std::sort(once.begin(), once.end());
        QVERIFY(std::adjacent_find(once.begin(), once.end()) == once.end());
    }
}

QTEST_APPLESS_MAIN(TestPackedOrder)
#include "tst_packed_order.moc"
