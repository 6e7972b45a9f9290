// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/key_cursor.h"

#include <QtTest>

#include <limits>

using namespace binnacle;
using cluster::KeyCursor;

class TestKeyCursor : public QObject {
    Q_OBJECT

private slots:
    void walksOverAllItemsAndSpreadsRanges()
    {
        Segment segment;
        segment.dataSet = {"test", "users"};
        segment.keys = {KeyValue(std::string("a")), KeyRange{3, 5},        KeyRange{9, 8}, Digest{1, 2, 3},
                        KeyRange{-1, -1},           KeyValue(Blob{{1, 2}})};
        KeyCursor cursor(segment);
        const DataSet& users = segment.dataSet;
        const std::vector<Key> expected{users.id(std::string("a")),    users.id(3),  users.id(4),           users.id(5),
                                        users.idFromDigest({1, 2, 3}), users.id(-1), users.id(Blob{{1, 2}})};
        QCOMPARE(keyCount(segment), std::optional(static_cast<std::int64_t>(expected.size())));
        for (const Key& key : expected)
            QCOMPARE(cursor.next(), std::optional(key));
        QVERIFY(!cursor.next());
        QVERIFY(!cursor.next());
    }

    void aRangeFromTheLeastIntegerBegins()
    {
        constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
        Segment segment;
        segment.dataSet = {"test", "users"};
        segment.keys = {KeyRange{least, least + 1}};
        KeyCursor cursor(segment);
        QCOMPARE(*cursor.next()->userKey, KeyValue(least));
        QCOMPARE(*cursor.next()->userKey, KeyValue(least + 1));
        QVERIFY(!cursor.next());
    }

    void aRangeUpToTheGreatestIntegerEnds()
    {
        constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();
        Segment segment;
        segment.dataSet = {"test", "users"};
        segment.keys = {KeyRange{greatest - 1, greatest}};
        KeyCursor cursor(segment);
        QCOMPARE(*cursor.next()->userKey, KeyValue(greatest - 1));
        QCOMPARE(*cursor.next()->userKey, KeyValue(greatest));
        QVERIFY(!cursor.next());
    }
};

QTEST_APPLESS_MAIN(TestKeyCursor)
#include "tst_key_cursor.moc"
