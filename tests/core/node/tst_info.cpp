// SPDX-License-Identifier: Apache-2.0
#include "core/node/info.h"
#include "core/node/record_table.h"
#include "core/wire/info.h"
#include "tests/support/node_command.h"
#include "tests/support/recording.h"

#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using node::InfoContext;
using node::Storage;

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
    void configurationIsTold();
    void hostileRequestsAreAnswered_data();
    void hostileRequestsAreAnswered();
    void commandsAreBounded();

private:
    InfoContext context() const
    {
        return {.storage = *m_storage,
                .configuration = m_configuration,
                .service = "127.0.0.1:3499",
                .connections = 3,
                .maxConnections = 1024,
                .uptime = std::chrono::seconds(9),
                .expiryPeriod = std::chrono::seconds(5)};
    }
    std::string ask(std::string_view request) const { return node::answerInfo(request, context()); }
    /// The value of the one command in `request`.
    std::string value(const std::string& request) const
    {
        const auto pairs = wire::parseInfo(ask(request + "\n"));
        return pairs.size() == 1 && pairs[0].first == request ? pairs[0].second : "no answer";
    }
    std::string property(const std::string& request, const std::string& name, char separator = ';') const
    {
        for (const auto& [key, text] : wire::parsePairs(value(request), separator)) {
            if (key == name)
                return text;
        }
        return "no property";
    }

    QTemporaryDir m_directory;
    std::unique_ptr<Storage> m_storage;
    engine::Configuration m_configuration;
};

void TestInfo::initTestCase()
{
    node::Options options;
    options.dataDirectory = m_directory.path().toStdString();
    auto storage = Storage::open(options);
    QVERIFY(storage.ok());
    m_storage = *std::move(storage);
    auto transaction = m_storage->environment().write();
    for (int i = 0; i < 7; ++i) {
        const std::string set = i < 4 ? "users" : i < 6 ? "places" : "odd;name";
        const engine::StoredRecord record{
            .generation = 1, .voidTime = 0, .lastUpdateMs = 1, .set = set, .key = {}, .bins = {{"i", 1, test::integerBytes(i)}}};
        QVERIFY(node::putRecord(**transaction, m_storage->find("test")->tables, DataSet::of("test", set).id(i).digest, nullptr,
                                record)
                    .ok());
    }
    QVERIFY((*transaction)->commit().ok());
}

void TestInfo::whatClientsAskAtConnectIsAnswered()
{
    const auto pairs =
        wire::parseInfo(ask("node\npartition-generation\nbuild\nservice-clear-std\npeers-generation\npeers-clear-std\n"));
    const std::vector<std::pair<std::string, std::string>> expected{
        {"node", m_storage->nodeName()},         {"partition-generation", "0"}, {"build", "8.1.2.0"},
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
    QCOMPARE(property("namespace/test", "nsup-period"), std::string("5"));
    QCOMPARE(value("namespace/none"), std::string("ns_type=unknown"));
    QCOMPARE(property("statistics", "objects"), std::string("7"));
    QCOMPARE(property("statistics", "uptime"), std::string("9"));
    QCOMPARE(property("statistics", "client_connections"), std::string("3"));
}

void TestInfo::configurationIsTold()
{
    QCOMPARE(property("get-config:context=namespace;id=test", "max-record-size"), std::string("8388608"));
    QCOMPARE(property("get-config:context=service", "proto-fd-max"), std::string("1024"));
    QVERIFY(wire::infoFailure(value("get-config:context=namespace;id=none")).has_value());
    QVERIFY(wire::infoFailure(value("get-config:context=xdr")).has_value());
    QVERIFY(wire::infoFailure(value("sindex-list:ns=none")).has_value());
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

QTEST_APPLESS_MAIN(TestInfo)
#include "tst_info.moc"
