// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"
#include "tests/support/javascript.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/program.h"
#include "tests/support/raw_client.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using test::NodeAnswer;
using test::NodeCommand;
using test::ProgramRun;

namespace {

QJsonValue json(const char* text)
{
    return QJsonDocument::fromJson(QByteArray("[") + text + "]").array().at(0);
}

Key key(const char* id)
{
    return DataSet::of("test", "official").id(id);
}

} // namespace

/// The vendor's client for Node.js against a node: what it writes is there for everyone else, and the other way round.
class TestOfficialClient : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theClientSeesWhatItShould_data();
    void theClientSeesWhatItShould();
    void whatTheClientWroteIsThere();
    void theProgramShowsWhatTheClientWrote();

private:
    NodeAnswer ask(const NodeCommand& command)
    {
        test::RawClient client(m_node->port());
        return test::answerIn(client.ask(command.frame()));
    }

    ProgramRun exec(const QByteArray& code) const
    {
        return test::runProgram({QStringLiteral("exec"), QStringLiteral("--connect"),
                                 QStringLiteral("127.0.0.1:%1").arg(m_node->port()), QStringLiteral("-")},
                                code);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<node::Node> m_node;
    QJsonObject m_seen;
};

void TestOfficialClient::initTestCase()
{
    QVERIFY2(QFileInfo::exists(test::javascriptModules() + QStringLiteral("/aerospike")),
             "the official client is not there; run: bash packaging/setup.sh --tests");
    QVERIFY2(!test::javascriptProgram().isEmpty(), "there is no Node.js 20 or later; run: bash packaging/setup.sh --tests");
    node::Options options;
    options.dataDirectory = m_directory.path().toStdString();
    auto node = node::Node::start(options);
    QVERIFY2(node.ok(), node ? "" : node.error().text().c_str());
    m_node = *std::move(node);
    const ProgramRun written = exec("session.upsert(DataSet.of(\"test\", \"official\").id(\"outside\"))"
                                    ".put({\"n\": 7, \"s\": \"written without the client\"}).execute()\n");
    QVERIFY2(written.exitCode == 0, written.errors.constData());

    const test::JavascriptRun client = test::runJavascript(
        {QStringLiteral(BINNACLE_SOURCE_DIR "/tests/integration/official_client.js"), QString::number(m_node->port())});
    QVERIFY2(client.exitCode == 0, client.errors.constData());
    m_seen = QJsonDocument::fromJson(client.output).object();
    QVERIFY(!m_seen.isEmpty());
}

void TestOfficialClient::theClientSeesWhatItShould_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QJsonValue>("expected");
    const auto row = [](const char* what, const char* expected) {
        QTest::newRow(what) << QString::fromLatin1(what) << json(expected);
    };
    row("read", R"({"integer": 42, "big": {"$int": "9007199254740993"}, "double": 2.5, "text": "hé 🚀", "boolean": true,
                    "blob": {"$blob": "00ff10"}, "list": [1, "two", [3]], "map": {"a": 1, "nested": {"b": 2}}})");
    row("generation", "1");
    row("lives", "true");
    row("fromOutside", R"({"n": 7, "s": "written without the client"})");
    row("operated", R"({"n": 5})");
    row("after", R"({"n": 5, "s": "cab"})");
    row("selected", R"({"s": "cab"})");
    row("exists", "[true, false]");
    row("getMissing", "2");
    row("insertExisting", "5");
    row("staleGeneration", "3");
    row("durableDelete", "25");
    row("wrongType", "12");
    row("scanned", "200");
    row("scannedOfficial", R"(["all", "counter", "outside"])");
    row("scannedAbsent", "[]");
}

void TestOfficialClient::theClientSeesWhatItShould()
{
    QFETCH(QString, what);
    QFETCH(QJsonValue, expected);
    QVERIFY2(m_seen.contains(what), "the client did not tell");
    const QByteArray seen = QJsonDocument(QJsonArray{m_seen.value(what)}).toJson(QJsonDocument::Compact);
    QVERIFY2(m_seen.value(what) == expected, seen.constData());
}

void TestOfficialClient::whatTheClientWroteIsThere()
{
    const NodeAnswer all = ask(NodeCommand::get(key("all")));
    QCOMPARE(all.code, 0);
    QCOMPARE(all.integer("integer"), std::optional<std::int64_t>(42));
    QCOMPARE(all.integer("big"), std::optional<std::int64_t>(9007199254740993));
    QCOMPARE(all.text("text"), std::optional<std::string>("hé 🚀"));
    QCOMPARE(all.bin("boolean")->bytes, Bytes{1});
    QCOMPARE(all.bin("blob")->bytes, (Bytes{0, 255, 16}));
    QCOMPARE(int{all.bin("list")->particleType}, 20);
    QCOMPARE(int{all.bin("map")->particleType}, 19);
    QVERIFY(all.voidTime != 0);
    QCOMPARE(ask(NodeCommand::get(key("counter"))).integer("n"), std::optional<std::int64_t>(5));
    QCOMPARE(ask(NodeCommand::get(key("removed"))).code, 2);
    QCOMPARE(ask(NodeCommand::get(DataSet::of("test", "many").id(199))).integer("i"), std::optional<std::int64_t>(199));
}

void TestOfficialClient::theProgramShowsWhatTheClientWrote()
{
    const ProgramRun run = exec("session.query(DataSet.of(\"test\", \"official\").id(\"all\")).execute()\n");
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(run.results().size(), 1);
    const QJsonObject bins = run.results().first()["bins"].toObject();
    QCOMPARE(bins["integer"].toInt(), 42);
    QCOMPARE(bins["big"].toInteger(), qint64{9007199254740993});
    QCOMPARE(bins["double"].toDouble(), 2.5);
    QCOMPARE(bins["text"].toString(), QStringLiteral("hé 🚀"));
    QCOMPARE(bins["boolean"].toBool(), true);
    QCOMPARE(bins["blob"], json(R"({"$blob": "00ff10"})"));
    QCOMPARE(bins["list"], json(R"([1, "two", [3]])"));
    QVERIFY2(run.output.contains("nested"), run.output.constData());
}

QTEST_GUILESS_MAIN(TestOfficialClient)
#include "tst_official_client.moc"
