// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"
#include "core/operation/read_touch.h"

#include <QtTest>

using namespace binnacle;

namespace {

Segment upsertOfOne()
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(1)};
    segment.operations = {{"a", SetTo{1}}};
    return segment;
}

/// `error 0: sentence` or, on an operation, `error 0.2: sentence`; one a line.
QString shown(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems) {
        QString place = QString::number(problem.segment);
        if (problem.operation)
            place += '.' + QString::number(*problem.operation);
        const char* severity = problem.severity == Problem::Severity::error ? "error " : "warning ";
        lines << severity + place + ": " + QString::fromStdString(problem.sentence);
    }
    return lines.join('\n');
}

QString problemsOf(Segment segment)
{
    return shown(check({{std::move(segment)}, {}}));
}

QString problemsOfVerb(Verb verb, std::vector<BinOperation> operations)
{
    Segment segment = upsertOfOne();
    segment.verb = verb;
    segment.operations = std::move(operations);
    return problemsOf(std::move(segment));
}

QString problemsOfAction(BinAction action)
{
    return problemsOfVerb(Verb::upsert, {{"a", std::move(action)}});
}

QString problemsOfKeys(std::vector<KeyItem> keys)
{
    Segment segment = upsertOfOne();
    segment.keys = std::move(keys);
    return problemsOf(std::move(segment));
}

struct Break {
    const char* name;
    Place place;
    void (*apply)(Segment& segment);
};

std::vector<Break> breaks()
{
    return {
        {"no namespace", Place::dataSet, [](Segment& s) { s.dataSet.nameSpace.clear(); }},
        {"long set", Place::dataSet, [](Segment& s) { s.dataSet.set.assign(64, 's'); }},
        {"no keys", Place::keys, [](Segment& s) { s.keys.clear(); }},
        {"key twice", Place::keys, [](Segment& s) { s.keys.push_back(s.keys.front()); }},
        {"range backwards", Place::keys,
         [](Segment& s) {
             s.keys = {KeyRange{2, 1}};
         }},
        {"too many keys", Place::keys,
         [](Segment& s) {
             s.keys = {KeyRange{0, 20'000'000}};
         }},
        {"no such filter", Place::where, [](Segment& s) { s.where = Filter::text("$.a >"); }},
        {"filter of the chain", Place::where, [](Segment& s) { s.defaults.where = Filter::expression({0xc1}); }},
        {"nothing to filter", Place::where, [](Segment& s) { s.failOnFilteredOut = true; }},
        {"nothing written", Place::operations, [](Segment& s) { s.operations.clear(); }},
        {"odd operand", Place::operations, [](Segment& s) { s.operations.front().action = Add{"x"}; }},
        {"surprise", Place::operations,
         [](Segment& s) {
             s.operations.front().action = Call{{}, Method::hllFold, {99}};
         }},
        {"nameless bin", Place::binName, [](Segment& s) { s.operations.front().bin.clear(); }},
        {"expiry of zero", Place::expiry,
         [](Segment& s) {
             s.expiry = {Expiry::Kind::afterSeconds, 0};
         }},
        {"expiry of a query", Place::expiry,
         [](Segment& s) {
             s.verb = Verb::query;
             s.operations.clear();
             s.expiry = {Expiry::Kind::never, 0};
         }},
        {"no such generation", Place::generation, [](Segment& s) { s.generation = 70'000; }},
        {"durable touch", Place::durableDelete,
         [](Segment& s) {
             s.verb = Verb::touch;
             s.operations.clear();
             s.durableDelete = true;
         }},
        {"replace drops bins", Place::segment, [](Segment& s) { s.verb = Verb::replace; }},
    };
}

} // namespace

class TestCheck : public QObject {
    Q_OBJECT

private slots:
    void aSoundDocumentHasNoProblems() { QCOMPARE(problemsOf(upsertOfOne()), QString()); }

    void anEmptyDocumentIsRefused() { QCOMPARE(shown(check({})), QString("error 0: the document has no segments")); }

    void aReplaceIsWarnedOf()
    {
        Segment segment = upsertOfOne();
        segment.verb = Verb::replace;
        QCOMPARE(problemsOf(segment), QString("warning 0: replace drops every bin that it does not set"));
    }

    void namesOfDataSetsAreBounded()
    {
        Segment segment = upsertOfOne();
        segment.dataSet.nameSpace.clear();
        QCOMPARE(problemsOf(segment), QString("error 0: the namespace has no name"));
        segment.dataSet.nameSpace = std::string(31, 'n');
        QCOMPARE(problemsOf(segment), QString());
        segment.dataSet.nameSpace += 'n';
        QCOMPARE(problemsOf(segment), QString("error 0: the namespace's name has 32 bytes, at most 31 are allowed"));
        segment.dataSet = DataSet::of("test", std::string(64, 's'));
        QCOMPARE(problemsOf(segment), QString("error 0: the set's name has 64 bytes, at most 63 are allowed"));
    }

    void everyVerbButQueryNeedsKeys()
    {
        QCOMPARE(problemsOfKeys({}), QString("error 0: upsert needs at least one key"));
        Segment segment = upsertOfOne();
        segment.keys.clear();
        segment.operations.clear();
        segment.verb = Verb::exists;
        QCOMPARE(problemsOf(segment), QString("error 0: exists needs at least one key"));
        segment.verb = Verb::query;
        QCOMPARE(problemsOf(segment), QString());
    }

    void rangesRunForwards()
    {
        QCOMPARE(problemsOfKeys({KeyRange{1, 1}}), QString());
        QCOMPARE(problemsOfKeys({KeyRange{2, 1}}), QString("error 0: the key range 2 to 1 ends before it begins"));
    }

    void keysNamedTwiceAreWarnedOf_data()
    {
        QTest::addColumn<QString>("twice");
        QTest::addColumn<int>("which");
        QTest::newRow("integers") << "5" << 0;
        QTest::newRow("in a range") << "7" << 1;
        QTest::newRow("ranges") << "10" << 2;
        QTest::newRow("texts") << "\"x\"" << 3;
        QTest::newRow("blobs") << "0xff" << 4;
        QTest::newRow("digests") << "<0000000000000000000000000000000000000000>" << 5;
    }

    void keysNamedTwiceAreWarnedOf()
    {
        QFETCH(QString, twice);
        QFETCH(int, which);
        const KeyValue text(std::string("x"));
        const KeyValue blob(Blob{{0xff}});
        const std::vector<std::vector<KeyItem>> keys{
            {KeyValue(5), KeyValue(6), KeyValue(5)},
            {KeyValue(7), KeyRange{1, 10}},
            {KeyRange{10, 20}, KeyRange{1, 10}},
            {text, KeyValue(1), text},
            {blob, blob},
            {Digest{}, Digest{}},
        };
        QCOMPARE(problemsOfKeys(keys[static_cast<std::size_t>(which)]), "warning 0: the key " + twice + " is named twice");
    }

    void keysOfDifferentKindsAreDifferent()
    {
        QCOMPARE(problemsOfKeys({KeyValue(1), KeyValue(std::string("1")), KeyValue(Blob{{'1'}}), KeyRange{2, 3}, KeyRange{4, 4}}),
                 QString());
    }

    void aDocumentNamesTenMillionKeysAtMost()
    {
        QCOMPARE(problemsOfKeys({KeyRange{1, 10'000'000}}), QString());
        QCOMPARE(problemsOfKeys({KeyRange{0, 10'000'000}}),
                 QString("error 0: a document names at most 10000000 keys; with this segment it names more"));
        Segment half = upsertOfOne();
        half.keys = {KeyRange{1, 5'000'000}};
        QCOMPARE(shown(check({{half, half}, {}})), QString());
        QCOMPARE(shown(check({{half, half, upsertOfOne()}, {}})),
                 QString("error 2: a document names at most 10000000 keys; with this segment it names more"));
    }

    void expiryIsOneSecondToTenYears_data()
    {
        QTest::addColumn<quint32>("seconds");
        QTest::addColumn<QString>("problems");
        QTest::newRow("none") << 0u << "error 0: a record cannot expire after 0 seconds; the least is 1";
        QTest::newRow("least") << 1u << "";
        QTest::newRow("most") << 315'360'000u << "";
        QTest::newRow("more") << 315'360'001u
                              << "error 0: a record cannot expire after 315360001 seconds; servers refuse more than ten years, "
                                 "315360000 seconds";
    }

    void expiryIsOneSecondToTenYears()
    {
        QFETCH(quint32, seconds);
        QFETCH(QString, problems);
        Segment segment = upsertOfOne();
        segment.expiry = {Expiry::Kind::afterSeconds, seconds};
        QCOMPARE(problemsOf(segment), problems);
    }

    void anExpiryWhereNothingIsWrittenIsWarnedOf()
    {
        Segment segment = upsertOfOne();
        segment.operations.clear();
        segment.expiry.kind = Expiry::Kind::never;
        segment.verb = Verb::remove;
        QCOMPARE(problemsOf(segment), QString("warning 0: an expiry has no effect on delete"));
        segment.verb = Verb::exists;
        QCOMPARE(problemsOf(segment), QString("warning 0: an expiry has no effect on exists"));
        segment.verb = Verb::touch;
        QCOMPARE(problemsOf(segment), QString());
    }

    void generationsAreOneTo65535()
    {
        Segment segment = upsertOfOne();
        for (const std::uint32_t good : {1u, 65'535u}) {
            segment.generation = good;
            QCOMPARE(problemsOf(segment), QString());
        }
        segment.generation = 0;
        QCOMPARE(problemsOf(segment), QString("error 0: generation 0 does not exist; they run from 1 to 65535"));
        segment.generation = 65'536;
        QCOMPARE(problemsOf(segment), QString("error 0: generation 65536 does not exist; they run from 1 to 65535"));
    }

    void onlyWritesOfWhatExistsEnsureAGeneration()
    {
        Segment segment = upsertOfOne();
        segment.generation = 1;
        segment.verb = Verb::insert;
        QCOMPARE(problemsOf(segment), QString("error 0: insert cannot ensure a generation; the record must not exist"));
        segment.operations.clear();
        segment.verb = Verb::query;
        QCOMPARE(problemsOf(segment), QString("error 0: query cannot ensure a generation; only writes do"));
    }

    void durableIsForWhatMayDelete()
    {
        Segment segment = upsertOfOne(); // it may take the last bin
        segment.durableDelete = true;
        QCOMPARE(problemsOf(segment), QString());
        segment.operations.clear();
        segment.verb = Verb::remove;
        QCOMPARE(problemsOf(segment), QString());
        segment.verb = Verb::touch;
        QCOMPARE(problemsOf(segment), QString("warning 0: a durable delete has no effect on touch"));
    }

    void writesNeedBinOperations()
    {
        QCOMPARE(problemsOfVerb(Verb::update, {}), QString("error 0: update needs at least one bin operation"));
        QCOMPARE(problemsOfVerb(Verb::insert, {{"a", GetBin{}}}),
                 QString("error 0: insert only reads here; query is the verb for that"));
        QCOMPARE(problemsOfVerb(Verb::upsert, {{"a", GetBin{}}, {"a", Add{1}}}), QString());
    }

    void verbsOnWholeRecordsTakeNoBinOperations()
    {
        QCOMPARE(problemsOfVerb(Verb::remove, {{"a", SetTo{1}}}), QString("error 0.0: delete takes no bin operations"));
        QCOMPARE(problemsOfVerb(Verb::touch, {{"a", GetBin{}}}), QString("error 0.0: touch takes no bin operations"));
        QCOMPARE(problemsOfVerb(Verb::exists, {{"a", GetBin{}}}), QString("error 0.0: exists takes no bin operations"));
    }

    void queriesOnlyRead()
    {
        QCOMPARE(problemsOfVerb(Verb::query, {}), QString());
        QCOMPARE(problemsOfVerb(Verb::query, {{"a", GetBin{}}, {"b", Add{1}}}),
                 QString("error 0.1: query only reads; incrementBy would write"));
    }

    void replaceOnlySetsAndReads_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("refused");
        QTest::newRow("increment") << 0 << "incrementBy";
        QTest::newRow("append") << 1 << "append";
        QTest::newRow("prepend") << 2 << "prepend";
        QTest::newRow("remove") << 3 << "remove";
        QTest::newRow("nil") << 4 << "setTo with nil";
    }

    void replaceOnlySetsAndReads()
    {
        QFETCH(int, which);
        QFETCH(QString, refused);
        const std::vector<BinAction> actions{Add{1}, Append{"x"}, Prepend{"x"}, RemoveBin{}, SetTo{Nil{}}};
        QCOMPARE(problemsOfVerb(Verb::replaceIfExists,
                                {{"r", GetBin{}}, {"s", SetTo{1}}, {"a", actions[static_cast<std::size_t>(which)]}}),
                 "warning 0: replaceIfExists drops every bin that it does not set\n"
                 "error 0.2: replaceIfExists starts from no bins; it takes setTo with a value and get, not " +
                     refused);
    }

    void binNamesAreOneToFifteenBytes()
    {
        QCOMPARE(problemsOfVerb(Verb::upsert, {{"", SetTo{1}}}), QString("error 0.0: a bin needs a name"));
        QCOMPARE(problemsOfVerb(Verb::upsert, {{"fifteen_bytes_x", SetTo{1}}}), QString());
        QCOMPARE(problemsOfVerb(Verb::upsert, {{"a", SetTo{1}}, {"sixteen_bytes_xx", SetTo{1}}}),
                 QString("error 0.1: the bin name \"sixteen_bytes_xx\" has 16 bytes, at most 15 are allowed"));
        QCOMPARE(problemsOfVerb(Verb::upsert, {{"åååååååå", SetTo{1}}}),
                 QString::fromUtf8("error 0.0: the bin name \"åååååååå\" has 16 bytes, at most 15 are allowed"));
    }

    void incrementsAreNumbers()
    {
        QCOMPARE(problemsOfAction(Add{1}), QString());
        QCOMPARE(problemsOfAction(Add{0.5}), QString());
        QCOMPARE(problemsOfAction(Add{"1"}),
                 QString("error 0.0: incrementBy takes an integer or a double, not a value of type str"));
        QCOMPARE(problemsOfAction(Add{true}),
                 QString("error 0.0: incrementBy takes an integer or a double, not a value of type bool"));
    }

    void whatIsAppendedIsTextOrBlob()
    {
        QCOMPARE(problemsOfAction(Append{"x"}), QString());
        QCOMPARE(problemsOfAction(Prepend{Blob{{1}}}), QString());
        QCOMPARE(problemsOfAction(Append{1}), QString("error 0.0: append takes a string or a blob, not a value of type int"));
        QCOMPARE(problemsOfAction(Prepend{Nil{}}),
                 QString("error 0.0: prepend takes a string or a blob, not a value of type nil"));
    }

    void endsOfRangesAreNotStored()
    {
        const QString refused = "error 0.0: infinity and wildcard stand for ends of ranges; they cannot be stored";
        QCOMPARE(problemsOfAction(SetTo{Infinity{}}), refused);
        QCOMPARE(problemsOfAction(SetTo{Wildcard{}}), refused);
        QCOMPARE(problemsOfAction(SetTo{List{{1, List{{Wildcard{}}}}}}), refused);
        QCOMPARE(problemsOfAction(SetTo{Map{{{Infinity{}, 1}}}}), refused);
        QCOMPARE(problemsOfAction(SetTo{Map{{{1, Infinity{}}}}}), refused);
    }

    void valuesNestAHundredDeep()
    {
        Value nested = 1;
        for (int i = 0; i < 100; ++i)
            nested = List{{nested}};
        QCOMPARE(problemsOfAction(SetTo{nested}), QString());
        QCOMPARE(problemsOfAction(SetTo{List{{nested}}}), QString("error 0.0: a value nests at most 100 levels deep"));
    }

    void policiesAreBounded()
    {
        OperationDocument document{{upsertOfOne()}, {}};
        Settings settings;
        settings.totalTimeoutMs = 600'000;
        settings.maxRetries = 100;
        document.behavior = Behavior::with(settings);
        QCOMPARE(shown(check(document)), QString());
        settings.totalTimeoutMs = 0;
        settings.maxRetries = 101;
        document.behavior = Behavior::with(settings);
        QCOMPARE(shown(check(document)), QString("error 0: a total timeout of 0 ms is not possible; it is 1 to 600000 ms\n"
                                                 "error 0: at most 100 retries are possible, not 101"));
        settings = {};
        settings.totalTimeoutMs = 600'001;
        document.behavior = Behavior::with(settings);
        QCOMPARE(shown(check(document)), QString("error 0: a total timeout of 600001 ms is not possible; it is 1 to 600000 ms"));
    }

    void aReadThatProlongsLivesIsNoQueryOfASet()
    {
        const QString told =
            "warning 0: readTouchTtlPercent has no effect on a query of a whole set: it prolongs no record's life";
        Segment query = upsertOfOne();
        query.verb = Verb::query;
        query.operations = {};
        Segment wholeSet = query;
        wholeSet.keys = {};
        Settings settings;
        settings.readTouchTtlPercent = 80;
        for (const Scope scope : {Scope::all, Scope::reads, Scope::readsAp, Scope::readsSc, Scope::readsQuery}) {
            const Behavior behavior = Behavior().deriveWithChanges("own", {{scope, settings}});
            QCOMPARE(shown(check({{wholeSet}, behavior})), told);
            QCOMPARE(shown(check({{query}, behavior})), QString());
        }
        for (const Scope other : {Scope::readsPoint, Scope::readsBatch, Scope::writes}) {
            QCOMPARE(shown(check({{wholeSet}, Behavior().deriveWithChanges("own", {{other, settings}})})), QString());
        }
        settings.readTouchTtlPercent = neverTouches;
        QCOMPARE(shown(check({{wholeSet}, Behavior().deriveWithChanges("own", {{Scope::all, settings}})})), QString());
    }

    void settingsOfReadsAreBounded()
    {
        OperationDocument document{{upsertOfOne()}, {}};
        Settings settings;
        settings.useCompression = true;
        settings.readTouchTtlPercent = 100;
        settings.recordQueueSize = 1;
        document.behavior = Behavior().deriveWithChanges("small", {{Scope::reads, settings}});
        QCOMPARE(shown(check(document)), QString());
        settings.readTouchTtlPercent = 101;
        settings.recordQueueSize = 0;
        document.behavior = Behavior().deriveWithChanges("small", {{Scope::reads, settings}});
        QCOMPARE(shown(check(document)), QString("error 0: readTouchTtlPercent is at most 100, not 101\n"
                                                 "error 0: a stream holds 1 to 1000000 results, not 0"));
    }

    void geoJsonIsValidated()
    {
        for (const char* sound : {R"({"type":"Point","coordinates":[-122.349,47.620]})",
                                  R"({"type":"AeroCircle","coordinates":[[-122.3,47.6],1000]})",
                                  R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[4,1],[4,2],[2,1]]]})"})
            QCOMPARE(problemsOfAction(SetTo{GeoJson{sound}}), QString());
        for (const char* wrong : {"{}", R"({"type":"Point","coordinates":[47.620,-122.349]})",
                                  R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[1,1]]]})"})
            QVERIFY2(problemsOfAction(SetTo{GeoJson{wrong}}).startsWith("error 0.0: "), wrong);
    }

    void aCallIsCheckedAndItsSurprisesAreTold()
    {
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {14}}), QString());
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {14}, CallFlag::createOnly | CallFlag::updateOnly}),
                 QString("error 0.0: create only and update only exclude each other"));
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {14}, CallFlag::allowFold}),
                 QString("warning 0.0: servers refuse hllInit with allowFold (code 4), and noFail does not change that"));
        QCOMPARE(problemsOfAction(Call{{}, Method::hllAdd, {List{{1}}}, CallFlag::updateOnly}),
                 QString("warning 0.0: servers refuse hllAdd with updateOnly (code 4), and noFail does not change that"));
        QCOMPARE(problemsOfAction(Call{{}, Method::listPop, {"x"}}), QString("error 0.0: listPop needs an integer as its index"));
    }

    void expressionsOfCallsAreCompiled()
    {
        QCOMPARE(problemsOfAction(Call{{}, Method::upsertFrom, {"$.age + 1"}}), QString());
        QVERIFY(problemsOfAction(Call{{}, Method::upsertFrom, {"$.age +"}}).startsWith("error 0.0: "));
        QVERIFY(problemsOfAction(Call{{}, Method::upsertFrom, {Blob{{0xc1}}}}).startsWith("error 0.0: "));
    }

    void sizesThatNoSketchHasAreWarnedOf()
    {
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {16, 48}}), QString());
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {17}}),
                 QString("warning 0.0: servers refuse 17 index bits (code 4): they are 4 to 16"));
        QCOMPARE(problemsOfAction(Call{{}, Method::hllFold, {3}}),
                 QString("warning 0.0: servers refuse 3 index bits (code 4): they are 4 to 16"));
        QCOMPARE(problemsOfAction(Call{{}, Method::hllAdd, {List{{1}}, 8, 3}}),
                 QString("warning 0.0: servers refuse 3 min-hash bits (code 4): they are 0, or 4 to 51"));
        QCOMPARE(problemsOfAction(Call{{}, Method::hllInit, {16, 49}}),
                 QString("warning 0.0: servers refuse more than 64 index and min-hash bits together (code 4)"));
    }

    void aProblemIsPlacedAtThePartThatMakesIt_data()
    {
        QTest::addColumn<Place>("place");
        for (const auto& broken : breaks())
            QTest::newRow(broken.name) << broken.place;
    }
    void aProblemIsPlacedAtThePartThatMakesIt()
    {
        QFETCH(Place, place);
        OperationDocument document{{upsertOfOne()}, {}};
        for (const auto& broken : breaks()) {
            if (QLatin1String(broken.name) == QLatin1String(QTest::currentDataTag()))
                broken.apply(document.segments.front());
        }
        const std::vector<Problem> problems = check(document);
        QCOMPARE(problems.size(), std::size_t(1));
        QVERIFY2(problems.front().place == place, problems.front().sentence.c_str());
    }

    void whatIsWrongAboutThePolicyIsPlacedThere()
    {
        OperationDocument document{{upsertOfOne()}, {}};
        Settings settings;
        settings.totalTimeoutMs = 0;
        document.behavior = Behavior::with(settings);
        QVERIFY(check(document).front().place == Place::policy);
    }

    void problemsComeInDocumentOrder()
    {
        Segment first = upsertOfOne();
        first.operations = {{"", SetTo{1}}, {"a", Add{"x"}}};
        Segment second = upsertOfOne();
        second.keys.clear();
        QCOMPARE(shown(check({{first, upsertOfOne(), second}, {}})),
                 QString("error 0.0: a bin needs a name\n"
                         "error 0.1: incrementBy takes an integer or a double, not a value of type str\n"
                         "error 2: upsert needs at least one key"));
    }
};

QTEST_APPLESS_MAIN(TestCheck)
#include "tst_check.moc"
