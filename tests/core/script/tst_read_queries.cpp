// SPDX-License-Identifier: Apache-2.0
#include "core/script/print.h"
#include "core/script/read.h"

#include <QTest>

using namespace binnacle;

namespace {

const std::string prologue = "users = DataSet.of(\"test\", \"users\")\n";

ScriptResult read(const std::string& chain)
{
    return readScript(prologue + chain + "\n");
}

QueryOptions optionsOf(const std::string& links)
{
    const ScriptResult result = read("session.query(users)" + links + ".execute()");
    if (result.statements.size() != 1)
        qFatal("%s cannot be read: %s", links.c_str(), result.errors.at(0).sentence.c_str());
    return result.statements[0].document.segments.at(0).query;
}

QString errorOf(const std::string& links)
{
    const ScriptResult result = read("session.query(" + links + ".execute()");
    return QString::fromStdString(result.errors.empty() ? "read" : result.errors[0].sentence);
}

QString printed(const QueryOptions& options, Language language)
{
    Segment segment;
    segment.verb = Verb::query;
    segment.dataSet = DataSet::of("test", "users");
    segment.query = options;
    const Result<std::string> text = printScript(OperationDocument{{segment}, {}}, language);
    const QString line = QString::fromStdString(text ? *text : '<' + text.error().detail() + '>').simplified().remove(' ');
    return line.contains("query(users)") ? line.mid(line.indexOf("query(users)") + 12) : line;
}

} // namespace

class TestReadQueries : public QObject {
    Q_OBJECT

private slots:
    void bothLanguagesSayHowASetIsRead()
    {
        QueryOptions wanted;
        wanted.limit = 100;
        wanted.chunkSize = 20;
        wanted.recordsPerSecond = 5;
        wanted.partitions = {7, 8};
        QVERIFY(optionsOf(".limit(100).chunk_size(20).records_per_second(5).on_partition(7)") == wanted);
        QVERIFY(optionsOf(".limit(100).chunkSize(20).recordsPerSecond(5).onPartition(7)") == wanted);
        QVERIFY(optionsOf(".max_records(100).chunk_size(20).records_per_second(5).on_partitions(7)") == wanted);
        wanted = {};
        wanted.partitions = {4, 7};
        QVERIFY(optionsOf(".on_partition_range(4, 7)") == wanted);
        QVERIFY(optionsOf(".on_partitions(4, 5, 6)") == wanted);
    }

    void bothLanguagesGiveHints()
    {
        QueryOptions wanted;
        wanted.hint = QueryHint().forIndex("idx").queryDuration(QueryDuration::shortQuery);
        QVERIFY(optionsOf(".withHint(hint -> hint.forIndex(\"idx\").queryDuration(QueryDuration.SHORT))") == wanted);
        QVERIFY(optionsOf(".withHint(h -> h.queryDuration(QueryDuration.SHORT).forIndex(\"idx\"))") == wanted);
        QVERIFY(optionsOf(".with_hint(QueryHint(index_name=\"idx\", bin_name=None, query_duration=QueryDuration.SHORT))") ==
                wanted);
        wanted.hint = QueryHint().forBin("age");
        QVERIFY(optionsOf(".with_hint(QueryHint(bin_name=\"age\"))") == wanted);
        QVERIFY(optionsOf(".withHint(hint -> hint.forBin(\"age\"))") == wanted);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("links");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* links, const char* error) { QTest::newRow(links) << links << error; };
        row("users.id(1)).limit(1)", "`limit` is for queries of a whole data set");
        row("users.id(1)).withHint(h -> h.forBin(\"a\"))", "`withHint` is for queries of a whole data set");
        row("users).limit(0)", "the number of records is 1 to 9223372036854775807");
        row("users).on_partition(4096)", "partitions run from 0 to 4095, and the end of a range comes after its first");
        row("users).on_partition_range(7, 7)", "partitions run from 0 to 4095, and the end of a range comes after its first");
        row("users).on_partitions(1, 3)", "partitions that do not follow one another are not supported yet");
        row("users).with_hint(\"idx\")", "a hint is needed here");
        row("users).with_hint(QueryHint(\"idx\"))", "the parts of a hint are named");
        row("users).with_hint(QueryHint(name=\"idx\"))", "`name` is no part of a hint that is known here");
        row("users).withHint(h -> h.queryDuration(SHORT))", "a duration is needed here");
        row("users).withHint(h -> h.forIndex(\"a\").forBin(\"b\"))", "a hint names an index or a bin, not both");
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QString, links);
        QFETCH(QString, error);
        const QString found = errorOf(links.toStdString());
        QVERIFY2(found == error || (links.contains("limit(0)") && found.contains("the number of records")), qPrintable(found));
    }

    void everyLanguageOfTheSdkIsPrinted()
    {
        QueryOptions options;
        options.limit = 100;
        options.chunkSize = 20;
        options.recordsPerSecond = 5;
        options.partitions = {0, 2048};
        options.hint = QueryHint().forIndex("idx").queryDuration(QueryDuration::shortQuery);
        QCOMPARE(printed(options, Language::python),
                 ".limit(100).chunk_size(20).records_per_second(5).on_partition_range(0,2048)"
                 ".with_hint(QueryHint(index_name=\"idx\",query_duration=QueryDuration.SHORT)).execute())");
        QCOMPARE(printed(options, Language::java),
                 ".limit(100).chunkSize(20).recordsPerSecond(5).onPartitionRange(0,2048)"
                 ".withHint(hint->hint.forIndex(\"idx\").queryDuration(QueryDuration.SHORT)).execute();");
        QCOMPARE(printed(options, Language::cpp),
                 ".limit(100).chunkSize(20).recordsPerSecond(5).onPartitionRange(0,2048)"
                 ".withHint(QueryHint().forIndex(\"idx\").queryDuration(QueryDuration::shortQuery)).execute();");
        options.hint = QueryHint();
        QCOMPARE(printed(options, Language::java), "<ahintthatsaysnothingisnotwritten>");
    }
};

QTEST_APPLESS_MAIN(TestReadQueries)
#include "tst_read_queries.moc"
