// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_plan.h"
#include "core/wire/big_endian.h"
#include "core/wire/message.h"
#include "tests/support/recording.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;

Q_DECLARE_METATYPE(binnacle::cluster::ScanPlan)

namespace {

std::vector<std::uint16_t> allPartitions()
{
    std::vector<std::uint16_t> all(4096);
    for (std::uint16_t partition = 0; partition < 4096; ++partition) {
        all[partition] = partition;
    }
    return all;
}

wire::Message decoded(const Bytes& frame)
{
    std::size_t offset = 0;
    return wire::decodeMessage(test::bodyOf(frame), offset).value();
}

ScanPlan query(const std::string& bin, IndexType type, Value begin, Value end)
{
    ScanPlan plan;
    plan.dataSet = {"test", "queryset"};
    IndexRange range;
    range.bin = bin;
    range.type = type;
    range.begin = std::move(begin);
    range.end = std::move(end);
    plan.index = range;
    return plan;
}

ScanPlan numbers(const std::string& bin, std::int64_t begin, std::int64_t end)
{
    return query(bin, IndexType::integer, Value(begin), Value(end));
}

ScanPlan text(const std::string& bin, const std::string& value)
{
    return query(bin, IndexType::string, Value(value), Value(value));
}

} // namespace

class TestIndexFields : public QObject {
    Q_OBJECT

private slots:
    void theRequestIsTheOneOfTheVendorsClient_data()
    {
        QTest::addColumn<QString>("recorded");
        QTest::addColumn<ScanPlan>("plan");
        QTest::newRow("range") << "range" << numbers("i", 10, 14);
        QTest::newRow("equal") << "equal int" << numbers("i", 7, 7);
        QTest::newRow("string") << "equal string" << text("s", "s3");
        QTest::newRow("no index") << "no index" << numbers("nobin", 7, 7);
        ScanPlan filtered = numbers("i", 10, 30);
        filtered.filter = *fromHex("9301935103a173a3037331");
        QTest::newRow("filter") << "range with a filter expression" << filtered;
        ScanPlan list = text("tags", "t1");
        list.index->collection = IndexCollectionType::list;
        QTest::newRow("list") << "list contains" << list;
        ScanPlan keys = text("m", "k2");
        keys.index->collection = IndexCollectionType::mapKeys;
        QTest::newRow("map keys") << "map keys contain" << keys;
        const Value circle(GeoJson{R"({"type":"AeroCircle","coordinates":[[10,5],200000]})"});
        QTest::newRow("region") << "geo within radius" << query("loc", IndexType::geo2dSphere, circle, circle);
    }

    /// Every field and every byte; but for the number of records, which that client left open.
    void theRequestIsTheOneOfTheVendorsClient()
    {
        QFETCH(QString, recorded);
        QFETCH(ScanPlan, plan);
        const Bytes request = test::recording("query", recorded.toStdString()).exchanges.front().request;
        const wire::Message theirs = decoded(request);
        const Bytes frame =
            encodeScan(plan, {1, allPartitions(), {}, 10}, wire::bigEndian(theirs.field(wire::FieldType::taskId)->data));
        const wire::Message ours = decoded(frame);
        QCOMPARE(ours.header, theirs.header);
        QCOMPARE(ours.fields.size(), theirs.fields.size() + 1);
        for (std::size_t i = 0; i < theirs.fields.size(); ++i) {
            QVERIFY(ours.fields[i].type == theirs.fields[i].type);
            QCOMPARE(toHex(ours.fields[i].data), toHex(theirs.fields[i].data));
        }
        QVERIFY(ours.fields.back().type == wire::FieldType::maxRecords);
    }

    void anIndexIsNamedWithoutItsBinAndContext()
    {
        ScanPlan plan = numbers("i", 1, 2);
        plan.index->indexName = "idx";
        plan.index->context = {0x92, 0x10, 0x00};
        const Bytes frame = encodeScan(plan, {1, {7}, {}, 10}, 1);
        const wire::Message message = decoded(frame);
        QVERIFY(message.field(wire::FieldType::indexContext) == nullptr);
        QCOMPARE(toHex(message.field(wire::FieldType::indexName)->data), toHex(bytesOf("idx")));
        QCOMPARE(toHex(message.field(wire::FieldType::indexRange)->data).substr(0, 6), std::string("010001"));
    }

    void theContextGoesWithTheBin()
    {
        ScanPlan plan = numbers("i", 1, 2);
        plan.index->context = {0x92, 0x10, 0x00};
        const Bytes frame = encodeScan(plan, {1, {7}, {}, 10}, 1);
        QCOMPARE(toHex(decoded(frame).field(wire::FieldType::indexContext)->data), std::string("921000"));
    }

    void aQueryGoesOnAfterARecordAndItsPlace()
    {
        Digest digest{1, 2, 3};
        ScanShare share{1, {}, {digest}, 3, {IndexValue{7, 0, 0, 0, 0, 0, 0, 0}}};
        const Bytes frame = encodeScan(numbers("i", 1, 20), share, 1);
        const wire::Message message = decoded(frame);
        QCOMPARE(toHex(message.field(wire::FieldType::digests)->data), toHex(ByteView(digest)));
        QCOMPARE(toHex(message.field(wire::FieldType::indexKeys)->data), std::string("0700000000000000"));
    }

    void howFastAndHowLongIsSaid()
    {
        ScanPlan plan = numbers("i", 1, 2);
        plan.recordsPerSecond = 250;
        plan.duration = QueryDuration::shortQuery;
        const Bytes frame = encodeScan(plan, {1, {7}, {}, 10}, 1);
        QCOMPARE(toHex(decoded(frame).field(wire::FieldType::recordsPerSecond)->data), std::string("000000fa"));
        QCOMPARE(decoded(frame).header.info1, std::uint8_t(wire::info1::read | wire::info1::shortQuery));
        plan.duration = QueryDuration::longRelaxAp;
        QCOMPARE(decoded(encodeScan(plan, {1, {7}, {}, 10}, 1)).header.info2, wire::info2::relaxAp);
    }
};

QTEST_APPLESS_MAIN(TestIndexFields)
#include "tst_index_fields.moc"
