// SPDX-License-Identifier: Apache-2.0
#include "core/node/scan_request.h"
#include "tests/support/node_command.h"

#include <QTest>

using namespace binnacle;
using node::ScanRequest;
using test::NodeCommand;

namespace {

Result<ScanRequest> parse(const NodeCommand& command)
{
    const Bytes bytes = command.message();
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bytes, offset);
    return message ? node::parseScan(*message, {}) : message.error();
}

int codeOf(const NodeCommand& command)
{
    const Result<ScanRequest> request = parse(command);
    return request ? 0 : request.error().code();
}

NodeCommand scan()
{
    return NodeCommand::scan("test", "things");
}

/// A digest in that partition, whose other bytes are `fill`.
Digest digestIn(std::uint16_t partition, std::uint8_t fill)
{
    Digest digest;
    digest.fill(fill);
    digest[0] = static_cast<std::uint8_t>(partition);
    digest[1] = static_cast<std::uint8_t>(partition >> 8);
    return digest;
}

} // namespace

class TestScanRequest : public QObject {
    Q_OBJECT

private slots:
    void partitionsComeInOrder();
    void aDigestResumesItsPartition();
    void wrongPartitionsAreParameterErrors();
    void aScanNamesItsPartitions();
    void binsAreNamedByOperations();
    void binsAreNamedByAList();
    void everyTruncationOfAListIsRefused();
    void numbersHaveTheirWidth();
    void aFilterIsRead();
    void operationsAreKept();
    void whatIsNoScanOfThisServerIsRefused();
};

void TestScanRequest::partitionsComeInOrder()
{
    const auto request = parse(scan().partitions({4095, 7, 0, 300}));
    QVERIFY(request.ok());
    QCOMPARE(request->set, std::string("things"));
    QCOMPARE(request->partitions.size(), std::size_t{4});
    const std::uint16_t numbers[] = {0, 7, 300, 4095};
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(request->partitions[i].partition, numbers[i]);
        QVERIFY(!request->partitions[i].after.has_value());
    }
    QVERIFY(!request->bins.has_value());
    QCOMPARE(parse(scan().allPartitions())->partitions.size(), std::size_t{4096});
}

void TestScanRequest::aDigestResumesItsPartition()
{
    const auto request = parse(scan().partitions({5}).resumeAfter({digestIn(4, 9), digestIn(6, 8)}));
    QVERIFY(request.ok());
    QCOMPARE(request->partitions.size(), std::size_t{3});
    QVERIFY(request->partitions[0].after == digestIn(4, 9));
    QVERIFY(!request->partitions[1].after.has_value());
    QVERIFY(request->partitions[2].after == digestIn(6, 8));
    QCOMPARE(parse(scan().resumeAfter({digestIn(0xF00F, 1)}))->partitions[0].partition, std::uint16_t{15});
}

void TestScanRequest::wrongPartitionsAreParameterErrors()
{
    QCOMPARE(codeOf(scan().partitions({4096})), 4);
    QCOMPARE(codeOf(scan().partitions({1, 2, 1})), 4);
    QCOMPARE(codeOf(scan().partitions({})), 4);
    QCOMPARE(codeOf(scan().resumeAfter({})), 4);
    QCOMPARE(codeOf(scan().partitions({4}).resumeAfter({digestIn(4, 9)})), 4);
    QCOMPARE(codeOf(scan().resumeAfter({digestIn(4, 9), digestIn(4, 8)})), 4);
    QCOMPARE(codeOf(scan().field(wire::FieldType::partitionIds, Bytes(2 * 4097, 0))), 4);
}

void TestScanRequest::aScanNamesItsPartitions()
{
    QCOMPARE(codeOf(scan()), 16);
    NodeCommand silent = scan().partitions({1});
    silent.header.info3 = 0;
    QCOMPARE(codeOf(silent), 16);
    QCOMPARE(codeOf(NodeCommand::scan("test", std::string(64, 's')).partitions({1})), 4);
}

void TestScanRequest::binsAreNamedByOperations()
{
    const auto request = parse(scan().partitions({1}).read("a").read("b"));
    QVERIFY(request.ok());
    QVERIFY(request->bins == (std::vector<std::string>{"a", "b"}));
    QCOMPARE(codeOf(scan().partitions({1}).read(std::string(16, 'n'))), 4);
    QCOMPARE(codeOf(scan().partitions({1}).setInteger("a", 1)), 4);
    NodeCommand without = scan().partitions({1}).read("a");
    without.header.info1 |= wire::info1::getNoBins;
    QVERIFY(parse(without)->withoutBins);
}

void TestScanRequest::binsAreNamedByAList()
{
    const auto request = parse(scan().partitions({1}).field(wire::FieldType::queryBins, {2, 1, 'a', 2, 'b', 'c'}));
    QVERIFY(request.ok());
    QVERIFY(request->bins == (std::vector<std::string>{"a", "bc"}));
    QCOMPARE(codeOf(scan().partitions({1}).field(wire::FieldType::queryBins, {1, 1, 'a'}).read("b")), 4);
}

void TestScanRequest::everyTruncationOfAListIsRefused()
{
    const Bytes whole{2, 1, 'a', 2, 'b', 'c'};
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        QCOMPARE(codeOf(scan().partitions({1}).field(wire::FieldType::queryBins, part)), 4);
    }
}

void TestScanRequest::numbersHaveTheirWidth()
{
    const auto request = parse(scan()
                                   .partitions({1})
                                   .number(wire::FieldType::recordsPerSecond, 500, 4)
                                   .number(wire::FieldType::maxRecords, 1'000'000'000'000, 8)
                                   .number(wire::FieldType::socketTimeout, 30'000, 4));
    QVERIFY(request.ok());
    QCOMPARE(request->recordsPerSecond, 500U);
    QCOMPARE(request->maxRecords, std::uint64_t{1'000'000'000'000});
    QCOMPARE(codeOf(scan().partitions({1}).number(wire::FieldType::recordsPerSecond, 1, 8)), 4);
    QCOMPARE(codeOf(scan().partitions({1}).number(wire::FieldType::maxRecords, 1, 4)), 4);
    QCOMPARE(codeOf(scan().partitions({1}).number(wire::FieldType::socketTimeout, 1, 2)), 4);
}

void TestScanRequest::aFilterIsRead()
{
    const Bytes isTombstone{0x91, 72};
    const auto request = parse(scan().partitions({1}).field(wire::FieldType::filterExpression, isTombstone));
    QVERIFY(request.ok());
    QCOMPARE(request->filter->tree().op, expression::Op::isTombstone);
    const Bytes integer{7};
    QCOMPARE(codeOf(scan().partitions({1}).field(wire::FieldType::filterExpression, integer)), 4);
}

void TestScanRequest::operationsAreKept()
{
    Result<ScanRequest> request = parse(scan().partitions({1}).read("a").op(wire::OpCode::cdtRead, "l", 4, {0x91, 16}));
    QVERIFY(request.ok());
    QVERIFY(!request->bins.has_value());
    // They outlive the message that was parsed, and a move.
    const ScanRequest moved = *std::move(request);
    QCOMPARE(moved.projection->command.ops.size(), std::size_t{2});
    QCOMPARE(moved.projection->command.ops[1].name, std::string_view("l"));
    QCOMPARE(toHex(moved.projection->command.ops[1].data), std::string("9110"));
    QVERIFY(!parse(scan().partitions({1}).read("a"))->projection.has_value());
    // A bin that is named more than once is answered as often.
    QCOMPARE(parse(scan().partitions({1}).read("a").read("a"))->projection->command.ops.size(), std::size_t{2});
    QCOMPARE(codeOf(scan().partitions({1}).field(wire::FieldType::queryBins, {2, 1, 'a', 1, 'a'})), 4);
}

void TestScanRequest::whatIsNoScanOfThisServerIsRefused()
{
    const auto with = [](wire::FieldType type) { return scan().partitions({1}).field(type, {1}); };
    QCOMPARE(codeOf(with(wire::FieldType::filterExpression)), 4);
    QCOMPARE(codeOf(with(wire::FieldType::udfPackage)), 4); // without saying what the function is for
    QCOMPARE(codeOf(with(wire::FieldType::udfPackage).field(wire::FieldType::udfOperation, {1})), 22);
    QCOMPARE(codeOf(with(wire::FieldType::udfPackage).field(wire::FieldType::udfOperation, {3})), 4);
    QCOMPARE(codeOf(with(wire::FieldType::indexRange)), 4);
    QCOMPARE(codeOf(with(static_cast<wire::FieldType>(5))), 0); // a transaction is nothing to a scan
    QCOMPARE(codeOf(scan().partitions({1}).op(wire::OpCode::cdtModify, "a", 4, {0})), 4);
    QCOMPARE(codeOf(scan().partitions({1}).op(wire::OpCode::cdtRead, "sixteen_bytes_xx", 4, {0})), 4);
}

QTEST_APPLESS_MAIN(TestScanRequest)
#include "tst_scan_request.moc"
