// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_tracker.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

using Next = ScanTracker::Next;

ScanPlan plan(std::int64_t pageSize, std::int64_t limit = 0, std::uint32_t maxRetries = 5)
{
    ScanPlan made;
    made.dataSet = {"test", "users"};
    made.pageSize = pageSize;
    made.limit = limit;
    made.maxRetries = maxRetries;
    return made;
}

/// The nth record of a partition, counted from 0.
Digest digest(std::uint16_t partition, int nth)
{
    Digest made{};
    made[0] = static_cast<std::uint8_t>(partition & 0xFF);
    made[1] = static_cast<std::uint8_t>(partition >> 8);
    made[2] = static_cast<std::uint8_t>(nth >> 8);
    made[3] = static_cast<std::uint8_t>(nth & 0xFF);
    return made;
}

ScanTracker::Route always(NodeId node)
{
    return [node](std::uint16_t, std::size_t) { return node; };
}

Error lost()
{
    return Error::client(ClientCode::connectionFailed, "lost");
}

/// Partitions with some records each, read the way a node reads them: partition by partition, up to a number.
struct Records {
    std::map<std::uint16_t, int> counts;

    std::vector<Digest> read(const ScanShare& share) const
    {
        std::vector<Digest> read;
        const auto add = [&](std::uint16_t partition, int from) {
            const auto found = counts.find(partition);
            const int count = found == counts.end() ? 0 : found->second;
            for (int nth = from; nth < count && static_cast<std::int64_t>(read.size()) < share.maxRecords; ++nth) {
                read.push_back(digest(partition, nth));
            }
        };
        for (const std::uint16_t partition : share.partitions) {
            add(partition, 0);
        }
        for (const Digest& last : share.resumed) {
            add(partitionOf(last), (last[2] << 8 | last[3]) + 1);
        }
        return read;
    }
};

} // namespace

class TestScanTracker : public QObject {
    Q_OBJECT

private slots:
    void theFirstRoundAsksForEveryPartitionFromItsBeginning()
    {
        ScanTracker tracker(plan(100));
        const auto shares = tracker.beginRound(always(7));
        QCOMPARE(shares.size(), std::size_t{1});
        QCOMPARE(shares[0].node, 7U);
        QCOMPARE(shares[0].partitions.size(), std::size_t{4096});
        QVERIFY(shares[0].resumed.empty());
        QCOMPARE(shares[0].maxRecords, std::int64_t{100});
    }

    void aPageIsSharedByTheNodes()
    {
        ScanTracker tracker(plan(10));
        const auto shares = tracker.beginRound([](std::uint16_t partition, std::size_t) { return partition % 3 + 1U; });
        QCOMPARE(shares.size(), std::size_t{3});
        QCOMPARE(shares[0].maxRecords, std::int64_t{4});
        QCOMPARE(shares[1].maxRecords, std::int64_t{3});
        QCOMPARE(shares[2].maxRecords, std::int64_t{3});
    }

    void anEmptySetEndsAfterOneRound()
    {
        ScanTracker tracker(plan(100));
        const auto shares = tracker.beginRound(always(1));
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::end);
        QCOMPARE(tracker.taken(), std::int64_t{0});
    }

    void aFullPageIsFollowedByTheRest()
    {
        ScanTracker tracker(plan(2));
        const auto first = tracker.beginRound(always(1));
        QVERIFY(tracker.take(0, digest(5, 0)).value());
        QVERIFY(tracker.take(0, digest(5, 1)).value());
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::page);
        const auto second = tracker.beginRound(always(1));
        QCOMPARE(second[0].partitions.size(), std::size_t{4095});
        QCOMPARE(second[0].resumed, std::vector<Digest>{digest(5, 1)});
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::end);
    }

    void aBrokenAnswerGoesOnAfterItsLastRecordAtTheNextReplica()
    {
        ScanTracker tracker(plan(100));
        const auto first = tracker.beginRound(always(1));
        QVERIFY(tracker.take(0, digest(5, 0)).value());
        tracker.fail(0, lost());
        QVERIFY(tracker.endRound().value() == Next::retry);
        std::size_t failures = 0;
        const auto second = tracker.beginRound([&failures](std::uint16_t, std::size_t seen) {
            failures = std::max(failures, seen);
            return 2U;
        });
        QCOMPARE(failures, std::size_t{1});
        QCOMPARE(second[0].node, 2U);
        QCOMPARE(second[0].resumed, std::vector<Digest>{digest(5, 0)});
    }

    void onlyUnavailablePartitionsAreAskedAgain()
    {
        ScanTracker tracker(plan(100));
        const auto first = tracker.beginRound(always(1));
        QVERIFY(tracker.unavailable(0, 17).ok());
        QVERIFY(tracker.unavailable(0, 17).ok());
        QVERIFY(tracker.unavailable(0, 18).ok());
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::retry);
        std::size_t failures = 0;
        const auto second = tracker.beginRound([&failures](std::uint16_t, std::size_t seen) {
            failures = seen;
            return 1U;
        });
        QCOMPARE(second[0].partitions, (std::vector<std::uint16_t>{17, 18}));
        QCOMPARE(failures, std::size_t{1});
    }

    void roundsThatBringNothingAreBounded()
    {
        ScanTracker tracker(plan(100, 0, 3));
        for (int round = 0; round < 3; ++round) {
            const auto shares = tracker.beginRound(always(1));
            tracker.fail(0, lost());
            QVERIFY(tracker.endRound().value() == Next::retry);
        }
        const auto shares = tracker.beginRound(always(1));
        tracker.fail(0, lost());
        const Result<Next> end = tracker.endRound();
        QVERIFY(!end);
        QVERIFY(end.error().is(ClientCode::connectionFailed));
    }

    void aRoundWithRecordsStartsTheCountAnew()
    {
        ScanTracker tracker(plan(100, 0, 1));
        for (int round = 0; round < 20; ++round) {
            const auto shares = tracker.beginRound(always(1));
            QVERIFY(tracker.take(0, digest(5, round)).value());
            tracker.fail(0, lost());
            QVERIFY(tracker.endRound().value() == Next::retry);
        }
    }

    void withoutAnyNodeItFails()
    {
        ScanTracker tracker(plan(100, 0, 0));
        QVERIFY(tracker.beginRound(always(noNode)).empty());
        const Result<Next> end = tracker.endRound();
        QVERIFY(!end);
        QVERIFY(end.error().is(ClientCode::invalidNode));
    }

    void whatWasNotAskedForIsAProtocolError()
    {
        ScanTracker tracker(plan(100));
        const auto shares = tracker.beginRound([](std::uint16_t partition, std::size_t) { return partition % 2 + 1U; });
        QVERIFY(tracker.take(0, digest(4, 0)).ok());
        QVERIFY(!tracker.take(0, digest(5, 0)).ok());
        QVERIFY(tracker.take(1, digest(5, 0)).ok());
        QVERIFY(!tracker.unavailable(1, 4).ok());
        QVERIFY(!tracker.unavailable(1, 4096).ok());
        QVERIFY(!tracker.unavailable(1, 0xFFFFFFFF).ok());
    }

    void moreThanThePageIsAProtocolError()
    {
        ScanTracker tracker(plan(2));
        const auto shares = tracker.beginRound(always(1));
        QVERIFY(tracker.take(0, digest(1, 0)).ok());
        QVERIFY(tracker.take(0, digest(1, 1)).ok());
        const Result<bool> third = tracker.take(0, digest(1, 2));
        QVERIFY(!third);
        QVERIFY(third.error().is(ClientCode::protocolError));
    }

    void recordsBeyondTheLimitAreDropped()
    {
        ScanTracker tracker(plan(100, 1));
        const auto shares = tracker.beginRound([](std::uint16_t partition, std::size_t) { return partition % 2 + 1U; });
        QCOMPARE(shares[0].maxRecords, std::int64_t{1});
        QCOMPARE(shares[1].maxRecords, std::int64_t{1});
        QVERIFY(tracker.take(0, digest(4, 0)).value());
        QVERIFY(!tracker.take(1, digest(5, 0)).value());
        tracker.finish(0);
        tracker.finish(1);
        QVERIFY(tracker.endRound().value() == Next::end);
        QCOMPARE(tracker.taken(), std::int64_t{1});
    }

    void onlyThePartitionsOfThePlanAreAsked()
    {
        ScanPlan some = plan(100);
        some.partitions = {10, 13};
        ScanTracker tracker(some);
        QCOMPARE(tracker.beginRound(always(1))[0].partitions, (std::vector<std::uint16_t>{10, 11, 12}));
        QVERIFY(!tracker.take(0, digest(13, 0)).ok());
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::end);
    }

    void aQueryOfAnIndexGoesOnWhereItsLastRecordWasThere()
    {
        ScanPlan query = plan(2);
        query.index = IndexRange{};
        ScanTracker tracker(query);
        const auto first = tracker.beginRound(always(1));
        const IndexValue place{1, 2, 3};
        QVERIFY(!tracker.take(0, digest(5, 0)).ok());
        QVERIFY(tracker.take(0, digest(5, 9), IndexValue{}).value());
        QVERIFY(tracker.take(0, digest(5, 1), place).value());
        tracker.finish(0);
        QVERIFY(tracker.endRound().value() == Next::page);
        const auto second = tracker.beginRound(always(1));
        QCOMPARE(second[0].resumed, std::vector<Digest>{digest(5, 1)});
        QCOMPARE(second[0].resumedAt, std::vector<IndexValue>{place});
    }

    void whateverFailsEachRecordIsTakenOnce_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }

    /// Random records on random nodes, with answers that break off anywhere and partitions that go away and come back.
    void whateverFailsEachRecordIsTakenOnce()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        Records records;
        std::size_t total = 0;
        for (int i = 0; i < 300; ++i) {
            records.counts[static_cast<std::uint16_t>(random() % 4096)] = static_cast<int>(random() % 8);
        }
        for (const auto& [partition, count] : records.counts) {
            total += static_cast<std::size_t>(count);
        }
        const unsigned nodes = random() % 4 + 1;
        ScanTracker tracker(plan(static_cast<std::int64_t>(random() % 200 + 1), 0, 1000));
        std::set<Digest> seen;
        Next next = Next::page;
        for (int round = 0; next != Next::end; ++round) {
            QVERIFY2(round < 20'000, "it does not end");
            const auto shares = tracker.beginRound([&](std::uint16_t partition, std::size_t failures) {
                return static_cast<NodeId>((partition + failures) % nodes + 1);
            });
            for (std::size_t index = 0; index < shares.size(); ++index) {
                const bool breaks = random() % 4 == 0;
                auto share = shares[index];
                if (random() % 3 == 0 && !share.partitions.empty()) {
                    QVERIFY(tracker.unavailable(index, share.partitions.back()).ok());
                    share.partitions.pop_back();
                }
                auto read = records.read(share);
                read.resize(breaks && !read.empty() ? random() % read.size() : read.size());
                for (const Digest& record : read) {
                    QVERIFY(tracker.take(index, record).value());
                    QVERIFY2(seen.insert(record).second, "a record came twice");
                }
                breaks ? tracker.fail(index, lost()) : tracker.finish(index);
            }
            const Result<Next> ended = tracker.endRound();
            QVERIFY(ended);
            next = *ended;
        }
        QCOMPARE(seen.size(), total);
        QCOMPARE(tracker.taken(), static_cast<std::int64_t>(total));
    }
};

QTEST_APPLESS_MAIN(TestScanTracker)
#include "tst_scan_tracker.moc"
