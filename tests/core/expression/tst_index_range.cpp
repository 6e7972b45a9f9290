// SPDX-License-Identifier: Apache-2.0
#include "core/expression/index_range.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace binnacle::expression;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr unsigned seed = 20'261'125;

std::int64_t wrapped(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

std::int64_t negated(std::int64_t a)
{
    return static_cast<std::int64_t>(-static_cast<std::uint64_t>(a));
}

bool holds(const std::optional<Interval>& interval, std::int64_t x)
{
    return interval && x >= interval->first && x <= interval->last;
}

/// Small numbers, and those near the ends.
class Numbers {
public:
    std::int64_t next()
    {
        const auto small = std::uniform_int_distribution<std::int64_t>(-40, 40)(m_random);
        switch (std::uniform_int_distribution<int>(0, 5)(m_random)) {
        case 0:
            return most - std::abs(small);
        case 1:
            return least + std::abs(small);
        default:
            return small;
        }
    }

private:
    std::mt19937 m_random{seed};
};

} // namespace

class TestIndexRange : public QObject {
    Q_OBJECT

private slots:
    void anIntervalIsWhatTheComparisonPicks();
    void whatLeadsIntoAnIntervalIsExact();
};

void TestIndexRange::anIntervalIsWhatTheComparisonPicks()
{
    QCOMPARE(intervalOf(Op::greater, most), std::nullopt);
    QCOMPARE(intervalOf(Op::less, least), std::nullopt);
    QCOMPARE(intervalOf(Op::notEqual, 1), std::nullopt);
    Numbers numbers;
    for (int i = 0; i < 2000; ++i) {
        const std::int64_t bound = numbers.next();
        const std::int64_t x = numbers.next();
        QCOMPARE(holds(intervalOf(Op::equal, bound), x), x == bound);
        QCOMPARE(holds(intervalOf(Op::greater, bound), x), x > bound);
        QCOMPARE(holds(intervalOf(Op::greaterOrEqual, bound), x), x >= bound);
        QCOMPARE(holds(intervalOf(Op::less, bound), x), x < bound);
        QCOMPARE(holds(intervalOf(Op::lessOrEqual, bound), x), x <= bound);
    }
}

void TestIndexRange::whatLeadsIntoAnIntervalIsExact()
{
    Numbers numbers;
    int told = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::int64_t constant = numbers.next();
        const std::int64_t bounds[] = {numbers.next(), numbers.next()};
        const Interval result{std::min(bounds[0], bounds[1]), std::max(bounds[0], bounds[1])};
        const std::int64_t x = numbers.next();
        const auto verify = [&](const std::optional<Interval>& before, std::int64_t y, const char* what) {
            told += before ? 1 : 0;
            if (before && holds(before, x) != holds(result, y))
                qFatal("seed %u: %s with %lld and %lld in [%lld, %lld]", seed, what, static_cast<long long>(x),
                       static_cast<long long>(constant), static_cast<long long>(result.first),
                       static_cast<long long>(result.last));
        };
        verify(beforeSum(result, constant), wrapped(x, constant), "x + c");
        verify(beforeDifferenceFrom(constant, result), wrapped(constant, negated(x)), "c - x");
        if (constant != 0 && constant != -1)
            verify(beforeQuotient(result, constant), x / constant, "x / c");
        if (x == 0)
            QVERIFY(!holds(beforeQuotientOf(constant, result), 0));
        else if (x != -1)
            verify(beforeQuotientOf(constant, result), constant / x, "c / x");
        else if (constant != least)
            verify(beforeQuotientOf(constant, result), negated(constant), "c / -1");
    }
    QVERIFY(told > 100'000);
    QCOMPARE(beforeQuotient({0, 1}, 0), std::nullopt);
    QCOMPARE(beforeQuotient({0, 1}, -1), std::nullopt);
    QCOMPARE(beforeSum({least, most}, 5), (Interval{least, most}));
}

QTEST_APPLESS_MAIN(TestIndexRange)
#include "tst_index_range.moc"
