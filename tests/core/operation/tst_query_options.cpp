// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"
#include "core/operation/json.h"
#include "core/operation/query_options.h"

#include <QTest>

using namespace binnacle;

namespace {

OperationDocument query(QueryOptions options)
{
    Segment segment;
    segment.verb = Verb::query;
    segment.dataSet = DataSet::of("test", "users");
    segment.query = std::move(options);
    return {{segment}, {}};
}

QString problems(const OperationDocument& document)
{
    std::string text;
    for (const Problem& problem : check(document))
        text += problem.sentence;
    return QString::fromStdString(text);
}

QString readError(const std::string& options)
{
    const auto document = documentFromJson(R"({"segments": [{"verb": "query", "namespace": "test", "query": )" + options + "}]}");
    return QString::fromStdString(document ? std::string("read") : document.error().detail());
}

} // namespace

class TestQueryOptions : public QObject {
    Q_OBJECT

private slots:
    void theyAreWrittenInJsonAndRead()
    {
        QueryOptions options;
        options.limit = 5'000'000'000;
        options.chunkSize = 50;
        options.recordsPerSecond = 10;
        options.partitions = {0, 2048};
        options.hint = QueryHint().forIndex("idx").queryDuration(QueryDuration::longRelaxAp);
        const std::string text = toJsonText(query(options));
        QVERIFY2(text.find(R"("limit": 5000000000)") != std::string::npos, text.c_str());
        QVERIFY2(text.find(R"("duration": "LONG_RELAX_AP")") != std::string::npos, text.c_str());
        QVERIFY(documentFromJson(text).value() == query(options));
        QVERIFY(toJsonText(query({})).find("\"query\":") == std::string::npos);
        QCOMPARE(problems(query(options)), QString());
    }

    void whatJsonCannotMeanIsRefused()
    {
        QVERIFY(readError("{}") == "read");
        QVERIFY(readError(R"({"limit": -1})").contains("segments[0].query.limit: an integer from 0"));
        QVERIFY(readError(R"({"chunkSize": 4294967296})").contains("query.chunkSize"));
        QVERIFY(readError(R"({"partitions": [1]})").contains("partitions are [first, end]"));
        QVERIFY(readError(R"({"partitions": [1, "2"]})").contains("query.partitions"));
        QVERIFY(readError(R"({"hint": {"duration": "short"}})").contains("a duration is"));
        QVERIFY(readError(R"({"hint": {"name": "idx"}})").contains("\"name\" is not known"));
        QVERIFY(readError(R"({"pages": 1})").contains("\"pages\" is not known"));
    }

    void whatCannotBeMeantIsAProblem_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* options, const char* problem) { QTest::newRow(options) << options << problem; };
        row(R"({"chunkSize": 1000001})", "a chunk has 1 to 1000000 records, not 1000001");
        row(R"({"partitions": [5, 5]})", "partitions run from 0 to 4095, and the end of a range comes after its first");
        row(R"({"partitions": [0, 4097]})", "partitions run from 0 to 4095, and the end of a range comes after its first");
        row(R"({"hint": {"index": "a", "bin": "b"}})", "a hint names an index or a bin, not both");
        row(R"({"partitions": [4095, 4096], "chunkSize": 1000000})", "");
    }

    void whatCannotBeMeantIsAProblem()
    {
        QFETCH(QString, options);
        const auto document =
            documentFromJson(R"({"segments": [{"verb": "query", "namespace": "test", "query": )" + options.toStdString() + "}]}");
        QTEST(problems(document.value()), "problem");
        QueryOptions endless;
        endless.limit = -1;
        QCOMPARE(problems(query(endless)), "a limit is 1 record or more");
        endless.limit = 0;
        endless.hint = QueryHint().forIndex(std::string(256, 'x'));
        QCOMPARE(problems(query(endless)), "the name of an index has at most 255 bytes, not 256");
    }

    void namedKeysHaveNone()
    {
        QueryOptions options;
        options.limit = 1;
        OperationDocument document = query(options);
        document.segments[0].keys.emplace_back(KeyValue(1));
        QCOMPARE(problems(document), "a limit, chunks, partitions, a pace and hints are for queries of a whole set");
    }
};

QTEST_APPLESS_MAIN(TestQueryOptions)
#include "tst_query_options.moc"
