// SPDX-License-Identifier: Apache-2.0
#include "tests/core/engine/engine_fixture.h"

#include <QTest>

using namespace binnacle;
using engine::Change;
using engine::Outcome;
using engine::StoredRecord;
using test::NodeCommand;
using test::applied;
using test::codeOf;
using test::key;
using test::noon;

namespace {

StoredRecord stored()
{
    return {.generation = 5,
            .voidTime = noon.seconds + 100,
            .lastUpdateMs = noon.milliseconds - 900'000,
            .set = "things",
            .key = {3, 'k'},
            .bins = {{"a", 1, test::integerBytes(1)}, {"b", 3, toBytes("x")}}};
}

} // namespace

class TestRead : public QObject {
    Q_OBJECT

private slots:
    void aReadAnswersWithMetadataAndBins();
    void namedBinsComeInTheOrderOfTheRequest();
    void missingBinsAreEmptyOnRequest();
    void anExistenceCheckAnswersWithoutBins();
    void missingAndExpiredRecordsAreNotFound();
    void aReadNeedsOperationsThatRead();
    void theSetMayBeLeftOutButNotBeAnother();
    void aKeyThatWasSentMustBeTheStoredOne();
    void aReadTouchRenewsALifeThatRunsOut();
    void aReadTouchLeavesAloneWhatHasTime();
    void percentagesOverAHundredAreParameterErrors();
    void anAnswerThatNoClientCouldTakeIsRefused();
    void linearizedReadsAreOfAnotherEdition();
};

void TestRead::linearizedReadsAreOfAnotherEdition()
{
    NodeCommand command = NodeCommand::get(key());
    command.header.info3 |= wire::info3::scReadType;
    QCOMPARE(codeOf(stored(), command), 25);
    QCOMPARE(codeOf(std::nullopt, command), 25);
    QCOMPARE(applied(stored(), command).generation, 0U);
    command.header.info3 |= wire::info3::scReadRelax;
    QCOMPARE(codeOf(stored(), command), 0);
}

void TestRead::aReadAnswersWithMetadataAndBins()
{
    const Outcome outcome = applied(stored(), NodeCommand::get(key()));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::none);
    QCOMPARE(outcome.generation, 5U);
    QCOMPARE(outcome.voidTime, noon.seconds + 100);
    QCOMPARE(outcome.bins.size(), std::size_t{2});
    QCOMPARE(outcome.bins[0].name, std::string("a"));
    QCOMPARE(outcome.bins[1].bytes, toBytes("x"));
    QVERIFY(outcome.record == stored());
}

void TestRead::anAnswerThatNoClientCouldTakeIsRefused()
{
    StoredRecord large = stored();
    large.bins[0].bytes.resize(std::size_t{1} << 20);
    NodeCommand eight = NodeCommand::get(key());
    NodeCommand many = NodeCommand::get(key());
    for (int i = 0; i < 100; ++i) {
        if (i < 8)
            eight.read("a");
        many.read("a");
    }
    QCOMPARE(codeOf(large, eight), 0);
    QCOMPARE(codeOf(large, many), static_cast<int>(ServerCode::parameterError));
}

void TestRead::namedBinsComeInTheOrderOfTheRequest()
{
    const Outcome outcome = applied(stored(), NodeCommand::get(key()).read("b").read("none").read("a").read("b"));
    QCOMPARE(outcome.bins.size(), std::size_t{3});
    QCOMPARE(outcome.bins[0].name, std::string("b"));
    QCOMPARE(outcome.bins[1].name, std::string("a"));
    QCOMPARE(outcome.bins[2].name, std::string("b"));
}

void TestRead::missingBinsAreEmptyOnRequest()
{
    NodeCommand command = NodeCommand::get(key()).read("none").read("a");
    command.header.info2 = wire::info2::respondAllOps;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.bins.size(), std::size_t{2});
    QCOMPARE(outcome.bins[0].name, std::string("none"));
    QCOMPARE(int{outcome.bins[0].particleType}, 0);
}

void TestRead::anExistenceCheckAnswersWithoutBins()
{
    const Outcome outcome = applied(stored(), NodeCommand::exists(key()));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.generation, 5U);
    QVERIFY(outcome.bins.empty());
}

void TestRead::missingAndExpiredRecordsAreNotFound()
{
    StoredRecord expired = stored();
    expired.voidTime = noon.seconds - 1;
    for (const NodeCommand& command : {NodeCommand::get(key()), NodeCommand::exists(key()), NodeCommand::get(key()).read("a")}) {
        for (const std::optional<StoredRecord>& before : {std::optional<StoredRecord>(), std::optional<StoredRecord>(expired)}) {
            const Outcome outcome = applied(before, command);
            QCOMPARE(outcome.code, ServerCode::recordNotFound);
            QCOMPARE(outcome.generation, 0U);
        }
    }
}

void TestRead::aReadNeedsOperationsThatRead()
{
    NodeCommand none = NodeCommand::get(key());
    none.header.info1 = wire::info1::read;
    QCOMPARE(codeOf(stored(), none), 4);
    NodeCommand writes = NodeCommand::get(key()).setInteger("a", 1);
    writes.header.info1 = wire::info1::read;
    QCOMPARE(codeOf(stored(), writes), 4);
    QCOMPARE(codeOf(stored(), NodeCommand::get(key()).read(std::string(16, 'n'))), 21);
}

void TestRead::theSetMayBeLeftOutButNotBeAnother()
{
    QCOMPARE(codeOf(stored(), NodeCommand::get(DataSet::of("test", "").id(1))), 0);
    QCOMPARE(codeOf(stored(), NodeCommand::get(DataSet::of("test", "other").id(1))), 4);
}

void TestRead::aKeyThatWasSentMustBeTheStoredOne()
{
    QCOMPARE(codeOf(stored(), NodeCommand::get(key()).userKey(std::string("k"))), 0);
    QCOMPARE(codeOf(stored(), NodeCommand::get(key()).userKey(std::string("other"))), 19);
    StoredRecord keyless = stored();
    keyless.key.clear();
    QCOMPARE(codeOf(keyless, NodeCommand::get(key()).userKey(std::string("other"))), 0);
}

void TestRead::aReadTouchRenewsALifeThatRunsOut()
{
    // Written 900 s ago for 1000 s: a tenth of its life is left.
    NodeCommand command = NodeCommand::get(key());
    command.header.recordTtl = 10;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.voidTime, noon.seconds + 100);
    QCOMPARE(outcome.record->voidTime, noon.seconds + 1000);
    QCOMPARE(outcome.record->generation, 5U);
    QCOMPARE(outcome.bins.size(), std::size_t{2});
}

void TestRead::aReadTouchLeavesAloneWhatHasTime()
{
    NodeCommand command = NodeCommand::get(key());
    command.header.recordTtl = 9;
    QCOMPARE(applied(stored(), command).change, Change::none);
    command.header.recordTtl = 0xFFFF'FFFF;
    QCOMPARE(applied(stored(), command).change, Change::none);
    StoredRecord everlasting = stored();
    everlasting.voidTime = 0;
    command.header.recordTtl = 100;
    QCOMPARE(applied(everlasting, command).change, Change::none);
}

void TestRead::percentagesOverAHundredAreParameterErrors()
{
    NodeCommand command = NodeCommand::get(key());
    command.header.recordTtl = 101;
    QCOMPARE(codeOf(stored(), command), 4);
}

QTEST_APPLESS_MAIN(TestRead)
#include "tst_read.moc"
