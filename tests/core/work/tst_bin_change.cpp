// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_sketch.h"
#include "core/work/bin_change.h"
#include "tests/support/seed.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::work;

namespace {

PathStep item(std::int64_t index)
{
    return {Selector::listIndex, {Value(index)}, {}};
}

PathStep entry(const char* key)
{
    return {Selector::mapKey, {Value(key)}, {}};
}

std::vector<NestedChange> nested(const Value& before, const Value& after)
{
    std::size_t leftOut = 0;
    std::vector<NestedChange> changes = nestedChanges(before, after, 1000, leftOut);
    return leftOut == 0 ? changes : std::vector<NestedChange>();
}

Hll sketchOf(std::uint32_t registers, int indexBits)
{
    HllSketch sketch = HllSketch::create(indexBits).value();
    for (std::uint32_t i = 0; i < registers; ++i)
        sketch.setRawRegister(i, 3);
    return {sketch.bytes()};
}

} // namespace

class TestBinChange : public QObject {
    Q_OBJECT

private slots:
    void binsAreToldInTheirOrder()
    {
        const std::vector<Bin> before{{"same", 1}, {"other", 2}, {"gone", 3}};
        const std::vector<Bin> after{{"new", 4}, {"other", "two"}, {"same", 1}};
        const std::vector<BinChange> changes = binChanges(before, after);
        QCOMPARE(changes.size(), std::size_t{4});
        QCOMPARE(changes[0], (BinChange{"same", ChangeKind::unchanged, Value(1), Value(1), {}, 0, {}}));
        QCOMPARE(changes[1], (BinChange{"other", ChangeKind::changed, Value(2), Value("two"), {}, 0, {}}));
        QCOMPARE(changes[2], (BinChange{"gone", ChangeKind::removed, Value(3), {}, {}, 0, {}}));
        QCOMPARE(changes[3], (BinChange{"new", ChangeKind::added, {}, Value(4), {}, 0, {}}));
    }

    void aTypeAloneIsAChange()
    {
        const std::vector<Bin> before{{"n", 1}};
        const std::vector<Bin> after{{"n", 1.0}};
        QCOMPARE(binChanges(before, after).front().kind, ChangeKind::changed);
    }

    void oneItemPutInOrTakenOutIsOneChange()
    {
        const Value three = List{{1, 2, 3}};
        QCOMPARE(nested(three, List{{0, 1, 2, 3}}), (std::vector<NestedChange>{{{item(0)}, ChangeKind::added, {}, 0}}));
        QCOMPARE(nested(three, List{{1, 3}}), (std::vector<NestedChange>{{{item(1)}, ChangeKind::removed, 2, {}}}));
        QCOMPARE(nested(three, List{{1, 2, 9}}), (std::vector<NestedChange>{{{item(2)}, ChangeKind::changed, 3, 9}}));
        QCOMPARE(nested(List{}, List{{7}}), (std::vector<NestedChange>{{{item(0)}, ChangeKind::added, {}, 7}}));
        QVERIFY(nested(three, three).empty());
    }

    void entriesAreFoundByTheirKeys()
    {
        const Value before = Map{{{"a", 1}, {"b", 2}, {3, "x"}}};
        const Value after = Map{{{3, "x"}, {"b", 5}, {"c", 6}}};
        const std::vector<NestedChange> expected{{{entry("a")}, ChangeKind::removed, 1, {}},
                                                 {{entry("b")}, ChangeKind::changed, 2, 5},
                                                 {{entry("c")}, ChangeKind::added, {}, 6}};
        QCOMPARE(nested(before, after), expected);
    }

    void changesAreFollowedInwards()
    {
        const Value before = Map{{{"m", List{{1, Map{{{"x", 1}}}}}}}};
        const Value after = Map{{{"m", List{{1, Map{{{"x", 2}}}}}}}};
        QCOMPARE(nested(before, after),
                 (std::vector<NestedChange>{{{entry("m"), item(1), entry("x")}, ChangeKind::changed, 1, 2}}));
    }

    void anotherOrderIsAChangeOfTheWhole()
    {
        const Value plain = List{{2, 1}};
        const Value ordered = List{{1, 2}, ListOrder::ordered};
        QCOMPARE(nested(plain, ordered), (std::vector<NestedChange>{{{}, ChangeKind::changed, plain, ordered}}));
        const Value one = Map{{{"a", 1}, {"b", 2}}};
        const Value other = Map{{{"b", 2}, {"a", 1}}};
        QCOMPARE(nested(one, other), (std::vector<NestedChange>{{{}, ChangeKind::changed, one, other}}));
        const Value kept = Map{{{"a", 1}, {"b", 2}}, MapOrder::keyOrdered};
        QCOMPARE(nested(one, kept).front().path.size(), std::size_t{0});
    }

    void onlySoManyAreTold()
    {
        List before;
        List after;
        for (int i = 0; i < 50; ++i) {
            before.items.emplace_back(i);
            after.items.emplace_back(i + 1000);
        }
        std::size_t leftOut = 0;
        QCOMPARE(nestedChanges(before, after, 20, leftOut).size(), std::size_t{20});
        QCOMPARE(leftOut, std::size_t{30});
    }

    void sketchesAreComparedByTheirRegisters()
    {
        const std::vector<Bin> before{{"h", sketchOf(10, 8)}};
        const std::vector<Bin> after{{"h", sketchOf(17, 8)}};
        const BinChange change = binChanges(before, after).front();
        QVERIFY(change.sketch);
        QCOMPARE(change.sketch->registersChanged, std::optional(7U));
        QVERIFY(change.sketch->estimateAfter > change.sketch->estimateBefore);
        const std::vector<Bin> folded{{"h", sketchOf(10, 6)}};
        QVERIFY(!binChanges(before, folded).front().sketch->registersChanged);
        const std::vector<Bin> broken{{"h", Hll{{1, 2}}}};
        QVERIFY(!binChanges(before, broken).front().sketch);
    }

    /// Applied one after the other, the changes of a map make the new map of the old one.
    void theChangesOfAMapLeadFromOneToTheOther()
    {
        std::mt19937_64 generator = test::seededGenerator();
        const auto random = [&] {
            Map map;
            map.order = MapOrder::keyOrdered;
            for (std::int64_t key = 0; key < 12; ++key) {
                if (test::between(generator, 0, 1) == 1)
                    map.entries.emplace_back(key, test::between(generator, 0, 3));
            }
            return map;
        };
        for (int i = 0; i < 300; ++i) {
            const Map before = random();
            const Map after = random();
            std::map<std::int64_t, Value> made;
            for (const auto& [key, value] : before.entries)
                made[*key.as<std::int64_t>()] = value;
            for (const NestedChange& change : nested(before, after)) {
                const std::int64_t key = *change.path.front().arguments.front().as<std::int64_t>();
                if (change.kind == ChangeKind::removed)
                    made.erase(key);
                else
                    made[key] = change.after;
            }
            std::map<std::int64_t, Value> expected;
            for (const auto& [key, value] : after.entries)
                expected[*key.as<std::int64_t>()] = value;
            QCOMPARE(made, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestBinChange)
#include "tst_bin_change.moc"
