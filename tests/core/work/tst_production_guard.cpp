// SPDX-License-Identifier: Apache-2.0
#include "core/work/production_guard.h"

#include <QtTest>

#include <limits>

using namespace binnacle;
using namespace binnacle::work;

namespace {

Segment segmentOf(Verb verb, std::vector<KeyItem> keys, DataSet dataSet = DataSet::of("test", "users"))
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = std::move(dataSet);
    segment.keys = std::move(keys);
    return segment;
}

std::string reasonFor(std::vector<Segment> segments)
{
    const auto confirmation = confirmationFor({std::move(segments), {}});
    return confirmation ? confirmation->reason : std::string();
}

} // namespace

class TestProductionGuard : public QObject {
    Q_OBJECT

private slots:
    void readsAndFewWritesGoAsTheyAre()
    {
        QCOMPARE(reasonFor({segmentOf(Verb::query, {}), segmentOf(Verb::exists, {KeyRange{1, 100'000}})}), std::string());
        QCOMPARE(reasonFor({segmentOf(Verb::upsert, {KeyRange{1, 100}})}), std::string());
        QCOMPARE(reasonFor({segmentOf(Verb::upsert, {KeyRange{1, 60}}), segmentOf(Verb::touch, {KeyRange{1, 40}})}),
                 std::string());
    }

    void aDeleteIsAskedAbout()
    {
        QCOMPARE(reasonFor({segmentOf(Verb::remove, {KeyValue(1)})}), std::string("delete is about 1 record of test.users"));
    }

    void manyKeysAreAskedAbout()
    {
        QCOMPARE(reasonFor({segmentOf(Verb::upsert, {KeyRange{1, 101}})}),
                 std::string("upsert is about 101 records of test.users"));
        QCOMPARE(reasonFor({segmentOf(Verb::upsert, {KeyRange{1, 60}}), segmentOf(Verb::touch, {KeyRange{1, 41}})}),
                 std::string("the document writes 101 records"));
        QVERIFY(confirmationFor({{segmentOf(Verb::touch, {KeyRange{1, 6}})}, {}}, 5));
    }

    void theGravestDecides()
    {
        const Segment many = segmentOf(Verb::upsert, {KeyRange{1, 100'000}});
        const Segment removal = segmentOf(Verb::remove, {KeyValue(1)}, DataSet::of("test", "orders"));
        QCOMPARE(confirmationFor({{many, removal}, {}})->name, std::string("orders"));
        Segment all = segmentOf(Verb::update, {});
        all.where = Filter::text("$.a == 1");
        QCOMPARE(reasonFor({removal, all}), std::string("update is about every record of test.users that the filter matches"));
    }

    void countsDoNotOverflow()
    {
        const KeyRange huge{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
        QVERIFY(!reasonFor({segmentOf(Verb::upsert, {huge}), segmentOf(Verb::upsert, {huge})}).empty());
    }

    void theNameIsTyped()
    {
        const Confirmation set = confirmationForTruncate(DataSet::of("test", "us\xff"));
        QVERIFY(confirms(set, "us\\xff"));
        QVERIFY(!confirms(set, "us"));
        QVERIFY(!confirms(set, ""));
        QVERIFY(confirms(confirmationForTruncate(DataSet::of("test", "")), "test"));
    }
};

QTEST_APPLESS_MAIN(TestProductionGuard)
#include "tst_production_guard.moc"
