// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo_entry.h"
#include "core/work/undo_taking.h"

#include <QtTest>

using namespace binnacle;
using namespace binnacle::work;
using Before = UndoEntry::Before;

namespace {

const Key key = DataSet::of("test", "users").id(1);

UndoEntry entryOf(Before before, std::uint32_t after, std::vector<Bin> bins = {}, std::uint32_t generationBefore = 0)
{
    UndoEntry entry;
    entry.key = key;
    entry.before = before;
    entry.bins = std::move(bins);
    entry.generationBefore = generationBefore;
    entry.generationAfter = after;
    return entry;
}

Segment write(Verb verb, std::vector<BinOperation> operations)
{
    Segment segment;
    segment.verb = verb;
    segment.keys = {KeyValue(1)};
    segment.operations = std::move(operations);
    return segment;
}

Call size()
{
    Call call;
    call.method = Method::listSize;
    return call;
}

} // namespace

class TestUndoEntry : public QObject {
    Q_OBJECT

private slots:
    void whatWasMissingIsRemoved()
    {
        const Segment segment = inverseOf(entryOf(Before::missing, 3)).value();
        QCOMPARE(segment.verb, Verb::remove);
        QCOMPARE(segment.generation, std::optional(3U));
        QVERIFY(!inverseOf(entryOf(Before::missing, 0)));
    }

    void binsAreSetOrRemovedAndTheExpiryStays()
    {
        const Segment segment = inverseOf(entryOf(Before::bins, 2, {{"a", 1}, {"b", Nil{}}})).value();
        QCOMPARE(segment.verb, Verb::update);
        QCOMPARE(segment.expiry.kind, Expiry::Kind::unchanged);
        QCOMPARE(segment.operations, (std::vector<BinOperation>{{"a", SetTo{Value(1)}}, {"b", RemoveBin{}}}));
    }

    void aWholeRecordComesBack()
    {
        UndoEntry entry = entryOf(Before::whole, 0, {{"a", 1}}, 5);
        entry.voidTime = 100;
        entry.durableDelete = true;
        const Segment made = inverseOf(entry).value();
        QCOMPARE(made.verb, Verb::insert);
        QVERIFY(!made.generation);
        QCOMPARE(made.expiry.unixTime, voidTimeEpoch + 100);
        entry.generationAfter = 6;
        entry.voidTime = 0;
        const Segment replaced = inverseOf(entry).value();
        QCOMPARE(replaced.verb, Verb::replace);
        QCOMPARE(replaced.expiry.kind, Expiry::Kind::never);
        QCOMPARE(replaced.durableDelete, std::optional(true));
        entry.onlyTouched = true;
        QCOMPARE(inverseOf(entry)->verb, Verb::touch);
    }

    void theFirstValueOfABinIsTheOneThatWas()
    {
        const UndoEntry both =
            merged(entryOf(Before::bins, 2, {{"a", 1}}), entryOf(Before::bins, 3, {{"a", 7}, {"b", 2}})).value();
        QCOMPARE(both.bins, (std::vector<Bin>{{"a", 1}, {"b", 2}}));
        QCOMPARE(both.generationAfter, 3U);
    }

    void aLaterReadOfTheWholeKnowsTheRest()
    {
        const UndoEntry both = merged(entryOf(Before::bins, 2, {{"a", 1}, {"n", Nil{}}}),
                                      entryOf(Before::whole, 0, {{"a", 9}, {"n", 9}, {"o", 3}}, 2))
                                   .value();
        QCOMPARE(both.before, Before::whole);
        QCOMPARE(both.bins, (std::vector<Bin>{{"a", 1}, {"o", 3}}));
        const UndoEntry made = merged(entryOf(Before::bins, 1, {{"n", Nil{}}}), entryOf(Before::whole, 0, {{"n", 9}}, 1)).value();
        QCOMPARE(made.before, Before::missing);
        QVERIFY(!inverseOf(made));
    }

    void writesOfOthersBetweenAreSeen()
    {
        const UndoEntry first = entryOf(Before::bins, 2, {{"a", 1}});
        QVERIFY(!merged(first, entryOf(Before::bins, 4, {{"a", 7}})));
        QVERIFY(!merged(first, entryOf(Before::whole, 4, {}, 3)));
        QVERIFY(!merged(first, entryOf(Before::missing, 1)));
        QVERIFY(merged(entryOf(Before::bins, 65'535), entryOf(Before::bins, 1)));
        const UndoEntry gone = entryOf(Before::whole, 0, {{"a", 1}}, 5);
        QVERIFY(merged(gone, entryOf(Before::missing, 1)));
        QVERIFY(!merged(gone, entryOf(Before::bins, 2)));
        UndoEntry buried = gone;
        buried.durableDelete = true;
        QVERIFY(merged(buried, entryOf(Before::bins, 7)));
    }

    void howTheReplacedIsTaken()
    {
        const UndoOptions options;
        const BinOperation set{"a", SetTo{Value(1)}};
        const BinOperation remove{"b", RemoveBin{}};
        QCOMPARE(takingOf(write(Verb::upsert, {set}), options), Taking::inCommand);
        QCOMPARE(takingOf(write(Verb::update, {remove, set}), options), Taking::inCommand);
        QCOMPARE(takingOf(write(Verb::update, {set, remove}), options), Taking::readBefore);
        QCOMPARE(takingOf(write(Verb::update, {{"a", SetTo{Value(Nil{})}}}), options), Taking::readBefore);
        QCOMPARE(takingOf(write(Verb::insert, {set}), options), Taking::nothing);
        QCOMPARE(takingOf(write(Verb::query, {}), options), Taking::nothing);
        for (const Verb verb : {Verb::replace, Verb::replaceIfExists, Verb::createOrReplace, Verb::remove, Verb::touch})
            QCOMPARE(takingOf(write(verb, {}), options), Taking::readBefore);
        QCOMPARE(takingOf(write(Verb::upsert, {set}), {true, 1, true}), Taking::readBefore);
        QCOMPARE(takingOf(write(Verb::remove, {}), {false, 1, false}), Taking::nothing);
    }

    void readsGoBeforeAllElseAndTheirAnswersAreTakenOut()
    {
        const Segment segment =
            write(Verb::update, {{"l", size()}, {"n", Add{Value(1)}}, {"n", GetBin{}}, {"m", SetTo{Value(1)}}});
        const Segment reading = withReads(segment);
        QCOMPARE(reading.operations.size(), std::size_t{6});
        QCOMPARE(reading.operations[0], (BinOperation{"n", GetBin{}}));
        QCOMPARE(reading.operations[1], (BinOperation{"m", GetBin{}}));
        Record record{key, 2, 0, {{"n", List{{5, Nil{}, 6}}}, {"m", List{{Nil{}, Nil{}}}}, {"l", 3}}};
        QCOMPARE(takeReads(segment, record), (std::vector<Bin>{{"n", 5}, {"m", Nil{}}}));
        QCOMPARE(record.bins, (std::vector<Bin>{{"l", 3}, {"n", List{{Nil{}, 6}}}}));
    }

    void plainWritesAnswerNothing()
    {
        const Segment segment = write(Verb::update, {{"n", Add{Value(1)}}});
        Record record{key, 2, 0, {{"n", List{{5, Nil{}}}}}};
        QCOMPARE(takeReads(segment, record), (std::vector<Bin>{{"n", 5}}));
        QVERIFY(record.bins.empty());
    }
};

QTEST_APPLESS_MAIN(TestUndoEntry)
#include "tst_undo_entry.moc"
