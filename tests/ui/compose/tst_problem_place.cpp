// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/problem_place.h"
#include "ui/compose/segment_sentence.h"
#include "ui/compose/verb_traits.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

Segment soundSegment()
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{"a", SetTo{1}}};
    return segment;
}

} // namespace

class ProblemPlaceTest : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeReadCoversWhatFollowsFromIt()
    {
        OperationDocument document{{soundSegment()}, {}};
        document.segments.front().keys.clear();
        document.segments.front().operations = {{"", SetTo{1}}};
        const std::vector<PlacedProblem> input{{Place::keys, {}, QStringLiteral("bad key"), true},
                                               {Place::operations, 0, QStringLiteral("bad operand"), true}};
        const std::vector<PlacedProblem> placed = placedProblems(check(document), 0, input);
        QCOMPARE(placed.size(), std::size_t(3));
        QVERIFY(placed[0] == input[0]);
        QVERIFY(placed[1] == input[1]);
        QVERIFY(placed[2].place == Place::binName);
        QCOMPARE(placed[2].sentence, QStringLiteral("a bin needs a name"));
    }

    void anotherVerbDropsWhatMeansNothingThere()
    {
        Segment segment = soundSegment();
        segment.expiry = {Expiry::Kind::never, 0};
        segment.generation = 3;
        const Segment removed = withVerb(segment, Verb::remove);
        QVERIFY(removed.expiry == Expiry{});
        QVERIFY(removed.generation == std::uint32_t(3));
        const Segment asked = withVerb(segment, Verb::query);
        QVERIFY(!asked.generation);
        QCOMPARE(asked.operations.size(), std::size_t(1));
    }

    void aSegmentIsOneSentence_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("delete") << "Delete 2 records of test · sessions, durably";
        QTest::newRow("upsert") << "Upsert 1 record of test · users, if the generation is 5, expiring after 1 h — a: set to 1";
        QTest::newRow("query") << "Query all records of test";
        QTest::newRow("range") << "Touch 1,000,000 records of test · users, never expiring";
        QTest::newRow("nowhere") << "Exists 0 records of no data set yet";
    }
    void aSegmentIsOneSentence()
    {
        QFETCH(QString, sentence);
        const QByteArray which = QTest::currentDataTag();
        Segment segment = soundSegment();
        if (which != "upsert")
            segment.operations.clear();
        if (which == "delete") {
            segment.verb = Verb::remove;
            segment.dataSet = DataSet::of("test", "sessions");
            segment.keys = {KeyValue(std::string("a1")), KeyValue(std::string("a2"))};
            segment.durableDelete = true;
        } else if (which == "upsert") {
            segment.expiry = {Expiry::Kind::afterSeconds, 3600};
            segment.generation = 5;
        } else if (which == "query") {
            segment.verb = Verb::query;
            segment.dataSet = DataSet::of("test", "");
            segment.keys.clear();
        } else if (which == "range") {
            segment.verb = Verb::touch;
            segment.keys = {KeyRange{1, 1'000'000}};
            segment.expiry = {Expiry::Kind::never, 0};
        } else {
            segment = {};
            segment.verb = Verb::exists;
        }
        QCOMPARE(sentenceOf(segment).plain, sentence);
    }

    void namesAreNoMarkupInTheSentence()
    {
        Segment segment = soundSegment();
        segment.dataSet = DataSet::of("<b>", "%1 %2 %3");
        QCOMPARE(sentenceOf(segment).plain, QStringLiteral("Upsert 1 record of <b> · %1 %2 %3 — a: set to 1"));
        QVERIFY(sentenceOf(segment).head.contains(QStringLiteral("&lt;b&gt; · %1 %2 %3")));
    }
};

QTEST_APPLESS_MAIN(ProblemPlaceTest)
#include "tst_problem_place.moc"
