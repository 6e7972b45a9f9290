// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "tests/core/node/index_fixture.h"

#include <QTest>

using namespace binnacle;
using test::NodeAnswer;
using test::NodeCommand;

namespace {

constexpr int all = 300;

Key key(std::int64_t id)
{
    return DataSet::of("test", "things").id(id);
}

/// A job over a set of `test`, without operations yet.
NodeCommand job(std::uint64_t id, std::string_view set = "things")
{
    NodeCommand command = NodeCommand::scan("test", set);
    command.header.info1 = 0;
    command.header.info2 = wire::info2::write;
    command.header.info3 = 0;
    command.number(wire::FieldType::taskId, id, 8);
    return command;
}

} // namespace

class TestJobs : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyRecordOfASetIsChanged();
    void filtersLeaveRecordsAlone();
    void recordsAreDeleted();
    void anIndexLeadsToTheRecords();
    void aChangeThatMovesARecordInItsIndexIsMadeOnce();
    void jobsAreToldAndRemembered();
    void aRateIsKept();
    void jobsAreAborted();
    void whatServersRefuseIsRefused();
    void failuresAreCounted();

private:
    /// Begins a job and waits for its end. The code of the answer.
    int run(const NodeCommand& command, std::uint64_t id);
    std::string property(std::uint64_t id, const std::string& name);
    std::int64_t valueOf(std::int64_t id)
    {
        return test::answerIn(m_node->client().ask(NodeCommand::get(key(id)).frame())).integer("n").value_or(-1);
    }

    std::unique_ptr<test::IndexedNode> m_node;
};

void TestJobs::init()
{
    m_node = std::make_unique<test::IndexedNode>();
    std::vector<NodeCommand> commands;
    for (int id = 0; id < all; ++id)
        commands.push_back(NodeCommand::write(key(id)).setInteger("n", id).setInteger("odd", id % 2));
    commands.push_back(NodeCommand::write(DataSet::of("test", "others").id(1)).setInteger("n", 7));
    QCOMPARE(m_node->carryOutAll(commands), std::size_t{all + 1});
}

std::string TestJobs::property(std::uint64_t id, const std::string& name)
{
    for (const auto& [found, value] : wire::parsePairs(m_node->info("query-show:id=" + std::to_string(id)), ':')) {
        if (found == name)
            return value;
    }
    return "no property";
}

int TestJobs::run(const NodeCommand& command, std::uint64_t id)
{
    const int code = m_node->codeOf(command);
    QElapsedTimer timer;
    timer.start();
    while (code == 0 && property(id, "status").starts_with("active") && timer.elapsed() < 20'000)
        QThread::msleep(2);
    return code;
}

void TestJobs::everyRecordOfASetIsChanged()
{
    QCOMPARE(run(job(11).add("n", 1000), 11), 0);
    for (const int id : {0, 1, 150, all - 1})
        QCOMPARE(valueOf(id), id + 1000);
    const Key other = DataSet::of("test", "others").id(1);
    QCOMPARE(test::answerIn(m_node->client().ask(NodeCommand::get(other).frame())).integer("n"), std::optional<std::int64_t>(7));
    QCOMPARE(property(11, "recs-succeeded"), std::to_string(all));
    QCOMPARE(property(11, "status"), std::string("done(ok)"));
    QCOMPARE(property(11, "job-progress"), std::string("100.00"));
    QCOMPARE(property(11, "job-type"), std::string("background-ops"));
    // Without a set: those of all.
    QCOMPARE(run(job(12, "").add("n", 1), 12), 0);
    QCOMPARE(property(12, "recs-succeeded"), std::to_string(all + 1));
}

void TestJobs::filtersLeaveRecordsAlone()
{
    const Bytes filter = *expression::compileAel("$.odd == 1");
    QCOMPARE(run(job(21).field(wire::FieldType::filterExpression, filter).setInteger("n", -5), 21), 0);
    QCOMPARE(valueOf(3), -5);
    QCOMPARE(valueOf(4), 4);
    QCOMPARE(property(21, "recs-succeeded"), std::to_string(all / 2));
    QCOMPARE(property(21, "recs-filtered-bins"), std::to_string(all / 2));
}

void TestJobs::recordsAreDeleted()
{
    const Bytes filter = *expression::compileAel("$.n < 100");
    const NodeCommand removal =
        job(31).field(wire::FieldType::filterExpression, filter).op(wire::OpCode::removeRecord, "", 0, {});
    QCOMPARE(run(removal, 31), 0);
    QCOMPARE(property(31, "recs-succeeded"), std::string("100"));
    QCOMPARE(valueOf(99), -1);
    QCOMPARE(valueOf(100), 100);
}

void TestJobs::anIndexLeadsToTheRecords()
{
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    const NodeCommand command = job(41).field(wire::FieldType::indexRange, test::integerRange("n", 50, 59)).setText("mark", "x");
    QCOMPARE(run(command, 41), 0);
    QCOMPARE(property(41, "recs-succeeded"), std::string("10"));
    QCOMPARE(property(41, "sindex-name"), std::string("n"));
}

void TestJobs::aChangeThatMovesARecordInItsIndexIsMadeOnce()
{
    m_node->createIndex("ns=test;set=things;indexname=n;bin=n;type=numeric");
    const NodeCommand command = job(51).field(wire::FieldType::indexRange, test::integerRange("n", 0, 1'000'000)).add("n", 1);
    QCOMPARE(run(command, 51), 0);
    QCOMPARE(property(51, "recs-succeeded"), std::to_string(all));
    for (int id = 0; id < all; id += 7)
        QCOMPARE(valueOf(id), id + 1);
}

void TestJobs::jobsAreToldAndRemembered()
{
    QCOMPARE(m_node->info("query-show"), std::string());
    QCOMPARE(run(job(61).setInteger("x", 1), 61), 0);
    QCOMPARE(run(job(62).setInteger("x", 1), 62), 0);
    const std::string shown = m_node->info("query-show");
    QVERIFY(shown.find("trid=62:ns=test:set=things:") == 0);
    QVERIFY(shown.find(";trid=61:") != std::string::npos);
    QVERIFY(m_node->info("query-show:trid=0x3d").starts_with("trid=61:"));
    QVERIFY(m_node->info("query-show:id=61").find(":from=127.0.0.1+") != std::string::npos);
    QCOMPARE(m_node->info("query-show:id=63"), std::string("ERROR:2:job not found"));
    QCOMPARE(m_node->info("query-show:id=x"), std::string("ERROR:4:bad id"));
    QCOMPARE(m_node->codeOf(job(61).setInteger("x", 1)), 4);
}

void TestJobs::aRateIsKept()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run(job(71).number(wire::FieldType::recordsPerSecond, 300, 4).setInteger("x", 1), 71), 0);
    // The last tenth of a second's worth is not waited for.
    QVERIFY(timer.elapsed() >= 700);
    QVERIFY(timer.elapsed() < 5'000);
    QCOMPARE(property(71, "rps"), std::string("300"));
    QCOMPARE(property(71, "recs-throttled"), std::to_string(all));
}

void TestJobs::jobsAreAborted()
{
    QCOMPARE(m_node->codeOf(job(81).number(wire::FieldType::recordsPerSecond, 10, 4).setInteger("x", 1)), 0);
    QVERIFY(property(81, "status").starts_with("active"));
    QCOMPARE(m_node->info("query-abort:id=81"), std::string("ok"));
    QTRY_COMPARE(property(81, "status"), std::string("done(user-aborted)"));
    QCOMPARE(m_node->info("query-abort:id=81"), std::string("ERROR:2:id not active"));
    QCOMPARE(m_node->info("query-abort"), std::string("ERROR:4:missing 'id'"));
    QCOMPARE(m_node->info("query-abort-all"), std::string("number-of-queries-killed:0"));
    QVERIFY(std::stoi(property(81, "recs-succeeded")) < all);
}

void TestJobs::whatServersRefuseIsRefused()
{
    using wire::FieldType;
    QCOMPARE(m_node->codeOf(job(91)), 4);
    QCOMPARE(m_node->codeOf(job(91).read("n")), 4);
    QCOMPARE(m_node->codeOf(job(91, "nosuchset").setInteger("x", 1)), 2);
    QCOMPARE(m_node->codeOf(job(91).number(FieldType::recordsPerSecond, 10'001, 4).setInteger("x", 1)), 4);
    QCOMPARE(m_node->codeOf(job(91).field(FieldType::indexRange, test::integerRange("n", 1, 2)).setInteger("x", 1)), 201);
    QCOMPARE(m_node->codeOf(job(91).field(FieldType::filterExpression, {0xc1}).setInteger("x", 1)), 4);
    QCOMPARE(m_node->codeOf(job(91).field(FieldType::udfPackage, toBytes("module"))), 22);
    NodeCommand shortJob = job(91).setInteger("x", 1);
    shortJob.header.info1 |= wire::info1::shortQuery;
    QCOMPARE(m_node->codeOf(shortJob), 4);
    QCOMPARE(m_node->info("query-show"), std::string());
}

void TestJobs::failuresAreCounted()
{
    QCOMPARE(run(job(95).append("n", "text"), 95), 0);
    QCOMPARE(property(95, "recs-failed"), std::to_string(all));
    QCOMPARE(property(95, "status"), std::string("done(ok)"));
    QCOMPARE(valueOf(5), 5);
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
