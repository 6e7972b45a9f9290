// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_plan.h"
#include "core/wire/big_endian.h"
#include "core/wire/message.h"
#include "tests/support/recording.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::cluster;

namespace {

std::vector<std::uint16_t> allPartitions()
{
    std::vector<std::uint16_t> all;
    for (std::uint16_t partition = 0; partition < 4096; ++partition) {
        all.push_back(partition);
    }
    return all;
}

wire::Message decoded(const Bytes& frame)
{
    std::size_t offset = 0;
    Result<wire::Message> message = wire::decodeMessage(test::bodyOf(frame), offset);
    if (!message || offset != test::bodyOf(frame).size()) {
        qFatal("the request cannot be decoded");
    }
    return *message;
}

} // namespace

class TestScanPlan : public QObject {
    Q_OBJECT

private slots:
    void theRequestIsTheOneOfTheVendorsClient()
    {
        const Bytes recorded = test::recording("scan", "scan max records").exchanges.front().request;
        const std::uint64_t taskId = wire::bigEndian(decoded(recorded).field(wire::FieldType::taskId)->data);
        ScanPlan plan;
        plan.dataSet = {"test", "scanset"};
        const Bytes frame = encodeScan(plan, {1, allPartitions(), {}, 10}, taskId);
        QCOMPARE(toHex(frame), toHex(recorded));
    }

    void withoutBinsTheServerIsToldSo()
    {
        const Bytes recorded = test::recording("scan", "scan no bins").exchanges.front().request;
        ScanPlan plan;
        plan.dataSet = {"test", "scanset"};
        plan.withNoBins = true;
        plan.bins = {"a"};
        const Bytes frame = encodeScan(plan, {1, allPartitions(), {}, 10}, 1);
        QCOMPARE(decoded(frame).header, decoded(recorded).header);
        QVERIFY(decoded(frame).ops.empty());
    }

    void everyNamedBinIsToBeAnsweredSoThatNoRecordIsCountedUnseen()
    {
        ScanPlan plan;
        plan.dataSet = {"test", "scanset"};
        QCOMPARE(decoded(encodeScan(plan, {1, allPartitions(), {}, 10}, 1)).header.info2, std::uint8_t{0});
        plan.bins = {"a"};
        QCOMPARE(decoded(encodeScan(plan, {1, allPartitions(), {}, 10}, 1)).header.info2, wire::info2::respondAllOps);
    }

    void binsAreNamed()
    {
        ScanPlan plan;
        plan.dataSet = {"test", "scanset"};
        plan.bins = {"a", "second"};
        const Bytes frame = encodeScan(plan, {1, {7}, {}, 10}, 1);
        const wire::Message message = decoded(frame);
        QCOMPARE(message.ops.size(), std::size_t{2});
        QCOMPARE(message.ops[1].name, std::string_view("second"));
        QVERIFY(message.ops[1].code == wire::OpCode::read);
    }

    void partitionsThatHaveBegunAreNamedByTheirDigests()
    {
        ScanPlan plan;
        plan.dataSet = {"test", ""};
        const Digest digest{0xAB, 1, 2};
        const Bytes frame = encodeScan(plan, {1, {}, {digest}, 3}, 1);
        const wire::Message message = decoded(frame);
        QVERIFY(message.field(wire::FieldType::set) == nullptr);
        QVERIFY(message.field(wire::FieldType::partitionIds) == nullptr);
        QCOMPARE(toHex(message.field(wire::FieldType::digests)->data), toHex(ByteView(digest)));
        QCOMPARE(wire::bigEndian(message.field(wire::FieldType::maxRecords)->data), std::uint64_t{3});
    }
};

QTEST_APPLESS_MAIN(TestScanPlan)
#include "tst_scan_plan.moc"
