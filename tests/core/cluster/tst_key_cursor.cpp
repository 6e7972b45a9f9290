// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/key_cursor.h"

#include <QtTest>

#include <limits>

using namespace binnacle;
using cluster::KeyCursor;

class TestKeyCursor : public QObject {
    Q_OBJECT

private slots:
    void walksAsKeyAtCounts()
    {
        Segment segment;
        segment.dataSet = {"test", "users"};
        segment.keys = {KeyValue(std::string("a")), KeyRange{3, 5},        KeyRange{9, 8}, Digest{1, 2, 3},
                        KeyRange{-1, -1},           KeyValue(Blob{{1, 2}})};
        KeyCursor cursor(segment);
        const std::int64_t count = *keyCount(segment);
        QCOMPARE(count, std::int64_t{7});
        for (std::int64_t i = 0; i < count; ++i) {
            const std::optional<Key> key = cursor.next();
            QVERIFY(key);
            QCOMPARE(*key, keyAt(segment, i));
        }
        QVERIFY(!cursor.next());
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
