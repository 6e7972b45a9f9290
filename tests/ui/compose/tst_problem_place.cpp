// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/problem_place.h"
#include "ui/compose/segment_sentence.h"
#include "ui/compose/verb_traits.h"

#include <QtTest>

#include <functional>

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

using Break = std::function<void(Segment&)>;

} // namespace

class ProblemPlaceTest : public QObject {
    Q_OBJECT

private slots:
    void aProblemIsPlacedAtThePartThatMakesIt_data()
    {
        QTest::addColumn<Place>("place");
        m_breaks = {
            {"no namespace", Place::dataSet, [](Segment& s) { s.dataSet.nameSpace.clear(); }},
            {"long set", Place::dataSet, [](Segment& s) { s.dataSet.set.assign(64, 's'); }},
            {"no keys", Place::keys, [](Segment& s) { s.keys.clear(); }},
            {"key twice", Place::keys, [](Segment& s) { s.keys.push_back(s.keys.front()); }},
            {"range backwards", Place::keys, [](Segment& s) { s.keys = {KeyRange{2, 1}}; }},
            {"too many keys", Place::keys, [](Segment& s) { s.keys = {KeyRange{0, 20'000'000}}; }},
            {"nothing written", Place::operations, [](Segment& s) { s.operations.clear(); }},
            {"expiry of zero", Place::expiry, [](Segment& s) { s.expiry = {Expiry::Kind::afterSeconds, 0}; }},
            {"expiry of a query", Place::expiry,
             [](Segment& s) {
                 s.verb = Verb::query;
                 s.operations.clear();
                 s.expiry = {Expiry::Kind::never, 0};
             }},
            {"no such generation", Place::generation, [](Segment& s) { s.generation = 70'000; }},
            {"durable upsert", Place::durableDelete, [](Segment& s) { s.durableDelete = true; }},
            {"replace drops bins", Place::segment, [](Segment& s) { s.verb = Verb::replace; }},
        };
        for (const auto& broken : m_breaks)
            QTest::newRow(broken.name) << broken.place;
    }
    void aProblemIsPlacedAtThePartThatMakesIt()
    {
        QFETCH(Place, place);
        OperationDocument document{{soundSegment()}, {}};
        QVERIFY(check(document).empty());
        for (const auto& broken : m_breaks) {
            if (QString::fromLatin1(broken.name) == QLatin1String(QTest::currentDataTag()))
                broken.apply(document.segments.front());
        }
        const std::vector<Problem> problems = check(document);
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY2(placeOf(problems.front(), document) == place, problems.front().sentence.c_str());
    }

    void aProblemOfThePolicyIsTheWholeSegments()
    {
        OperationDocument document{{soundSegment()}, {}};
        document.policy.totalTimeoutMs = 0;
        const std::vector<Problem> problems = check(document);
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY(placeOf(problems.front(), document) == Place::segment);
    }

    void whatCannotBeReadCoversWhatFollowsFromIt()
    {
        OperationDocument document{{soundSegment()}, {}};
        document.segments.front().keys.clear();
        document.segments.front().operations = {{"", SetTo{1}}};
        const std::vector<PlacedProblem> input{{Place::keys, {}, QStringLiteral("bad key"), true},
                                               {Place::operations, 0, QStringLiteral("bad operand"), true}};
        const std::vector<PlacedProblem> placed = placedProblems(document, check(document), 0, input);
        QCOMPARE(placed.size(), std::size_t(3));
        QVERIFY(placed[0] == input[0]);
        QVERIFY(placed[1] == input[1]);
        QVERIFY(placed[2].operation == std::size_t(0));
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
        QTest::newRow("upsert") << "Upsert 1 record of test · users, 1 bin operation, if the generation is 5, expiring after 1 h";
        QTest::newRow("query") << "Query all records of test";
        QTest::newRow("range") << "Touch 1,000,000 records of test · users, never expiring";
        QTest::newRow("nowhere") << "Exists 0 records of no data set yet";
    }
    void aSegmentIsOneSentence()
    {
        QFETCH(QString, sentence);
        const QByteArray which = QTest::currentDataTag();
        Segment segment = soundSegment();
        if (which == "delete") {
            segment = {Verb::remove, DataSet::of("test", "sessions"), {KeyValue(std::string("a1")), KeyValue(std::string("a2"))},
                       {}, {}, {}, true};
        } else if (which == "upsert") {
            segment.expiry = {Expiry::Kind::afterSeconds, 3600};
            segment.generation = 5;
        } else if (which == "query") {
            segment = {Verb::query, DataSet::of("test", ""), {}, {}, {}, {}, {}};
        } else if (which == "range") {
            segment.verb = Verb::touch;
            segment.keys = {KeyRange{1, 1'000'000}};
            segment.operations.clear();
            segment.expiry = {Expiry::Kind::never, 0};
        } else {
            segment = {Verb::exists, {}, {}, {}, {}, {}, {}};
        }
        QCOMPARE(sentenceOf(segment).plain, sentence);
    }

    void namesAreNoMarkupInTheSentence()
    {
        Segment segment = soundSegment();
        segment.dataSet = DataSet::of("<b>", "%1 %2 %3");
        QCOMPARE(sentenceOf(segment).plain, QStringLiteral("Upsert 1 record of <b> · %1 %2 %3, 1 bin operation"));
        QVERIFY(sentenceOf(segment).rich.contains(QStringLiteral("&lt;b&gt; · %1 %2 %3")));
    }

private:
    struct Broken {
        const char* name;
        Place place;
        Break apply;
    };
    std::vector<Broken> m_breaks;
};

QTEST_APPLESS_MAIN(ProblemPlaceTest)
#include "tst_problem_place.moc"
