// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch.h"
#include "tests/support/batch_command.h"

#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using node::BatchRequest;
using node::BatchRow;
using test::BatchCommand;
using test::NodeCommand;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

} // namespace

class TestBatchRequest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void rowsBecomeMessages();
    void aRepeatingRowSharesTheMessageBeforeIt();
    void whatRepeatsNothingOrAKeyIsDamaged();
    void theBatchsFilterGoesToRowsWithoutOne();
    void olderRowsTakeTheReadModeOfTheBatch();
    void anUnknownNamespaceIsDamage();
    void batchesWithoutRowsAreRefused();
    void everyTruncationIsDamageOrRefused();
    void stepsKeepTheOrderOfARecord();
    void stepsAreBounded();

private:
    Result<BatchRequest> open(const BatchCommand& batch) { return BatchRequest::open(*m_storage, batch.message()); }

    QTemporaryDir m_directory;
    std::unique_ptr<node::Storage> m_storage;
};

void TestBatchRequest::initTestCase()
{
    node::Options options;
    options.dataDirectory = m_directory.path().toStdString();
    auto storage = node::Storage::open(options);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
}

void TestBatchRequest::rowsBecomeMessages()
{
    NodeCommand write = NodeCommand::write(key(1)).setInteger("n", 5).userKey(KeyValue(std::int64_t{1}));
    write.header.generation = 7;
    write.header.recordTtl = 99;
    write.header.info3 = wire::info3::updateOnly;
    auto request = open(BatchCommand().row(write));
    QVERIFY(request.ok());
    QVERIFY(request->flags().reportAllErrors && !request->flags().reportErrorRow);
    const std::optional<BatchRow> row = request->next();
    QVERIFY(row.has_value());
    QCOMPARE(row->index, 0U);
    QVERIFY(row->digest == key(1).digest);
    QCOMPARE(row->nameSpace, m_storage->find("test"));
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(*row->message, offset);
    QVERIFY(message.ok());
    QVERIFY(message->header == write.header);
    QCOMPARE(message->fields.size(), std::size_t{3});
    QCOMPARE(textOf(message->field(wire::FieldType::set)->data), std::string_view("things"));
    QCOMPARE(message->ops.size(), std::size_t{1});
    QCOMPARE(message->ops[0].name, std::string_view("n"));
    QVERIFY(!request->next().has_value());
    QVERIFY(!request->isDamaged());
}

void TestBatchRequest::aRepeatingRowSharesTheMessageBeforeIt()
{
    auto request = open(BatchCommand().row(NodeCommand::get(key(1))).repeat(key(2)).repeat(key(3)));
    const std::optional<BatchRow> first = request->next();
    request->next();
    const std::optional<BatchRow> third = request->next();
    QVERIFY(third.has_value());
    QCOMPARE(third->index, 2U);
    QVERIFY(third->digest == key(3).digest);
    QCOMPARE(third->message, first->message);
}

void TestBatchRequest::whatRepeatsNothingOrAKeyIsDamaged()
{
    auto nothing = open(BatchCommand().repeat(key(1)));
    QVERIFY(!nothing->next().has_value());
    QVERIFY(nothing->isDamaged());
    auto keyed = open(BatchCommand().row(NodeCommand::get(key(1)).userKey(KeyValue(std::int64_t{1}))).repeat(key(2)));
    QVERIFY(keyed->next().has_value());
    QVERIFY(!keyed->next().has_value());
    QVERIFY(keyed->isDamaged());
}

void TestBatchRequest::theBatchsFilterGoesToRowsWithoutOne()
{
    BatchCommand batch;
    batch.filter = Bytes{0xC3};
    batch.row(NodeCommand::get(key(1))).row(NodeCommand::get(key(2)).field(wire::FieldType::filterExpression, {0xC2}));
    auto request = open(batch);
    for (const std::uint8_t expected : {std::uint8_t{0xC3}, std::uint8_t{0xC2}}) {
        const std::optional<BatchRow> row = request->next();
        std::size_t offset = 0;
        const auto message = wire::decodeMessage(*row->message, offset);
        QCOMPARE(message->field(wire::FieldType::filterExpression)->data[0], expected);
        QCOMPARE(message->fields.size(), std::size_t{3});
    }
}

void TestBatchRequest::olderRowsTakeTheReadModeOfTheBatch()
{
    Bytes row(4 + 20, 0);
    row.insert(row.end(), {0, wire::info1::read | wire::info1::xdr, 0, 0, 0, 0, 0, 0, 0, 5, 0, 't', 'e', 's', 't'});
    BatchCommand batch;
    batch.claimedRows = 1;
    Bytes message = batch.bytes(row).message();
    message[3] = wire::info3::scReadRelax | wire::info3::last;
    auto request = BatchRequest::open(*m_storage, message);
    const std::optional<BatchRow> taken = request->next();
    QVERIFY(taken.has_value());
    std::size_t offset = 0;
    const auto decoded = wire::decodeMessage(*taken->message, offset);
    QCOMPARE(decoded->header.info1, wire::info1::read);
    QCOMPARE(decoded->header.info3, wire::info3::scReadRelax);
    QCOMPARE(decoded->fields.size(), std::size_t{1});
}

void TestBatchRequest::anUnknownNamespaceIsDamage()
{
    auto request = open(BatchCommand().row(NodeCommand::get(DataSet::of("nosuch", "s").id(1))));
    QVERIFY(request.ok());
    QVERIFY(!request->next().has_value());
    QVERIFY(request->isDamaged());
}

void TestBatchRequest::batchesWithoutRowsAreRefused()
{
    QCOMPARE(open(BatchCommand()).error().code(), 4);
    NodeCommand fieldless = NodeCommand::get(key(1));
    fieldless.header.info1 |= wire::info1::batch;
    QCOMPARE(BatchRequest::open(*m_storage, fieldless.message()).error().code(), 4);
    QCOMPARE(BatchRequest::open(*m_storage, {}).error().code(), 4);
}

void TestBatchRequest::everyTruncationIsDamageOrRefused()
{
    BatchCommand batch;
    batch.filter = Bytes{0xC3};
    batch.row(NodeCommand::write(key(1)).setText("s", "text")).repeat(key(2)).row(NodeCommand::get(key(3)).read("n"));
    const Bytes whole = batch.message();
    const std::size_t rowsAt = wire::messageHeaderSize + 5 + 1 + 5;
    for (std::size_t size = rowsAt; size < whole.size(); ++size) {
        // The field ends where the message ends: what is missing is missing inside the rows.
        Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        const std::size_t fieldSize = size - rowsAt + 1;
        cut[rowsAt - 3] = static_cast<std::uint8_t>(fieldSize >> 8);
        cut[rowsAt - 2] = static_cast<std::uint8_t>(fieldSize);
        auto request = BatchRequest::open(*m_storage, cut);
        if (!request)
            continue;
        int rows = 0;
        while (request->next())
            ++rows;
        QVERIFY2(request->isDamaged() && rows < 3, qPrintable(QString::number(size)));
    }
}

void TestBatchRequest::stepsKeepTheOrderOfARecord()
{
    BatchCommand batch;
    const auto add = [](std::int64_t id) { return NodeCommand::write(key(id)).add("n", 1); };
    batch.row(NodeCommand::get(key(1))).row(add(2)).row(add(2)).row(NodeCommand::get(key(3))).row(add(1)).row(add(2));
    node::BatchSteps steps(*open(batch));
    const node::BatchStep first = steps.next();
    QCOMPARE(first.writes.size(), std::size_t{2});
    QCOMPARE(first.reads.size(), std::size_t{2});
    const node::BatchStep second = steps.next();
    QCOMPARE(second.writes.size(), std::size_t{2});
    QCOMPARE(second.writes[0].index, 4U);
    QCOMPARE(second.writes[1].index, 5U);
    QVERIFY(steps.next().writes.empty());
    QVERIFY(!steps.isDamaged());
}

void TestBatchRequest::stepsAreBounded()
{
    BatchCommand batch;
    NodeCommand readBack = NodeCommand::write(key(0)).setInteger("n", 1).read("n");
    readBack.header.info1 = wire::info1::read;
    batch.row(readBack);
    for (int i = 1; i < 100; ++i)
        batch.repeat(key(i));
    batch.row(NodeCommand::get(key(1000)));
    for (int i = 1001; i < 6000; ++i)
        batch.repeat(key(i));
    node::BatchSteps steps(*open(batch));
    std::size_t rows = 0;
    for (node::BatchStep step = steps.next(); !step.writes.empty() || !step.reads.empty(); step = steps.next()) {
        QVERIFY(step.writes.size() <= 32);
        QVERIFY(step.reads.size() <= 2048);
        rows += step.writes.size() + step.reads.size();
    }
    QCOMPARE(rows, std::size_t{5100});
}

QTEST_APPLESS_MAIN(TestBatchRequest)
#include "tst_batch_request.moc"
