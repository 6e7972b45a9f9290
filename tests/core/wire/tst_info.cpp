// SPDX-License-Identifier: Apache-2.0
#include "core/wire/info.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::wire;

using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

Pairs recordedAnswer(std::string_view name)
{
    const auto exchange = test::recording("info", name).exchanges.front();
    return parseInfo(textOf(test::bodyOf(exchange.responses.front())));
}

std::string valueOf(const Pairs& pairs, std::string_view name)
{
    for (const auto& [key, value] : pairs)
        if (key == name)
            return value;
    return "(absent)";
}

} // namespace

class TestInfo : public QObject {
    Q_OBJECT

private slots:
    void linesOfARecordedAnswer();
    void linesInEveryShape();
    void recordedFailureHasCodeAndSentence();
    void failureForms_data();
    void failureForms();
    void noFailures_data();
    void noFailures();
    void pairsOfARecordedNamespace();
    void pairsOfRecordedSets();
    void pairsInEveryShape();
};

void TestInfo::linesOfARecordedAnswer()
{
    const Pairs lines = recordedAnswer("build;namespaces;features;edition");
    QCOMPARE(lines.size(), std::size_t{9});
    QVERIFY((lines[0] == std::pair<std::string, std::string>("build", "8.1.2.0")));
    QVERIFY((lines[1] == std::pair<std::string, std::string>("namespaces", "test;bar")));
    QCOMPARE(valueOf(lines, "edition"), std::string("Aerospike Community Edition"));
    QCOMPARE(valueOf(lines, "node"), std::string("A4"));
    QCOMPARE(valueOf(lines, "partitions"), std::string("4096"));
    QCOMPARE(lines.back().first, std::string("cluster-name"));

    const Pairs indexes = recordedAnswer("sindex-list");
    QVERIFY((indexes == Pairs{{"sindex-list:ns=test", ""}}));
}

void TestInfo::linesInEveryShape()
{
    QVERIFY(parseInfo("") == Pairs{});
    QVERIFY(parseInfo("\n\n") == Pairs{});
    QVERIFY((parseInfo("a\t1") == Pairs{{"a", "1"}}));
    QVERIFY((parseInfo("a\t1\nb") == Pairs{{"a", "1"}, {"b", ""}}));
    QVERIFY((parseInfo("a\n\nb\t\n") == Pairs{{"a", ""}, {"b", ""}}));
    QVERIFY((parseInfo("a\tb\tc\n") == Pairs{{"a", "b\tc"}}));
    QVERIFY((parseInfo("\tx\n") == Pairs{{"", "x"}}));
    QVERIFY((parseInfo(std::string_view("a\0\t\xFF\n", 5)) == Pairs{{std::string("a\0", 2), "\xFF"}}));
}

void TestInfo::recordedFailureHasCodeAndSentence()
{
    for (const char* name : {"unknown command", "bins absent"}) {
        const Pairs lines = recordedAnswer(name);
        QCOMPARE(lines.size(), std::size_t{1});
        const auto failure = infoFailure(lines[0].second);
        QVERIFY(failure.has_value());
        QVERIFY(failure->is(ServerCode::parameterError));
        QCOMPARE(failure->detail(), std::string("unrecognized command"));
    }
}

void TestInfo::failureForms_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("detail");
    QTest::newRow("error") << "ERROR:4:unrecognized command" << 4 << "unrecognized command";
    QTest::newRow("fail") << "FAIL:201:no such index" << 201 << "no such index";
    QTest::newRow("small letters") << "error:4:bad" << 4 << "bad";
    QTest::newRow("mixed letters") << "Fail:4:bad" << 4 << "bad";
    QTest::newRow("sentence with colons") << "ERROR:20:no such: x" << 20 << "no such: x";
    QTest::newRow("code alone") << "ERROR:20" << 20 << "";
    QTest::newRow("no code") << "ERROR::bad thing" << 1 << "bad thing";
    QTest::newRow("word for a code") << "FAIL:ns_type:unknown" << 1 << "ns_type:unknown";
    QTest::newRow("code 0") << "FAIL:0:x" << 1 << "0:x";
    QTest::newRow("code over 255") << "FAIL:256:x" << 1 << "256:x";
    QTest::newRow("code beyond any number") << "FAIL:99999999999999999999999:x" << 1 << "99999999999999999999999:x";
    QTest::newRow("negative code") << "FAIL:-1:x" << 1 << "-1:x";
    QTest::newRow("code run into a word") << "FAIL:4x" << 1 << "4x";
    QTest::newRow("word alone") << "FAIL" << 1 << "";
    QTest::newRow("nothing after the colon") << "error:" << 1 << "";
}

void TestInfo::failureForms()
{
    QFETCH(QString, value);
    QFETCH(int, code);
    QFETCH(QString, detail);
    const auto failure = infoFailure(value.toStdString());
    QVERIFY(failure.has_value());
    QVERIFY(failure->isServer());
    QCOMPARE(failure->code(), code);
    QCOMPARE(QString::fromStdString(failure->detail()), detail);
}

void TestInfo::noFailures_data()
{
    QTest::addColumn<QString>("value");
    for (const char* value : {"", "ok", "OK", "failed_best_practices=true;cluster_size=1", "errors=0", "error=0",
                              "ERRO", "fai", "FAILED:4:x", " ERROR:4:x", "a:ERROR:4"})
        QTest::addRow("`%s`", value) << QString(value);
}

void TestInfo::noFailures()
{
    QFETCH(QString, value);
    QVERIFY(!infoFailure(value.toStdString()).has_value());
}

void TestInfo::pairsOfARecordedNamespace()
{
    const Pairs lines = recordedAnswer("namespace/test");
    QCOMPARE(lines.size(), std::size_t{1});
    const Pairs pairs = parsePairs(lines[0].second, ';');
    QVERIFY(pairs.size() > 100);
    QVERIFY((pairs[0] == std::pair<std::string, std::string>("ns_cluster_size", "1")));
    QCOMPARE(valueOf(pairs, "replication-factor"), std::string("1"));
    QCOMPARE(valueOf(pairs, "default-ttl"), std::string("0"));
    QVERIFY(std::ranges::none_of(pairs, [](const auto& pair) { return pair.first.empty(); }));
}

void TestInfo::pairsOfRecordedSets()
{
    const Pairs lines = recordedAnswer("sets");
    const Pairs sets = parsePairs(lines[0].second, ';');
    QVERIFY(sets.size() > 4);
    QCOMPARE(sets[0].first, std::string("ns"));
    const Pairs first = parsePairs(sets[0].first + "=" + sets[0].second, ':');
    QCOMPARE(valueOf(first, "ns"), std::string("test"));
    QCOMPARE(valueOf(first, "set"), std::string("verbs"));
    QCOMPARE(valueOf(first, "objects"), std::string("18"));
}

void TestInfo::pairsInEveryShape()
{
    QVERIFY(parsePairs("", ';') == Pairs{});
    QVERIFY(parsePairs(";;", ';') == Pairs{});
    QVERIFY((parsePairs("a=1;b=2;", ';') == Pairs{{"a", "1"}, {"b", "2"}}));
    QVERIFY((parsePairs("a;b=;=c", ';') == Pairs{{"a", ""}, {"b", ""}, {"", "c"}}));
    QVERIFY((parsePairs("a=1=2:b", ':') == Pairs{{"a", "1=2"}, {"b", ""}}));
    QVERIFY((parsePairs("a=1;a=2", ';') == Pairs{{"a", "1"}, {"a", "2"}}));
}

QTEST_APPLESS_MAIN(TestInfo)
#include "tst_info.moc"
