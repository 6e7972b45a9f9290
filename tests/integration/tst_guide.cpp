// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace binnacle::test;

namespace {

// Records as they are before a block runs, and what is read when it has run.
const QByteArray dataSets = "users = DataSet.of(\"test\", \"users\")\n"
                            "places = DataSet.of(\"test\", \"places\")\n"
                            "visitors = DataSet.of(\"test\", \"visitors\")\n";
const QByteArray fresh = "session.delete(*users.ids(1, 2, 3, 4, 5, 99)).execute()\n"
                         "session.delete(places.id(\"space_needle\")).execute()\n"
                         "session.delete(*visitors.ids(\"day_1\", \"day_2\")).execute()\n";
const QByteArray alice = "session.upsert(users.id(1)).put({\"name\": \"Alice\", \"age\": 30, \"active\": True}).execute()\n";
const QByteArray child = "session.upsert(users.id(1)).put({\"name\": \"Carl\", \"age\": 9}).execute()\n";
const QByteArray five = "session.upsert(*users.ids(1, 2, 3, 4, 5)).put({\"n\": 0}).execute()\n";
const QByteArray readUser = "session.query(users.id(1)).execute()\n";
const QByteArray existFive = "session.exists(*users.ids(1, 2, 3, 4, 5)).respond_all_keys().execute()\n";
const QByteArray sketch = "session.upsert(visitors.id(\"day_1\")).bin(\"h\").hll_init(HllConfig.of(14)).execute()\n";
const QByteArray countDayOne = "session.query(visitors.id(\"day_1\")).bin(\"h\").hll_get_count().execute()\n";
const QByteArray describeDayTwo = "session.query(visitors.id(\"day_2\")).bin(\"h\").hll_describe().execute()\n";

QByteArray block(const QString& name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA "/guide/%1.py").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonArray binsOf(const ProgramRun& run)
{
    QJsonArray bins;
    for (const QJsonObject& result : run.results())
        bins << result["bins"];
    return bins;
}

QJsonArray existing(const ProgramRun& run)
{
    QJsonArray exists;
    for (const QJsonObject& result : run.results())
        exists << result["exists"];
    return exists;
}


} // namespace

/// Every block of the guide to writing data is run as it stands there, and what is in the records afterwards is read. Against the
/// sandbox, or against the server that AEROSPIKE_HOST names.
class TestGuide : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void blocksDoWhatTheGuideSays_data();
    void blocksDoWhatTheGuideSays();
    void blocksThatFailSayWhy_data();
    void blocksThatFailSayWhy();
    void deletesLeaveTheOthers_data();
    void deletesLeaveTheOthers();
    void aRecordThatDoesNotMatchIsSkipped();
    void anExpiryIsSet();
    void streamsTellTheInputIndex_data();
    void streamsTellTheInputIndex();
    void everyBlockIsRun();
    void cleanupTestCase() { m_node.reset(); }

private:
    ProgramRun run(const QByteArray& code) const
    {
        return runProgram({QStringLiteral("exec"), QStringLiteral("--connect"), m_address, QStringLiteral("-")}, dataSets + code);
    }
    ProgramRun prepared(const QByteArray& before, const QString& name)
    {
        m_ran << name;
        const ProgramRun first = run(fresh + before);
        if (first.exitCode != 0)
            qWarning("%s%s", first.output.constData(), first.errors.constData());
        ProgramRun result = runProgram({QStringLiteral("exec"), QStringLiteral("--connect"), m_address, QStringLiteral("-")}, dataSets + block(name));
        if (!result.errors.isEmpty())
            qInfo("%s", result.errors.constData());
        return result;
    }

    QTemporaryDir m_directory;
    std::unique_ptr<NodeProcess> m_node;
    QString m_address;
    QSet<QString> m_ran;
};

void TestGuide::initTestCase()
{
    m_address = qEnvironmentVariable("AEROSPIKE_HOST");
    if (!m_address.isEmpty())
        return;
    m_node = std::make_unique<NodeProcess>(m_directory.path() + QStringLiteral("/data"), QStringList{QStringLiteral("--durable-deletes")});
    QVERIFY(m_node->isReady());
    m_address = m_node->address();
}

void TestGuide::blocksDoWhatTheGuideSays_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("bins");
    const QByteArray aliceBins = R"([{"name":"Alice","age":30,"active":true}])";
    QTest::newRow("bin_chaining") << QByteArray() << readUser << aliceBins;
    QTest::newRow("dictionary") << QByteArray() << readUser << aliceBins;
    QTest::newRow("increment") << alice << readUser << QByteArray(R"([{"name":"Alice","age":30,"active":true,"login_count":1}])");
    QTest::newRow("geojson") << QByteArray() << QByteArray("session.query(places.id(\"space_needle\")).execute()\n")
                             << QByteArray(R"([{"loc":{"$geojson":"{\"type\":\"Point\",\"coordinates\":[-122.349,47.620]}"}}])");
    QTest::newRow("hll") << QByteArray() << countDayOne << QByteArray(R"([{"h":3}])");
    QTest::newRow("hll_flags") << QByteArray() << describeDayTwo << QByteArray(R"([{"h":[14,0]}])");
    QTest::newRow("insert") << QByteArray() << QByteArray("session.query(users.id(99)).execute()\n") << QByteArray(R"([{"name":"New User"}])");
    QTest::newRow("replace") << alice << readUser << QByteArray(R"([{"name":"Alice Updated"}])");
    QTest::newRow("conditional") << alice << readUser << QByteArray(R"([{"name":"Alice","age":30,"active":true,"verified":true}])");
    QTest::newRow("conditional_failing") << alice << readUser << QByteArray(R"([{"name":"Alice","age":30,"active":true,"verified":true}])");
    QTest::newRow("generation") << five + five + five + five + five << readUser << QByteArray(R"([{"n":0,"balance":100}])");
    QTest::newRow("batch") << alice << QByteArray("session.query(*users.ids(1, 2, 3)).execute()\n")
                           << QByteArray(R"([{"name":"Alice","age":30,"active":true,"status":"migrated"},{"status":"migrated"},{"status":"migrated"}])");
    QTest::newRow("mixed_batch")
        << alice + "session.upsert(users.id(2)).put({\"status\": \"idle\"}).upsert(users.id(3)).put({\"status\": \"busy\"})"
                   ".upsert(users.id(4)).put({\"n\": 4}).execute()\n"
        << QByteArray("session.query(*users.ids(1, 2, 3, 4)).respond_all_keys().execute()\n")
        << QByteArray(R"([{"name":"Alice","age":30,"active":true,"status":"active"},{"status":"idle","login_count":1},{"status":"busy"},null])");
}

void TestGuide::blocksDoWhatTheGuideSays()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, bins);
    const ProgramRun result = prepared(before, QTest::currentDataTag());
    QVERIFY2(result.exitCode == 0, (result.output + result.errors).constData());
    for (const QJsonObject& each : result.results())
        QVERIFY(each["ok"].toBool() || each["skipped"].toBool());
    const QJsonArray found = binsOf(run(after));
    QCOMPARE(QJsonDocument(found).toJson(QJsonDocument::Compact),
             QJsonDocument(QJsonDocument::fromJson(bins).array()).toJson(QJsonDocument::Compact));
}

void TestGuide::blocksThatFailSayWhy_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("code");
    QTest::newRow("insert") << QByteArray("session.insert(users.id(99)).put({\"name\": \"Old\"}).execute()\n") << 5;
    QTest::newRow("increment") << QByteArray() << 2;
    QTest::newRow("replace") << QByteArray() << 2;
    QTest::newRow("conditional_failing") << child << 27;
    QTest::newRow("generation") << alice << 3;
}

void TestGuide::blocksThatFailSayWhy()
{
    QFETCH(QByteArray, before);
    QFETCH(int, code);
    const ProgramRun result = prepared(before, QTest::currentDataTag());
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.results().size(), 1);
    QCOMPARE(result.results().front()["code"].toInt(), code);
    QVERIFY(!result.results().front()["message"].toString().isEmpty());
}

void TestGuide::deletesLeaveTheOthers_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::newRow("delete_one") << QByteArray("[false,true,true,true,true]");
    QTest::newRow("delete_several") << QByteArray("[false,false,false,true,true]");
    QTest::newRow("durable_delete") << QByteArray("[true,true,true,true,false]");
    QTest::newRow("default_durable") << QByteArray("[false,false,false,true,true]");
}

/// On a Community Edition the durable ones are refused with code 25, and every record is still there.
void TestGuide::deletesLeaveTheOthers()
{
    QFETCH(QByteArray, left);
    const ProgramRun result = prepared(five, QTest::currentDataTag());
    const auto isRefused = [](const QJsonObject& each) { return each["code"].toInt() == 25; };
    const QList<QJsonObject> results = result.results();
    const bool refused = !m_node && !results.isEmpty() && std::all_of(results.begin(), results.end(), isRefused);
    QCOMPARE(result.exitCode, refused ? 1 : 0);
    const QByteArray expected = refused ? QByteArray("[true,true,true,true,true]") : left;
    QCOMPARE(QJsonDocument(existing(run(existFive))).toJson(QJsonDocument::Compact), expected);
}

void TestGuide::aRecordThatDoesNotMatchIsSkipped()
{
    const ProgramRun result = prepared(child, QStringLiteral("conditional"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.results().size(), 1);
    QCOMPARE(result.results().front()["skipped"].toBool(), true);
    QCOMPARE(binsOf(run(readUser)), (QJsonArray{QJsonObject{{"name", "Carl"}, {"age", 9}}}));
}

void TestGuide::anExpiryIsSet()
{
    QCOMPARE(prepared({}, QStringLiteral("expiry")).exitCode, 0);
    const QJsonObject user = run(readUser).results().value(0);
    QCOMPARE(user["bins"].toObject(), (QJsonObject{{"session_token", "abc123"}}));
    QVERIFY2(user["ttl"].toInt() > 3590 && user["ttl"].toInt() <= 3600, QByteArray::number(user["ttl"].toInt()).constData());
}

void TestGuide::streamsTellTheInputIndex_data()
{
    QTest::addColumn<int>("unused");
    QTest::newRow("stream") << 0;
}

void TestGuide::streamsTellTheInputIndex()
{
    const ProgramRun result = prepared({}, QTest::currentDataTag());
    QCOMPARE(result.exitCode, 0);
    QMap<int, int> keys;
    for (const QJsonObject& each : result.results())
        keys[each["index"].toInt()] = each["key"].toInt();
    QCOMPARE(keys, (QMap<int, int>{{0, 1}, {1, 2}}));
    QCOMPARE(binsOf(run("session.query(*users.ids(1, 2)).execute()\n")), (QJsonArray{QJsonObject{{"v", 1}}, QJsonObject{{"v", 2}}}));
}

void TestGuide::everyBlockIsRun()
{
    const ProgramRun described = prepared(sketch, QStringLiteral("hll_describe"));
    QCOMPARE(described.exitCode, 0);
    QCOMPARE(binsOf(described), (QJsonArray{QJsonObject{{"h", QJsonArray{14, 0}}}}));
    const QStringList files = QDir(QStringLiteral(BINNACLE_TEST_DATA "/guide")).entryList({QStringLiteral("*.py")});
    for (const QString& file : files)
        QVERIFY2(m_ran.contains(file.chopped(3)), qPrintable(file));
    QCOMPARE(files.size(), 20);
}

QTEST_GUILESS_MAIN(TestGuide)
#include "tst_guide.moc"
