// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/node_turns.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <set>

using namespace binnacle;
using namespace binnacle::cluster;

class TestNodeTurns : public QObject {
    Q_OBJECT

private slots:
    void withoutABoundAllWork()
    {
        NodeTurns<int> turns;
        for (NodeId node = 1; node < 100; ++node) {
            QVERIFY(turns.begin(node, 1));
        }
    }

    void aNodeMayHaveSeveralWorks()
    {
        NodeTurns<int> turns;
        turns.setBound(1);
        QCOMPARE(turns.begin(1, 10), std::optional<int>(10));
        QCOMPARE(turns.begin(1, 11), std::optional<int>(11));
        QVERIFY(!turns.begin(2, 20));
        QVERIFY(turns.end(1).empty());
        QCOMPARE(turns.end(1), std::vector<int>{20});
    }

    void allThatWaitsForANodeBeginsWithIt()
    {
        NodeTurns<int> turns;
        turns.setBound(1);
        QVERIFY(turns.begin(1, 10));
        QVERIFY(!turns.begin(2, 20));
        QVERIFY(!turns.begin(3, 30));
        QVERIFY(!turns.begin(2, 21));
        QCOMPARE(turns.end(1), (std::vector<int>{20, 21}));
        QVERIFY(turns.end(2).empty());
        QCOMPARE(turns.end(2), std::vector<int>{30});
        QVERIFY(turns.end(3).empty());
    }

    void whatHasBecomeUselessGetsNoTurn()
    {
        NodeTurns<int> turns;
        turns.setBound(1);
        QVERIFY(turns.begin(1, 10));
        for (const int work : {20, 21, 22}) {
            QVERIFY(!turns.begin(2, work));
        }
        QCOMPARE(turns.takeBack([](int work) { return work % 2 == 0; }), (std::vector<int>{20, 22}));
        QCOMPARE(turns.waiting().size(), std::size_t{1});
        QCOMPARE(turns.end(1), std::vector<int>{21});
    }

    /// Whatever ends first: never more nodes than allowed, and everything has its turn once.
    void neverTooManyAndNoneIsForgotten()
    {
        std::mt19937_64 random = test::seededGenerator();
        for (std::size_t bound = 1; bound <= 4; ++bound) {
            NodeTurns<NodeId> turns;
            turns.setBound(bound);
            std::vector<NodeId> running;
            std::size_t begun = 0;
            for (int step = 0; step < 500 || !running.empty(); ++step) {
                if (step < 500 && test::between(random, 0, 1) == 0) {
                    const auto node = static_cast<NodeId>(test::between(random, 1, 6));
                    if (turns.begin(node, node)) {
                        running.push_back(node);
                        ++begun;
                    }
                    ++m_given;
                } else if (!running.empty()) {
                    const auto last = static_cast<std::int64_t>(running.size()) - 1;
                    std::swap(running.back(), running[static_cast<std::size_t>(test::between(random, 0, last))]);
                    const NodeId ended = running.back();
                    running.pop_back();
                    for (const NodeId node : turns.end(ended)) {
                        running.push_back(node);
                        ++begun;
                    }
                }
                QVERIFY(std::set<NodeId>(running.begin(), running.end()).size() <= bound);
            }
            QCOMPARE(begun, std::exchange(m_given, std::size_t{0}));
        }
    }

private:
    std::size_t m_given = 0;
};

QTEST_APPLESS_MAIN(TestNodeTurns)
#include "tst_node_turns.moc"
