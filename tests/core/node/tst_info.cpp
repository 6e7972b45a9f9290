// SPDX-License-Identifier: Apache-2.0
#include "core/node/info.h"
#include "core/node/record_table.h"
#include "core/wire/info.h"
#include "tests/support/info_asker.h"
#include "tests/support/node_command.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;

class TestInfo : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatClientsAskAtConnectIsAnswered();
    void recordedAnswersAreGivenAgain_data();
    void recordedAnswersAreGivenAgain();
    void theNodeHoldsEveryPartition();
    void setsTellTheirCounts();
    void namespacesTellTheirFigures();
    void hostileRequestsAreAnswered_data();
    void hostileRequestsAreAnswered();
    void commandsAreBounded();
    void anEmptyRequestIsAnsweredWithASummary();
    void whatHasNoLineFeedIsNoCommand();
    void enterpriseCommandsAreRefused_data();
    void enterpriseCommandsAreRefused();
    void truncationsAreAnsweredAsAServerDoes_data();
    void truncationsAreAnsweredAsAServerDoes();
    void truncatingTellsItsMoment();
    void modulesAreAnsweredAsAServerDoes_data();
    void modulesAreAnsweredAsAServerDoes();
    void modulesAreKeptUntilTheyAreRemoved();

private:
    std::string ask(std::string_view request) const { return m_asker.ask(request); }
    std::string value(const std::string& command) const { return m_asker.value(command); }
    std::string property(const std::string& command, const std::string& name, char separator = ';') const
    {
        return m_asker.property(command, name, separator);
    }

    test::InfoAsker m_asker;
};

void TestInfo::initTestCase()
{
    auto transaction = m_asker.storage().environment().write();
    for (int i = 0; i < 7; ++i) {
        const std::string set = i < 4 ? "users" : i < 6 ? "places" : "odd;name";
        const engine::StoredRecord record{
            .generation = 1, .voidTime = 0, .lastUpdateMs = 1, .set = set, .key = {}, .bins = {{"i", 1, test::integerBytes(i)}}};
        QVERIFY(node::putRecord(**transaction, m_asker.storage().find("test")->tables, DataSet::of("test", set).id(i).digest,
                                nullptr, record)
                    .ok());
    }
    QVERIFY((*transaction)->commit().ok());
}

void TestInfo::whatClientsAskAtConnectIsAnswered()
{
    const auto pairs =
        wire::parseInfo(ask("node\npartition-generation\nbuild\nservice-clear-std\npeers-generation\npeers-clear-std\n"));
    const std::vector<std::pair<std::string, std::string>> expected{
        {"node", m_asker.storage().nodeName()},  {"partition-generation", "0"}, {"build", "8.1.2.0"},
        {"service-clear-std", "127.0.0.1:3499"}, {"peers-generation", "0"},     {"peers-clear-std", "0,3000,[]"}};
    QVERIFY(pairs == expected);
    QCOMPARE(value("user-agent-set:value=bm9kZWpz"), std::string("ok"));
    QCOMPARE(value("cluster-name"), std::string("null"));
}

void TestInfo::recordedAnswersAreGivenAgain_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"bins absent", "unknown command", "sindex-list", "peers"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestInfo::recordedAnswersAreGivenAgain()
{
    QFETCH(QString, name);
    const test::Exchange exchange = test::recording("info", name.toStdString()).exchanges.front();
    const std::string request(textOf(test::bodyOf(exchange.request)));
    const std::string recorded(textOf(test::bodyOf(exchange.responses.front())));
    const auto names = [](const std::string& text) {
        auto pairs = wire::parseInfo(text);
        // The namespaces of a map have no order.
        for (auto& [key, told] : pairs) {
            if (key.starts_with("replicas"))
                told = std::to_string(wire::parseReplicas(told)->size());
        }
        return pairs;
    };
    QVERIFY2(names(ask(request)) == names(recorded), ask(request).c_str());
}

void TestInfo::theNodeHoldsEveryPartition()
{
    const auto replicas = wire::parseReplicas(value("replicas"));
    QVERIFY(replicas.ok());
    QCOMPARE(replicas->size(), std::size_t{2});
    for (const auto& [name, held] : *replicas) {
        QCOMPARE(held.regime, 0U);
        QCOMPARE(held.replicas.size(), std::size_t{1});
        QVERIFY(held.replicas[0].all());
    }
}

void TestInfo::setsTellTheirCounts()
{
    const std::string all = value("sets/test");
    QVERIFY(all.starts_with("ns=test:set=users:objects=4:"));
    QVERIFY(all.find(";ns=test:set=places:objects=2:") != std::string::npos);
    QVERIFY(all.ends_with(";"));
    QVERIFY2(all.find("odd") == std::string::npos, "a name with a separator would break the list apart");
    QCOMPARE(value("sets"), all);
    QVERIFY(value("sets/test/places").starts_with("objects=2:"));
    QCOMPARE(value("sets/test/none"), std::string());
    QCOMPARE(value("sets/bar"), std::string());
    QCOMPARE(value("sets/none"), std::string("ns_type=unknown"));
}

void TestInfo::namespacesTellTheirFigures()
{
    QCOMPARE(value("namespaces"), std::string("test;bar"));
    QCOMPARE(property("namespace/test", "objects"), std::string("7"));
    QCOMPARE(property("namespace/bar", "objects"), std::string("0"));
    QCOMPARE(property("namespace/test", "ns_cluster_size"), std::string("1"));
    QCOMPARE(value("namespace/none"), std::string("type=unknown"));
    QCOMPARE(property("statistics", "objects"), std::string("7"));
    QCOMPARE(property("statistics", "uptime"), std::string("9"));
    QCOMPARE(property("statistics", "client_connections"), std::string("3"));
}

void TestInfo::hostileRequestsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("line feeds") << QByteArray(1000, '\n');
    QTest::newRow("no line feed at the end") << QByteArray("nosuch");
    QTest::newRow("zero bytes") << QByteArray(100, '\0');
    QTest::newRow("separators") << QByteArray(":/:/:/\n//\n::\n");
    QTest::newRow("a long name") << QByteArray(100'000, 'x');
    QTest::newRow("a long set") << QByteArray("sets/test/") + QByteArray(100'000, 'x');
    QTest::newRow("an empty set") << QByteArray("sets/test/\n");
    QTest::newRow("a long namespace") << QByteArray("namespace/") + QByteArray(100'000, 'x');
}

void TestInfo::hostileRequestsAreAnswered()
{
    QFETCH(QByteArray, request);
    const std::string answer = ask(request.toStdString());
    QVERIFY(answer.empty() || answer.ends_with("\n"));
}

void TestInfo::commandsAreBounded()
{
    std::string request;
    for (int i = 0; i < 10'000; ++i)
        request += "node\n";
    QCOMPARE(wire::parseInfo(ask(request)).size(), node::maxInfoCommands);
}

void TestInfo::anEmptyRequestIsAnsweredWithASummary()
{
    const std::string all = ask({});
    for (const char* name : {"version\t", "\nedition\t", "\nstatistics\t", "\nbuild\t8.1.2.0\n"})
        QVERIFY2(("\n" + all).find(name) != std::string::npos, all.c_str());
}

void TestInfo::whatHasNoLineFeedIsNoCommand()
{
    QCOMPARE(ask("node"), std::string());
    QCOMPARE(ask("status\nnode"), std::string("status\tok\n"));
    QCOMPARE(ask("status;\n"), std::string("status;\tok\n"));
}

void TestInfo::enterpriseCommandsAreRefused_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"racks:", "rack-ids", "roster:namespace=test", "quiesce:", "xdr-get-filter:", "masking-show", "feature-key"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestInfo::enterpriseCommandsAreRefused()
{
    QFETCH(QString, command);
    QCOMPARE(value(command.toStdString()), std::string("ERROR:25:enterprise only"));
}

void TestInfo::truncationsAreAnsweredAsAServerDoes_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("answer");
    const auto row = [](const QString& command, const char* answer) {
        QTest::newRow(qPrintable(command.left(80))) << command << QString::fromLatin1(answer);
    };
    row("truncate:", "ERROR:20:missing 'namespace'");
    row("truncate:namespace=;set=a", "ERROR:20:missing 'namespace' value");
    row("truncate:set=a;namespace=" + QString(32, 'n'), "ERROR:20:'namespace' value too long");
    row("truncate:namespace=test", "ERROR:4:missing 'set'");
    row("truncate:namespace=test;set=", "ERROR:4:missing 'set' value");
    row("truncate:namespace=test;set=" + QString(64, 's'), "ERROR:4:'set' value too long");
    row("truncate:namespace=test;set=none;lut=", "ERROR:4:missing 'lut' value");
    row("truncate:namespace=test;set=none;lut=abc", "ERROR:4:would truncate to 0");
    row("truncate:namespace=test;set=none;lut=1262303999000000000", "ERROR:4:would truncate to 0");
    row("truncate:namespace=test;set=none;lut=9999999999000000000", "ERROR:4:would truncate in the future");
    row("truncate:namespace=test;set=none;lut=" + QString(24, '1'), "ERROR:4:'lut' value too long");
    row("truncate:namespace=test;set=none;lut=1262304001000000000", "ok");
    row("truncate:namespace=test;set=none", "ok");
    row("truncate:namespace=nosuch;set=none", "ok");
    row("truncate-namespace:", "ERROR:20:missing 'namespace'");
    row("truncate-namespace:namespace=bar;set=none", "ERROR:4:unexpected set name");
    row("truncate-namespace:namespace=bar;set=", "ERROR:4:unexpected set name");
    row("truncate-namespace:namespace=nosuch", "ok");
    row("truncate-undo:namespace=test", "ERROR:4:missing 'set'");
    row("truncate-undo:namespace=test;set=none", "ok");
    row("truncate-namespace-undo:namespace=test;set=none", "ERROR:4:unexpected set name");
    row("truncate-namespace-undo:namespace=test", "ok");
}

void TestInfo::truncationsAreAnsweredAsAServerDoes()
{
    QFETCH(QString, command);
    QFETCH(QString, answer);
    QCOMPARE(QString::fromStdString(value(command.toStdString())), answer);
}

void TestInfo::truncatingTellsItsMoment()
{
    // Nothing removes what is truncated here: the committing thread does.
    QCOMPARE(property("sets/test/users", "truncating", ':'), std::string("false"));
    QCOMPARE(value("truncate:namespace=test;set=users;lut=1262304005000000000"), std::string("ok"));
    QCOMPARE(property("sets/test/users", "truncate_lut", ':'), std::string("5000"));
    QCOMPARE(property("sets/test/users", "truncating", ':'), std::string("true"));
    QCOMPARE(property("sets/test/places", "truncate_lut", ':'), std::string("0"));
    QCOMPARE(value("truncate:namespace=test;set=users;lut=1262304004000000000"), std::string("ok"));
    QCOMPARE(property("sets/test/users", "truncate_lut", ':'), std::string("5000"));
    QCOMPARE(value("truncate-undo:namespace=test;set=users"), std::string("ok"));
    QCOMPARE(property("sets/test/users", "truncate_lut", ':'), std::string("0"));
    QCOMPARE(property("sets/test/users", "truncating", ':'), std::string("false"));
    QCOMPARE(value("truncate-namespace:namespace=bar;lut=1262304005000000000"), std::string("ok"));
    QCOMPARE(property("namespace/bar", "truncate_lut"), std::string("5000"));
    QCOMPARE(property("namespace/bar", "truncating"), std::string("true"));
    QCOMPARE(value("truncate-namespace-undo:namespace=bar"), std::string("ok"));
}

void TestInfo::modulesAreAnsweredAsAServerDoes_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("answer");
    const auto row = [](const QString& command, const char* answer) {
        QTest::newRow(qPrintable(command.left(80))) << command << QString::fromLatin1(answer);
    };
    row("udf-put:", "error=invalid_filename");
    row("udf-put:filename=a", "error=invalid_filename");
    row("udf-put:filename=.lua", "error=invalid_filename");
    row("udf-put:filename=a.", "error=invalid_filename");
    row("udf-put:filename=" + QString(124, 'a') + ".lua;content=QUJD;content-len=4", "error=invalid_filename");
    row("udf-put:filename=a.lua;content=QUJD", "error=invalid_content_len");
    row("udf-put:filename=a.lua;content=QUJD;content-len=3", "error=invalid_content_len");
    row("udf-put:filename=a.lua;content=QUJD;content-len=x", "error=invalid_content_len");
    row("udf-put:filename=a.lua;content=QUJD;content-len=8", "error=invalid_content");
    row("udf-put:filename=a.lua;content-len=4", "error=invalid_content");
    row("udf-put:filename=a.lua;content=QUJD;content-len=4;udf-type=JS", "error=invalid_udf_type");
    row("udf-put:filename=a.lua;content=Q*JD;content-len=4", "error=invalid_base64_content");
    row("udf-put:filename=a.lua;content=" + QString(1'400'000, 'A') + ";content-len=1400000",
        "error=invalid_udf_content_len,>1M");
    row("udf-get:", "error=invalid_filename");
    row("udf-get:filename=none.lua", "error=not_found");
    row("udf-get:filename=", "error=not_found");
    row("udf-remove:", "error=invalid_filename");
    row("udf-remove:filename=none.lua", "ok");
    row("udf-remove:filename=", "ok");
    row("udf-list", "");
}

void TestInfo::modulesAreAnsweredAsAServerDoes()
{
    QFETCH(QString, command);
    QFETCH(QString, answer);
    QCOMPARE(QString::fromStdString(value(command.toStdString())), answer);
}

void TestInfo::modulesAreKeptUntilTheyAreRemoved()
{
    QCOMPARE(value("udf-put:filename=b.lua;content=QUJD;content-len=4;udf-type=LUA;"), std::string("ok"));
    QCOMPARE(value("udf-put:filename=a.lua;content=QQ==;content-len=4"), std::string("ok"));
    QCOMPARE(value("udf-get:filename=b.lua"), std::string("type=LUA;content=QUJD;"));
    // sha1sum of {"content64": "QQ==", "type": "LUA", "name": "a.lua"} and of the same for b.lua
    QCOMPARE(value("udf-list"), std::string("filename=a.lua,hash=d645bd411566bbde347c8de736e21302ac963ec4,type=LUA;"
                                            "filename=b.lua,hash=f880ffcbfb0d2dad50ceb08efca9898fa11d2a53,type=LUA;"));
    QCOMPARE(value("udf-remove:filename=a.lua"), std::string("ok"));
    QCOMPARE(value("udf-get:filename=a.lua"), std::string("error=not_found"));
    QCOMPARE(value("udf-remove:filename=b.lua"), std::string("ok"));
    QCOMPARE(value("udf-list"), std::string());
}

QTEST_APPLESS_MAIN(TestInfo)
#include "tst_info.moc"
