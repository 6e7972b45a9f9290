// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace binnacle::test;

namespace {

const QByteArray twoWrites = R"(users = DataSet.of("test", "users")
session.upsert(users.id(1)).bin("name").set_to("Alice").bin("age").set_to(30).execute()
session.upsert(users.id(2)).put({"name": "Bob", "age": 41}).execute()
)";

const QByteArray twoReads = R"(users = DataSet.of("test", "users")
session.query(users.ids(1, 2)).execute()
)";

QStringList exec(const NodeProcess& node, const QStringList& more = {})
{
    return QStringList{QStringLiteral("exec"), QStringLiteral("--connect"), node.address()} + more + QStringList{QStringLiteral("-")};
}

} // namespace

/// The program as a person at a shell uses it.
class TestExec : public QObject {
    Q_OBJECT

private slots:
    void theGuidesFirstWritesSurviveAKilledNode();
    void aSandboxDirectoryNeedsNoServer();
    void aSecondProcessUsesTheSandboxThatIsOpen();
    void everyVerbTellsWhatBecameOfTheRecord();
    void aFailedRecordMakesTheExitCodeOne();
    void streamGivesEachResultWithItsIndex();
    void aRehearsalTellsAndWritesNothing();
    void aWholeSetIsRead();
    void aWholeSetIsReadAsItSays();
    void whatAWholeSetCannotBeAskedIsRefused();
    void aDocumentInJsonIsTheSameAsCode();
    void nothingIsSentWhenAnyStatementIsWrong();
    void anEmptyAddressIsNotTakenForTheSandbox();
};

void TestExec::theGuidesFirstWritesSurviveAKilledNode()
{
    QTemporaryDir directory;
    {
        NodeProcess node(directory.path() + QStringLiteral("/data"));
        QVERIFY(node.isReady());
        const ProgramRun run = runProgram(exec(node), twoWrites);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.results().size(), 2);
        for (const QJsonObject& result : run.results()) {
            QCOMPARE(result["ok"].toBool(), true);
            QCOMPARE(result["generation"].toInt(), 1);
        }
        node.kill();
    }
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node), twoReads);
    QCOMPARE(run.exitCode, 0);
    const QList<QJsonObject> results = run.results();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0]["bins"].toObject(), (QJsonObject{{"name", "Alice"}, {"age", 30}}));
    QCOMPARE(results[1]["bins"].toObject(), (QJsonObject{{"name", "Bob"}, {"age", 41}}));
}

void TestExec::aSandboxDirectoryNeedsNoServer()
{
    QTemporaryDir directory;
    const QStringList arguments{QStringLiteral("exec"), QStringLiteral("--sandbox"), directory.path() + QStringLiteral("/mine"), QStringLiteral("-")};
    QCOMPARE(runProgram(arguments, twoWrites).exitCode, 0);
    const ProgramRun run = runProgram(arguments, twoReads);
    QCOMPARE(run.results().size(), 2);
    QCOMPARE(run.results()[1]["bins"].toObject()["age"].toInt(), 41);
}

void TestExec::aSecondProcessUsesTheSandboxThatIsOpen()
{
    QTemporaryDir directory;
    const QString data = directory.path() + QStringLiteral("/data");
    NodeProcess node(data);
    QVERIFY(node.isReady());
    QCOMPARE(runProgram({QStringLiteral("exec"), QStringLiteral("--sandbox"), data, QStringLiteral("-")}, twoWrites).exitCode, 0);
    QCOMPARE(runProgram(exec(node), twoReads).results().size(), 2);
}

void TestExec::everyVerbTellsWhatBecameOfTheRecord()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node), R"(users = DataSet.of("test", "users")
session.insert(users.id(1)).put({"a": 1}).execute()
session.update(users.id(1)).bin("a").increment_by(41).execute()
session.exists(users.id(1)).execute()
session.touch(users.id(1)).expire_record_after_seconds(3600).execute()
session.replace(users.id(1)).put({"b": "only"}).execute()
session.query(users.id(1)).execute()
session.delete(users.id(1)).execute()
session.exists(users.id(1)).execute()
)");
    QCOMPARE(run.exitCode, 0);
    const QList<QJsonObject> results = run.results();
    QCOMPARE(results.size(), 8);
    QCOMPARE(results[2]["exists"].toBool(), true);
    QVERIFY(results[3]["ttl"].toInt() > 3500);
    QCOMPARE(results[5]["bins"].toObject(), (QJsonObject{{"b", "only"}}));
    QCOMPARE(results[5]["generation"].toInt(), 4);
    QCOMPARE(results[6]["exists"].toBool(), true);
    QCOMPARE(results[7]["exists"].toBool(), false);
}

void TestExec::aFailedRecordMakesTheExitCodeOne()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node), "users = DataSet.of(\"test\", \"users\")\n"
                                                  "session.update(users.id(9)).bin(\"a\").set_to(1).execute()\n");
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.results().size(), 1);
    QCOMPARE(run.results()[0]["ok"].toBool(), false);
    QCOMPARE(run.results()[0]["code"].toInt(), 2);
}

void TestExec::streamGivesEachResultWithItsIndex()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node, {QStringLiteral("--stream")}), "users = DataSet.of(\"test\", \"users\")\n"
                                                                               "session.upsert(*users.ids(*range(1, 301))).bin(\"s\").set_to(\"x\").execute()\n");
    QCOMPARE(run.exitCode, 0);
    QSet<int> indexes;
    for (const QJsonObject& result : run.results())
        indexes << result["index"].toInt();
    QCOMPARE(run.results().size(), 300);
    QCOMPARE(indexes.size(), 300);
    QCOMPARE(*std::max_element(indexes.begin(), indexes.end()), 299);
}

void TestExec::aRehearsalTellsAndWritesNothing()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path());
    QVERIFY(node.isReady());
    QCOMPARE(runProgram(exec(node), twoWrites).exitCode, 0);
    const QByteArray changes = R"(users = DataSet.of("test", "users")
session.update(users.id(1)).bin("age").increment_by(1).execute()
session.delete(users.id(1)).execute()
session.insert(users.id(2)).bin("n").set_to(1).execute()
)";
    const ProgramRun run = runProgram(exec(node, {QStringLiteral("--rehearse")}), changes);
    QCOMPARE(run.exitCode, 1); // the insert would fail
    const QList<QJsonObject> results = run.results();
    QCOMPARE(results.size(), 2);
    QCOMPARE(results[0]["before"].toObject()["bins"].toObject()["age"].toInt(), 30);
    QVERIFY(results[0]["after"].isNull());
    QCOMPARE(results[0]["steps"].toArray().size(), 2);
    QCOMPARE(results[1]["steps"].toArray()[0].toObject()["code"].toInt(), 5);
    const ProgramRun after = runProgram(exec(node), twoReads);
    QCOMPARE(after.results()[0]["bins"].toObject()["age"].toInt(), 30);
    QCOMPARE(after.results()[0]["generation"].toInt(), 1);
    QCOMPARE(runProgram(exec(node, {QStringLiteral("--rehearse"), QStringLiteral("--stream")}), changes).exitCode, 2);
}

void TestExec::aWholeSetIsRead()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    QCOMPARE(runProgram(exec(node), twoWrites).exitCode, 0);
    const ProgramRun run = runProgram(exec(node), "session.query(DataSet.of(\"test\", \"users\")).execute()\n");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.results().size(), 2);
}

void TestExec::aWholeSetIsReadAsItSays()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    QCOMPARE(runProgram(exec(node), twoWrites).exitCode, 0);
    const QByteArray query = "import x\nsession.query(DataSet.of(\"test\", \"users\"))";
    const ProgramRun bins = runProgram(exec(node), query + ".bins([\"age\"]).execute()\n");
    QCOMPARE(bins.exitCode, 0);
    QCOMPARE(bins.errors, QByteArray("note: line 1: `import` is passed over\n"));
    QCOMPARE(bins.results().value(0).value("bins").toObject().keys(), QStringList{"age"});
    const ProgramRun filtered = runProgram(exec(node), query + ".where(\"$.age > 40\").execute()\n");
    QCOMPARE(filtered.exitCode, 0);
    QCOMPARE(filtered.results().size(), 1);
    QCOMPARE(filtered.results().value(0).value("bins").toObject(), (QJsonObject{{"name", "Bob"}, {"age", 41}}));
    const ProgramRun both = runProgram(exec(node, {QStringLiteral("--stream")}), query + ".bins([\"name\"]).where(\"$.age > 30\").execute()\n");
    QCOMPARE(both.results().value(0).value("bins").toObject(), (QJsonObject{{"name", "Bob"}}));
    QCOMPARE(both.results().size(), 1);
}

void TestExec::whatAWholeSetCannotBeAskedIsRefused()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const auto refused = [&node](const QByteArray& more, const QByteArray& sentence) {
        const QByteArray head = R"({"segments": [{"verb": "query", "namespace": "test", "set": "users", )";
        const ProgramRun run = runProgram(exec(node), head + more + "}]}");
        return run.exitCode == 2 && run.errors.contains(sentence) && run.results().isEmpty();
    };
    QVERIFY(refused(R"("respondAllKeys": true)", "respondAllKeys is about named keys"));
    QVERIFY(refused(R"("where": "$.a == 1", "failOnFilteredOut": true)", "failOnFilteredOut is about named keys"));
    QVERIFY(refused(R"("operations": [{"bin": "tags", "op": "listSize"}])", "operations on them need keys"));
    QVERIFY(refused(R"("where": "$.a ==")", "-"));
}

void TestExec::aDocumentInJsonIsTheSameAsCode()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node), R"({"segments": [{"verb": "upsert", "namespace": "test", "set": "users", "keys": [1],
        "operations": [{"bin": "big", "op": "setTo", "value": 9223372036854775807}]}]})");
    QCOMPARE(run.exitCode, 0);
    const ProgramRun read = runProgram(exec(node), "session.query(DataSet.of(\"test\", \"users\").id(1)).execute()\n");
    QVERIFY2(read.output.contains("9223372036854775807"), read.output.constData());
}

void TestExec::nothingIsSentWhenAnyStatementIsWrong()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path() + QStringLiteral("/data"));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(exec(node), twoWrites + "session.upsert(users.id(3)).bin(\"a_name_of_17_char\").set_to(1).execute()\n");
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.output.isEmpty());
    QCOMPARE(runProgram(exec(node), "session.exists(DataSet.of(\"test\", \"users\").id(1)).execute()\n").results()[0]["exists"].toBool(), false);
}

void TestExec::anEmptyAddressIsNotTakenForTheSandbox()
{
    const ProgramRun run = runProgram({QStringLiteral("exec"), QStringLiteral("--connect"), QString(), QStringLiteral("-")}, twoReads);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("--connect was given nothing"), run.errors.constData());
    QVERIFY(run.output.isEmpty());
}

QTEST_GUILESS_MAIN(TestExec)
#include "tst_exec.moc"
