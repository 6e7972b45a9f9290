// SPDX-License-Identifier: Apache-2.0
#include "core/script/read.h"

#include <QtTest>

using namespace binnacle;

namespace {

const std::string prologue = "users = DataSet.of(\"test\", \"users\")\n";

std::vector<Segment> segmentsOf(const std::string& code)
{
    ScriptResult result = readScript(prologue + code);
    for (const ScriptError& error : result.errors)
        qWarning("%s", error.sentence.c_str());
    return result.statements.size() == 1 ? std::move(result.statements[0].document.segments) : std::vector<Segment>(4);
}

Segment touched(const std::string& code)
{
    return segmentsOf("s.touch(users.id(1))." + code + ".execute()").at(0);
}

QString errorOf(const std::string& code)
{
    QStringList lines;
    for (const ScriptError& error : readScript(prologue + "s.touch(users.id(1))." + code + ".execute()").errors)
        lines << QString::fromStdString(error.sentence);
    return lines.join('\n');
}

std::string whereOf(const Segment& segment)
{
    return segment.where ? segment.where->ael : "none";
}

std::string defaultWhereOf(const Segment& segment)
{
    return segment.defaults.where ? segment.defaults.where->ael : "none";
}

Expiry at(std::int64_t time)
{
    return {Expiry::Kind::at, 0, time};
}

} // namespace

class TestReadConditions : public QObject {
    Q_OBJECT

private slots:
    void filtersAreKeptAsText()
    {
        QCOMPARE(whereOf(touched("where(\"$.age >= 18\")")), std::string("$.age >= 18"));
        QVERIFY(touched("fail_on_filtered_out()").failOnFilteredOut);
        QVERIFY(touched("respond_all_keys()").respondAllKeys);
        QVERIFY(touched("includeMissingKeys()").respondAllKeys);
    }

    void placeholdersAreWrittenOut()
    {
        QCOMPARE(whereOf(touched("where(\"$.a > ?0 and $.b == ?1\", 5, \"x\")")), std::string("$.a > 5 and $.b == 'x'"));
        QCOMPARE(whereOf(touched("where(\"$.a == ?0 or $.b == ?0\", -1.5)")), std::string("$.a == -1.5 or $.b == -1.5"));
        QCOMPARE(whereOf(touched("where(\"$.a == '?0' and $.b == ?0\", \"it's\")")), std::string("$.a == '?0' and $.b == \"it's\""));
        QCOMPARE(whereOf(touched("where(\"$.a == ?0\", 1e300)")).substr(0, 9), std::string("$.a == 10"));
        QCOMPARE(whereOf(touched("where(\"$.a == ?0\", true)")), std::string("$.a == true"));
    }

    void placeholdersThatCannotBeAreNamed()
    {
        QCOMPARE(errorOf("where(\"$.a > ?1\", 5)"), QString("?1 stands for nothing: there are 1 values"));
        QCOMPARE(errorOf("where(\"$.a > ?0\", 5, 6)"), QString("?1 is not in the text"));
        QCOMPARE(errorOf("where(\"$.a == ?0\", [1])"), QString("a value of type list cannot be written into AEL text exactly"));
        QCOMPARE(errorOf("where(\"$.a == ?0\", \"'\\\"\")"), QString("a value of type str cannot be written into AEL text exactly"));
        QVERIFY(errorOf("where(Exp.eq(1))").contains("`Exp.eq(…)` is not known"));
    }

    void momentsAreRead()
    {
        QCOMPARE(touched("expire_record_at(datetime(2030, 1, 1, tzinfo=timezone.utc))").expiry, at(1'893'456'000));
        QCOMPARE(touched("expire_record_at(datetime(2030, 1, 1, 12, 30, 15, tzinfo=timezone.utc))").expiry, at(1'893'501'015));
        QCOMPARE(touched("expire_record_at(datetime.fromtimestamp(5, tz=timezone.utc))").expiry, at(5));
        QCOMPARE(touched("expireRecordAt(Date.from(Instant.ofEpochSecond(1893456000L)))").expiry, at(1'893'456'000));
        QCOMPARE(touched("expireRecordAt(Date.from(Instant.parse(\"2030-01-01T00:00:00Z\")))").expiry, at(1'893'456'000));
        QCOMPARE(touched("expireRecordAt(new Date(1893456000000L))").expiry, at(1'893'456'000));
        QCOMPARE(touched("expire_record_after(timedelta(hours=1, seconds=5))").expiry, (Expiry{Expiry::Kind::afterSeconds, 3605}));
    }

    void momentsThatDependOnTheMachineAreRefused()
    {
        QCOMPARE(errorOf("expire_record_at(datetime(2030, 1, 1))"), QString("a datetime without a zone depends on the machine"));
        QCOMPARE(errorOf("expireRecordAt(LocalDateTime.of(2030, 1, 1, 0, 0))"),
                 QString("a LocalDateTime depends on the time zone of the machine"));
        QCOMPARE(errorOf("expire_record_at(datetime(2030, 2, 30, tzinfo=timezone.utc))"), QString("there is no such moment"));
        QCOMPARE(errorOf("expireRecordAt(new Date(1893456000001L))"), QString("servers count whole seconds"));
        QCOMPARE(errorOf("expireRecordAt(Instant.parse(\"2030-01-01\"))"), QString("this moment is not read"));
        QCOMPARE(errorOf("expireRecordAt(tomorrow)"), QString("this moment is not read"));
        QCOMPARE(errorOf("expire_record_after(timedelta(1))"), QString("a timedelta is read in whole units by their names"));
    }

    void defaultsOfPythonHoldFromWhereTheyStand()
    {
        const auto segments = segmentsOf("s.query(users.id(1)).upsert(users.id(2)).put({'a': 1}).default_where('$.x == 1')"
                                         ".default_never_expire().delete(users.id(3)).default_where('$.x == 2').execute()");
        QCOMPARE(segments.size(), std::size_t{3});
        QCOMPARE(defaultWhereOf(segments[0]), std::string("none"));
        QCOMPARE(defaultWhereOf(segments[1]), std::string("$.x == 1"));
        QCOMPARE(defaultWhereOf(segments[2]), std::string("$.x == 2"));
        QCOMPARE(segments[0].defaults.expiry.kind, Expiry::Kind::unset);
        QCOMPARE(segments[1].defaults.expiry.kind, Expiry::Kind::never);
        QCOMPARE(segments[2].defaults.expiry.kind, Expiry::Kind::never);
    }

    void defaultsOfJavaHoldForTheChain()
    {
        const auto segments = segmentsOf("s.query(users.id(1)).upsert(users.id(2)).bin('a').setTo(1).defaultWhere('$.x == 1')"
                                         ".delete(users.id(3)).defaultWhere('$.x == 2').defaultExpireRecordAfterSeconds(5).execute()");
        QCOMPARE(segments.size(), std::size_t{3});
        for (const Segment& segment : segments) {
            QCOMPARE(defaultWhereOf(segment), std::string("$.x == 2"));
            QCOMPARE(segment.defaults.expiry, (Expiry{Expiry::Kind::afterSeconds, 5}));
        }
    }

    void durableDefaultsOfPythonAreTheSegmentsOwn()
    {
        const auto segments =
            segmentsOf("s.delete(users.id(1)).default_with_durable_delete().delete(users.id(2)).execute()");
        QCOMPARE(segments.at(0).defaults.durableDelete, std::optional(true));
        QCOMPARE(segments.at(1).defaults.durableDelete, std::optional<bool>());
    }

    void durableDefaultsOfJavaAreLostWithTheBuilder()
    {
        const auto kept = segmentsOf("s.delete(users.id(1)).defaultWithDurableDelete().touch(users.id(2)).execute()");
        QCOMPARE(kept.at(0).defaults.durableDelete, std::optional(true));
        QCOMPARE(kept.at(1).defaults.durableDelete, std::optional(true));
        const std::string code = prologue + "s.delete(users.id(1)).defaultWithDurableDelete().upsert(users.id(2)).bin('a').setTo(1).execute()";
        const ScriptResult lost = readScript(code);
        QCOMPARE(lost.statements.at(0).document.segments.at(0).defaults.durableDelete, std::optional<bool>());
        QCOMPARE(lost.notes.size(), std::size_t{1});
        QVERIFY(lost.notes[0].sentence.starts_with("the default for durable deletes is lost here"));
        const auto late = segmentsOf("s.upsert(users.id(2)).bin('a').setTo(1).delete(users.id(1)).defaultWithoutDurableDelete().execute()");
        QCOMPARE(late.at(0).defaults.durableDelete, std::optional(false));
    }

    void theLastDefaultHolds()
    {
        QCOMPARE(touched("default_with_durable_delete().default_without_durable_delete()").defaults.durableDelete, std::optional(false));
    }

    void readsMayDoWithoutBins()
    {
        QVERIFY(segmentsOf("s.query(users.id(1)).with_no_bins().execute()").at(0).withNoBins);
        QCOMPARE(errorOf("with_no_bins()"), QString("only a query reads, with bins or without"));
    }

    void keysMayBeARangeInJava()
    {
        QCOMPARE(segmentsOf("s.touch(users.ids(LongStream.rangeClosed(1, 500).boxed().toList())).execute()").at(0).keys,
                 (std::vector<KeyItem>{KeyRange{1, 500}}));
    }

    void aWholeSetStandsAlone()
    {
        const ScriptResult result = readScript(prologue + "s.query(users).delete(users.id(1)).execute()");
        QCOMPARE(result.errors.size(), std::size_t{1});
        QCOMPARE(result.errors[0].sentence, std::string("a query of a whole data set stands alone in its chain"));
    }

    void theBodyOfALoopOverResultsIsPassedOver()
    {
        const ScriptResult result = readScript(prologue + "r = s.touch(users.id(1)).execute()\nfor x in r:\n    total = total + x\n"
                                                          "    y = 1\ns.touch(users.id(2)).execute()\n");
        QVERIFY(result.ok());
        QCOMPARE(result.statements.size(), std::size_t{2});
        QCOMPARE(result.notes.size(), std::size_t{3});
        QCOMPARE(result.notes[1].line, std::size_t{4});
    }
};

QTEST_APPLESS_MAIN(TestReadConditions)
#include "tst_read_conditions.moc"
