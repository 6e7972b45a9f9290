// SPDX-License-Identifier: Apache-2.0
#include "core/node/info_config.h"
#include "core/wire/info.h"
#include "tests/support/info_asker.h"

#include <QTest>

#include <set>

using namespace binnacle;

class TestInfoConfig : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void answersAreAServersOwn_data();
    void answersAreAServersOwn();
    void settingsAreTakenOrRefused_data();
    void settingsAreTakenOrRefused();
    void aSettingIsToldAndGoverns();
    void namespacesHaveSettingsOfTheirOwn();
    void figuresAreCounted();
    void everyPropertyHasAValue_data();
    void everyPropertyHasAValue();
    void theMapOfPartitionsIsToldInEachForm();

private:
    void setPeriod(std::chrono::milliseconds period)
    {
        node::NamespaceSettings settings;
        settings.expiryPeriod = period;
        m_asker.storage().find("test")->state->change(settings);
    }

    test::InfoAsker m_asker;
};

void TestInfoConfig::initTestCase()
{
    setPeriod(std::chrono::seconds(5));
}

void TestInfoConfig::answersAreAServersOwn_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* command, const QString& answer) {
        QTest::newRow(command) << QString::fromLatin1(command) << answer;
    };
    const QString clusterKey = QString::fromStdString(m_asker.storage().nodeName().substr(4));
    row("status", "ok");
    row("release", "edition=Aerospike Community Edition;version=8.1.2.0");
    row("version", "Aerospike Community Edition build 8.1.2.0");
    row("best-practices", "failed_best_practices=none");
    row("connection", "admin=false");
    row("name", QString::fromStdString(m_asker.storage().nodeName()));
    row("jobs", "ERROR:4:unrecognized command");
    row("jobs:", "ERROR:4:unrecognized command");
    row("health-outliers", "");
    row("health-stats", "");
    row("logs", "");
    row("log/7", "ERROR:4:bad sink-id");
    row("recluster:", "ok");
    row("objects", "0");
    row("get-config:context=security", "");
    row("get-config:context=xdr", "");
    row("get-config:context=nosuch", "ERROR:4:invalid context");
    row("get-config:contexts=service", "ERROR:4:missing 'context'");
    row("get-config:context=", "ERROR:4:missing 'context' value");
    row("get-config:context=namespace", "ERROR:20:missing 'namespace'");
    row("get-config:context=namespace;id=", "ERROR:20:missing 'namespace' value");
    row("get-config:context=namespace;id=none", "ERROR:20:namespace not found on node");
    row("get-config:context=namespace;namespace=none", "ERROR:20:namespace not found on node");
    row("get-stats:context=xdr", "");
    row("get-stats:context=nosuch", "ERROR:4:unknown context");
    row("get-stats:", "ERROR:4:missing 'context'");
    row("cluster-stable", clusterKey);
    row("cluster-stable:size=1;ignore-migrations=true", clusterKey);
    row("cluster-stable:size=1;namespace=test", clusterKey);
    row("cluster-stable:size=2", "ERROR:7:cluster not specified size");
    row("cluster-stable:size=x", "ERROR:4:bad size");
    row("cluster-stable:size=1000", "ERROR:4:'size' value too long");
    row("cluster-stable:ignore-migrations=maybe", "ERROR:4:bad ignore migrations");
    row("cluster-stable:namespace=none", "ERROR:20:namespace not found on node");
    row("cluster-stable:namespace=none;ignore-migrations=true", clusterKey);
    row("histogram:", "ERROR:20:missing 'namespace'");
    row("histogram:namespace=test", "ERROR:4:missing 'type'");
    row("histogram:namespace=test;type=ttl", "");
    row("histogram:namespace=test;type=nosuch", "ERROR:4:unknown hist name");
    row("latencies:hist=nosuch", "ERROR:4:bad hist name");
    row("latencies:hist={none}-read", "ERROR:4:bad hist name");
    row("latencies:hist={test}-nosuch", "ERROR:4:bad hist name");
    row("latencies:hist={test", "ERROR:4:bad hist name");
    row("latencies:hist={test}-read", "{test}-read:");
    row("latencies:hist=", "ERROR:4:missing 'hist' value");
    row("tip:", "ERROR:4:missing 'host'");
    row("tip:host=a", "ERROR:4:missing 'port'");
    row("tip:host=a;port=x", "ERROR:4:'port' must be an integer");
    row("tip:host=a;port=3002;tls=maybe", "ERROR:4:'tls' must be either 'true' or 'false'");
    row("tip:host=a;port=3002", "ERROR::unknown");
    row("replicas:max=x", "ERROR:4:bad max");
    row("user-agent-set:", "ERROR:4:missing 'value'");
    row("user-agent-set:value=?", "ERROR:4:'value' invalid base64");
    row("user-agent-set:value=MQ==", "ok");
    row("peers-tls-std", "ERROR:25:enterprise only");
    row("service-tls-std", "ERROR:25:enterprise only");
    row("services", "");
    row("services-alumni", "");
}

void TestInfoConfig::answersAreAServersOwn()
{
    QFETCH(QString, command);
    QFETCH(QString, answer);
    QCOMPARE(QString::fromStdString(m_asker.value(command.toStdString())), answer);
}

void TestInfoConfig::settingsAreTakenOrRefused_data()
{
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("answer");
    const QString wrong = QStringLiteral("ERROR:4:invalid set-config parameter");
    const auto row = [](const char* parameters, const QString& answer) {
        QTest::newRow(parameters) << QString::fromLatin1(parameters) << answer;
    };
    row("", "ERROR:4:missing 'context'");
    row("context=nosuch;a=1", "ERROR:4:invalid context");
    row("context=xdr;a=1", "ERROR:25:enterprise only");
    row("context=security;a=1", "ERROR:25:enterprise only");
    row("context=service;proto-fd-max=10", wrong);
    row("context=network;heartbeat.interval=10", wrong);
    row("context=namespace;default-ttl=1", "ERROR:20:missing 'namespace'");
    row("context=namespace;id=none;default-ttl=1", "ERROR:20:namespace not found on node");
    row("context=namespace;id=test", wrong);
    row("context=namespace;id=test;nosuch=1", wrong);
    row("context=namespace;id=test;default-ttl=", wrong);
    row("context=namespace;id=test;default-ttl=x", wrong);
    row("context=namespace;id=test;default-ttl=-1", wrong);
    row("context=namespace;id=test;default-ttl=1x", wrong);
    row("context=namespace;id=test;default-ttl=315360001", wrong);
    row("context=namespace;id=test;default-ttl=99999999999", wrong);
    row("context=namespace;id=test;default-ttl=4000000000d", wrong);
    row("context=namespace;id=test;max-record-size=63", wrong);
    row("context=namespace;id=test;max-record-size=8388609", wrong);
    row("context=namespace;id=test;allow-ttl-without-nsup=yes", wrong);
    row("context=namespace;id=test;set=a;default-ttl=1", wrong);
    row("context=namespace;id=test;default-ttl=10", "ok");
    row("context=namespace;namespace=test;default-ttl=3650d", "ok");
    row("context=namespace;id=test;max-record-size=64", "ok");
    row("context=namespace;id=test;nsup-period=2m", "ok");
}

void TestInfoConfig::settingsAreTakenOrRefused()
{
    QFETCH(QString, parameters);
    QFETCH(QString, answer);
    QCOMPARE(QString::fromStdString(m_asker.value("set-config:" + parameters.toStdString())), answer);
}

void TestInfoConfig::aSettingIsToldAndGoverns()
{
    setPeriod(std::chrono::seconds(5));
    const std::string config = "get-config:context=namespace;id=test";
    const node::StoredNamespace& nameSpace = *m_asker.storage().find("test");
    QCOMPARE(m_asker.property(config, "nsup-period"), std::string("5"));
    QCOMPARE(m_asker.property(config, "max-record-size"), std::string("8388608"));
    for (const auto& [given, told] : {std::pair("90", "90"), {"2m", "120"}, {"3h", "10800"}, {"1d", "86400"}, {"0", "0"}}) {
        QCOMPARE(m_asker.value(std::string("set-config:context=namespace;id=test;default-ttl=") + given), std::string("ok"));
        QCOMPARE(m_asker.property(config, "default-ttl"), std::string(told));
        QCOMPARE(std::to_string(nameSpace.state->configured({}).defaultTtl), std::string(told));
    }
    QVERIFY(nameSpace.state->configured({}).takesTtl);
    QCOMPARE(m_asker.value("set-config:context=namespace;id=test;nsup-period=0"), std::string("ok"));
    QVERIFY(!nameSpace.state->configured({}).takesTtl);
    QCOMPARE(m_asker.value("set-config:context=namespace;id=test;default-ttl=5"),
             std::string("ERROR:4:invalid set-config parameter"));
    QCOMPARE(m_asker.value("set-config:context=namespace;id=test;allow-ttl-without-nsup=true"), std::string("ok"));
    QVERIFY(nameSpace.state->configured({}).takesTtl);
    QCOMPARE(m_asker.value("set-config:context=namespace;id=test;default-ttl=5"), std::string("ok"));
}

void TestInfoConfig::namespacesHaveSettingsOfTheirOwn()
{
    setPeriod(std::chrono::seconds(5));
    QCOMPARE(m_asker.value("set-config:context=namespace;id=test;max-record-size=1000"), std::string("ok"));
    QCOMPARE(m_asker.property("namespace/test", "max-record-size"), std::string("1000"));
    QCOMPARE(m_asker.property("namespace/bar", "max-record-size"), std::string("8388608"));
    setPeriod(std::chrono::milliseconds(20));
    QCOMPARE(m_asker.property("namespace/test", "nsup-period"), std::string("1"));
}

void TestInfoConfig::figuresAreCounted()
{
    node::NamespaceTallies& tallies = m_asker.storage().find("test")->state->tallies;
    for (const ServerCode code : {ServerCode::ok, ServerCode::ok, ServerCode::recordNotFound, ServerCode::filteredOut,
                                  ServerCode::generationMismatch, ServerCode::binTypeError, ServerCode::recordExists}) {
        for (node::Tally* tally : {&tallies.reads, &tallies.writes})
            tally->add(code);
    }
    tallies.expired = 11;
    m_asker.tallies().connectionsOpened = 8;
    m_asker.tallies().batchesComplete = 4;
    for (const auto& [name, value] : {std::pair("client_read_success", "2"),
                                      {"client_read_not_found", "1"},
                                      {"client_read_filtered_out", "1"},
                                      {"client_read_error", "3"},
                                      {"client_write_success", "2"},
                                      {"client_write_error", "4"},
                                      {"client_write_filtered_out", "1"},
                                      {"client_delete_success", "0"},
                                      {"expired_objects", "11"}})
        QCOMPARE(m_asker.property("namespace/test", name), std::string(value));
    QCOMPARE(m_asker.property("namespace/bar", "client_read_success"), std::string("0"));
    QCOMPARE(m_asker.property("statistics", "client_connections"), std::string("3"));
    QCOMPARE(m_asker.property("statistics", "client_connections_opened"), std::string("8"));
    QCOMPARE(m_asker.property("statistics", "client_connections_closed"), std::string("5"));
    QCOMPARE(m_asker.property("statistics", "batch_index_complete"), std::string("4"));
}

void TestInfoConfig::everyPropertyHasAValue_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"statistics", "namespace/test", "get-config", "get-config:", "get-config:context=service",
                                "get-config:context=network", "get-config:context=namespace;id=bar", "endpoints"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestInfoConfig::everyPropertyHasAValue()
{
    QFETCH(QString, command);
    const auto pairs = wire::parsePairs(m_asker.value(command.toStdString()), ';');
    QVERIFY(pairs.size() > 5);
    std::set<std::string> names;
    for (const auto& [name, value] : pairs) {
        QVERIFY2(!name.empty() && !value.empty(), name.c_str());
        QVERIFY2(names.insert(name).second, name.c_str());
    }
}

void TestInfoConfig::theMapOfPartitionsIsToldInEachForm()
{
    const std::string whole = std::string(682, '/') + "8=";
    QCOMPARE(m_asker.value("replicas"), "test:0,1," + whole + ";bar:0,1," + whole);
    QCOMPARE(m_asker.value("replicas:max=1"), "test:0,1," + whole + ";bar:0,1," + whole);
    QCOMPARE(m_asker.value("replicas-all"), "test:1," + whole + ";bar:1," + whole);
    QCOMPARE(m_asker.value("replicas-master"), "test:" + whole + ";bar:" + whole);
    QVERIFY(m_asker.value("latencies:").starts_with("batch-index:;{test}-read:;{test}-write:;"));
}

QTEST_APPLESS_MAIN(TestInfoConfig)
#include "tst_info_config.moc"
