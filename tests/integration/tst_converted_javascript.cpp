// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/javascript.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle::test;

namespace {

constexpr const char* writes = R"(users = DataSet.of("test", "users")
session.upsert(users.id(1)).put({"name": "Alice", "age": 30, "d": 2.0, "big": [9007199254740993], "b": b"\x00\xff", "l": [1, None, True]}).execute()
session.update(users.id(1)).bin("age").increment_by(1).bin("name").append("!").bin("gone").set_to(1).execute()
session.update(users.id(1)).bin("l").list_append_items([3, 1], no_fail=True).bin("l").on_list_rank_range(-1).remove().bin("gone").remove().execute()
session.update(users.id(1)).bin("m").map_upsert_items({"a": 1, "b": [2]}).bin("m").on_map_key("z").set_to("q").bin("m").on_map_key("b").list_append(7).execute()
session.update(users.id(1)).bin("h").hll_init(HllConfig.of(14), create_only=True, no_fail=True).bin("h").hll_add(["a", "b"]).execute()
session.update(users.id(1)).bin("b").bit_set(0, 8, b"\x0f").bin("b").bit_add(8, 8, 1, False, BitwiseOverflowActions.FAIL, policy=BitPolicy(BitWriteFlags.NO_FAIL)).execute()
session.upsert(*users.ids(2, 3), *users.ids(*range(10, 20))).bin("s").set_to("x").delete(users.id(3)).execute()
session.replace(users.id(2)).put({"n": "Only"}).execute()
session.touch(users.id(2)).ensure_generation_is(2).execute()
)";

constexpr const char* reads = "session.query(DataSet.of(\"test\", \"users\").ids(1, 2, 3, 10, 19)).execute()\n";

/// Calls the function of a converted file on a client that is connected to a port.
constexpr const char* driver = "const Aerospike = require('aerospike')\n"
                               "const config = new Aerospike.Config({ hosts: '127.0.0.1:' + process.argv[3] })\n"
                               "Aerospike.connect(config).then(async client => {\n"
                               "  try { await require(process.argv[2])(client) }\n"
                               "  catch (error) { console.error(error); process.exitCode = 1 }\n"
                               "  finally { client.close() }\n"
                               "})\n";

} // namespace

/// What `binnacle convert --to node` prints, read by Node.js and run with the vendor's client.
class TestConvertedJavascript : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theGuideIsJavascript();
    void theClientWritesWhatTheCodeWrites();

private:
    QString save(const char* name, const QByteArray& text);
    QByteArray recordsOf(const NodeProcess& node);

    QTemporaryDir m_directory;
};

QString TestConvertedJavascript::save(const char* name, const QByteArray& text)
{
    QFile file(m_directory.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

QByteArray TestConvertedJavascript::recordsOf(const NodeProcess& node)
{
    return runProgram({"exec", "--connect", node.address(), "-"}, reads).output;
}

void TestConvertedJavascript::initTestCase()
{
    QVERIFY2(!javascriptProgram().isEmpty(), "there is no Node.js 20 or later; run: bash packaging/setup.sh --tests");
    QVERIFY2(QDir(javascriptModules()).exists("aerospike"), "the official client is not there; run: bash packaging/setup.sh --tests");
}

void TestConvertedJavascript::theGuideIsJavascript()
{
    const QDir guide(QStringLiteral(BINNACLE_TEST_DATA "/guide"));
    int said = 0;
    for (const QString& name : guide.entryList({"*.json"})) {
        const ProgramRun run = runProgram({"convert", "--to", "node", guide.filePath(name)});
        const bool filtered = name.startsWith("conditional") || name == "mixed_batch.json";
        QCOMPARE(run.exitCode, filtered ? 2 : 0);
        if (filtered)
            continue;
        const JavascriptRun check = runJavascript({"--check", save("guide.js", run.output)});
        QVERIFY2(check.exitCode == 0, name.toUtf8() + check.errors);
        ++said;
    }
    QVERIFY(said > 12);
}

void TestConvertedJavascript::theClientWritesWhatTheCodeWrites()
{
    NodeProcess byClient(m_directory.filePath("client"));
    NodeProcess byCode(m_directory.filePath("code"));
    QVERIFY(byClient.isReady() && byCode.isReady());
    const ProgramRun converted = runProgram({"convert", "--to", "node", "-"}, writes);
    QVERIFY2(converted.exitCode == 0, converted.errors);
    const QString script = save("writes.js", converted.output);
    const JavascriptRun run = runJavascript({save("driver.js", driver), script, QString::number(byClient.port())});
    QVERIFY2(run.exitCode == 0, run.errors);
    const ProgramRun own = runProgram({"exec", "--connect", byCode.address(), "-"}, writes);
    QVERIFY2(own.exitCode == 0, own.errors);
    QVERIFY(recordsOf(byCode).contains("Alice!"));
    QCOMPARE(recordsOf(byClient), recordsOf(byCode));
}

QTEST_GUILESS_MAIN(TestConvertedJavascript)
#include "tst_converted_javascript.moc"
