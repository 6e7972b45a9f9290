// SPDX-License-Identifier: Apache-2.0
#include "core/expression/wire.h"
#include "core/node/node.h"
#include "tests/support/batch_command.h"
#include "tests/support/expression_nodes.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace std::chrono_literals;
using test::BatchAnswers;
using test::BatchCommand;
using test::NodeCommand;

namespace {

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

NodeCommand add(std::int64_t id)
{
    NodeCommand command = NodeCommand::write(key(id)).add("n", 1).read("n");
    command.header.info1 = wire::info1::read;
    return command;
}

} // namespace

class TestBatch : public QObject {
    Q_OBJECT

private slots:
    void init();
    void rowsForTheSameRecordKeepTheirOrder();
    void aFailingRowLeavesTheOthers();
    void rowsGoOnAfterAFailureThatEndsTheAnswer();
    void moreThanFiveThousandRowsAreAnswered();
    void manyWritesShareTheirTransactions();
    void functionsAndTransactionsAreRefusedInLine();
    void readTouchesInABatchAreCarriedOut();
    void aRowsFilterGoesBeforeTheBatchs();
    void aBadFilterOfTheBatchIsToldAtOnce();

private:
    BatchAnswers ask(const BatchCommand& batch)
    {
        test::RawClient client(m_node->port());
        return test::askBatch(client, batch.frame());
    }

    std::unique_ptr<node::Node> m_node;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestBatch::init()
{
    m_node.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    node::Options options;
    options.dataDirectory = m_directory->path().toStdString();
    auto node = node::Node::start(std::move(options));
    QVERIFY(node.ok());
    m_node = *std::move(node);
}

void TestBatch::rowsForTheSameRecordKeepTheirOrder()
{
    BatchCommand batch;
    batch.row(NodeCommand::get(key(1))).row(add(1)).row(add(1)).row(NodeCommand::get(key(1))).row(NodeCommand::remove(key(1)));
    batch.row(NodeCommand::get(key(1))).row(add(1));
    const BatchAnswers answers = ask(batch);
    QCOMPARE(answers.end, 0);
    QCOMPARE(answers.codeOf(0), 2);
    QCOMPARE(answers.rows.at(2).integer("n"), std::optional<std::int64_t>(2));
    QCOMPARE(answers.rows.at(3).integer("n"), std::optional<std::int64_t>(2));
    QCOMPARE(answers.codeOf(4), 0);
    QCOMPARE(answers.codeOf(5), 2);
    QCOMPARE(answers.rows.at(6).integer("n"), std::optional<std::int64_t>(1));
}

void TestBatch::aFailingRowLeavesTheOthers()
{
    NodeCommand update = NodeCommand::write(key(2)).setInteger("n", 1);
    update.header.info3 = wire::info3::updateOnly;
    BatchCommand batch;
    batch.row(add(1)).row(update).row(NodeCommand::write(key(1)).append("n", "x")).row(add(3));
    const BatchAnswers answers = ask(batch);
    QCOMPARE(answers.rows.size(), std::size_t{4});
    QCOMPARE(answers.codeOf(1), 2);
    QCOMPARE(answers.codeOf(2), 12);
    QCOMPARE(answers.rows.at(2).generation, 1U);
    QCOMPARE(answers.codeOf(3), 0);
}

void TestBatch::rowsGoOnAfterAFailureThatEndsTheAnswer()
{
    BatchCommand batch;
    batch.flags = 0;
    batch.row(NodeCommand::write(key(1)).setText("n", "x")).row(NodeCommand::write(key(1)).add("n", 1)).row(add(2));
    const BatchAnswers answers = ask(batch);
    QVERIFY(answers.rows.empty());
    QCOMPARE(answers.end, 12);
    QCOMPARE(ask(BatchCommand().row(NodeCommand::get(key(2)))).rows.at(0).integer("n"), std::optional<std::int64_t>(1));
}

void TestBatch::moreThanFiveThousandRowsAreAnswered()
{
    BatchCommand batch;
    batch.row(add(0));
    for (int i = 1; i < 5001; ++i)
        batch.repeat(key(i));
    const BatchAnswers answers = ask(batch);
    QCOMPARE(answers.end, 0);
    QCOMPARE(answers.rows.size(), std::size_t{5001});
    QCOMPARE(answers.rows.at(5000).integer("n"), std::optional<std::int64_t>(1));
}

void TestBatch::manyWritesShareTheirTransactions()
{
    BatchCommand batch;
    batch.row(NodeCommand::write(key(0)).setInteger("n", 1));
    for (int i = 1; i < 4000; ++i)
        batch.repeat(key(i));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ask(batch).rows.size(), std::size_t{4000});
    // One flush a row would take a millisecond each on the fastest of disks.
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestBatch::functionsAndTransactionsAreRefusedInLine()
{
    BatchCommand batch;
    batch.row(NodeCommand::write(key(1)).field(wire::FieldType::udfPackage, toBytes("p")));
    batch.row(NodeCommand::write(key(2)).setInteger("n", 1));
    const BatchAnswers answers = ask(batch);
    QCOMPARE(answers.codeOf(0), 22);
    QCOMPARE(answers.codeOf(1), 0);
}

void TestBatch::readTouchesInABatchAreCarriedOut()
{
    NodeCommand write = NodeCommand::write(key(1)).setInteger("n", 1);
    write.header.recordTtl = 1000;
    NodeCommand read = NodeCommand::get(key(1));
    read.header.recordTtl = 100;
    const BatchAnswers answers = ask(BatchCommand().row(write).row(read));
    QCOMPARE(answers.end, 0);
    QCOMPARE(answers.rows.at(1).integer("n"), std::optional<std::int64_t>(1));
    QVERIFY(answers.rows.at(1).voidTime >= answers.rows.at(0).voidTime);
}

void TestBatch::aRowsFilterGoesBeforeTheBatchs()
{
    const auto below = [](std::int64_t bound) {
        using expression::Op;
        return expression::pack(test::opNode(Op::less, {test::binNode(expression::Type::integer, "n"), test::valueNode(bound)}));
    };
    ask(BatchCommand().row(NodeCommand::write(key(1)).setInteger("n", 5)).repeat(key(2)).repeat(key(3)));
    BatchCommand batch;
    batch.filter = below(3);
    batch.row(NodeCommand::get(key(1)));
    batch.row(NodeCommand::get(key(2)).field(wire::FieldType::filterExpression, below(9)));
    batch.row(add(3));
    batch.row(NodeCommand::get(key(4)));
    const BatchAnswers answers = ask(batch);
    QCOMPARE(answers.end, 0);
    QCOMPARE(answers.codeOf(0), 27);
    QCOMPARE(answers.codeOf(1), 0);
    QCOMPARE(answers.codeOf(2), 27);
    QCOMPARE(answers.codeOf(3), 2);
}

void TestBatch::aBadFilterOfTheBatchIsToldAtOnce()
{
    BatchCommand batch;
    batch.filter = Bytes{0x93};
    const BatchAnswers answers = ask(batch.row(NodeCommand::write(key(1)).setInteger("n", 1)));
    QVERIFY(answers.rows.empty());
    QCOMPARE(answers.end, 4);
    QCOMPARE(ask(BatchCommand().row(NodeCommand::get(key(1)))).codeOf(0), 2);
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
