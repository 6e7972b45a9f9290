// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"
#include "core/wire/msgpack.h"
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

constexpr std::uint8_t blobType = 4;
constexpr std::uint8_t listType = 20;
constexpr std::uint8_t mapType = 19;

/// A list of three and a map that asks for an index.
StoredRecord stored()
{
    return {.generation = 5,
            .voidTime = 0,
            .lastUpdateMs = noon.milliseconds,
            .set = "things",
            .key = {},
            .bins = {{"l", listType, *fromHex("93010203")}, {"m", mapType, *fromHex("82c70013c00102")}, {"t", 3, toBytes("x")}}};
}

NodeCommand& modify(NodeCommand& command, const char* bin, const char* operation)
{
    return command.op(wire::OpCode::cdtModify, bin, blobType, *fromHex(operation));
}

NodeCommand& inspect(NodeCommand& command, const char* bin, const char* operation)
{
    return command.op(wire::OpCode::cdtRead, bin, blobType, *fromHex(operation));
}

NodeCommand reading()
{
    NodeCommand command = NodeCommand::get(key());
    command.header.info1 = wire::info1::read;
    return command;
}

NodeCommand writing()
{
    NodeCommand command = NodeCommand::write(key());
    command.header.info1 |= wire::info1::read;
    return command;
}

std::string told(const Outcome& outcome)
{
    std::string text;
    for (const engine::AnswerBin& bin : outcome.bins)
        text += bin.name + ":" + std::to_string(bin.particleType) + ":" + toHex(bin.bytes) + " ";
    return text;
}

} // namespace

class TestCollections : public QObject {
    Q_OBJECT

private slots:
    void aWriteAnswersWithItsResults();
    void everyOperationAnswersOnRequest();
    void readsInAWriteSeeWhatWasWrittenBefore();
    void anEmptyResultIsAnsweredInAWriteAlone();
    void missingBinsAreLeftOut();
    void aFailureLeavesTheRecordAlone();
    void aRemovalThatFindsNoBinMakesNone();
    void anOperationMakesRecordsAndBins();
    void readsInAWriteNeedTheReadFlag();
    void aReplacementTakesNoModification();
    void allBinsAreNotReadBesideAnswers();
    void theIndexOfAMapIsNotAnswered();
    void aReadCannotModify();
    void growthIsBounded();
};

void TestCollections::aWriteAnswersWithItsResults()
{
    NodeCommand command = writing();
    modify(command, "l", "920109"); // append 9
    modify(command, "l", "910b");   // clear
    modify(command, "l", "9201" "07");
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(told(outcome), std::string("l:1:0000000000000004 l:1:0000000000000001 "));
    QCOMPARE(toHex(outcome.record->bins[0].bytes), std::string("9107"));
    QCOMPARE(outcome.generation, 6U);
}

void TestCollections::everyOperationAnswersOnRequest()
{
    NodeCommand command = writing();
    command.header.info2 |= wire::info2::respondAllOps;
    command.setInteger("n", 1);
    modify(command, "l", "910b");
    inspect(command, "x", "9110");
    modify(command, "l", "9201" "07");
    QCOMPARE(told(applied(stored(), command)), std::string("n:0: l:0: x:0: l:1:0000000000000001 "));
}

void TestCollections::readsInAWriteSeeWhatWasWrittenBefore()
{
    NodeCommand command = writing();
    inspect(command, "l", "9110");
    modify(command, "l", "920109");
    inspect(command, "l", "9110");
    command.read("l");
    QCOMPARE(told(applied(stored(), command)),
             std::string("l:1:0000000000000003 l:1:0000000000000004 l:1:0000000000000004 l:20:9401020309 "));
}

void TestCollections::anEmptyResultIsAnsweredInAWriteAlone()
{
    NodeCommand write = writing();
    inspect(write, "l", "93130000"); // by index, answering nothing
    write.setInteger("n", 1);
    QCOMPARE(told(applied(stored(), write)), std::string("l:0: "));
    NodeCommand read = reading();
    inspect(read, "l", "93130000");
    QCOMPARE(told(applied(stored(), read)), std::string());
    read.header.info2 |= wire::info2::respondAllOps;
    QCOMPARE(told(applied(stored(), read)), std::string("l:0: "));
}

void TestCollections::missingBinsAreLeftOut()
{
    NodeCommand read = reading();
    inspect(read, "x", "9110");
    inspect(read, "l", "9110");
    QCOMPARE(told(applied(stored(), read)), std::string("l:1:0000000000000003 "));
    NodeCommand write = writing();
    inspect(write, "x", "91ff"); // not even looked at
    write.setInteger("n", 1);
    QCOMPARE(told(applied(stored(), write)), std::string());
}

void TestCollections::aFailureLeavesTheRecordAlone()
{
    NodeCommand command = writing();
    command.setInteger("n", 1);
    modify(command, "l", "920509"); // pop behind the end
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(static_cast<int>(outcome.code), 26);
    QCOMPARE(outcome.change, Change::none);
    QVERIFY(outcome.bins.empty());
    NodeCommand ofText = writing();
    modify(ofText, "t", "920109");
    QCOMPARE(codeOf(stored(), ofText), 12);
    NodeCommand read = reading();
    inspect(read, "l", "921109");
    QCOMPARE(codeOf(stored(), read), 26);
}

void TestCollections::aRemovalThatFindsNoBinMakesNone()
{
    NodeCommand command = writing();
    modify(command, "x", "910b");
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.record->bins.size(), std::size_t{3});
    QCOMPARE(codeOf(std::nullopt, command), 2);
}

void TestCollections::anOperationMakesRecordsAndBins()
{
    NodeCommand command = writing();
    modify(command, "new", "9443" "0102" "01"); // put 1: 2, by key
    const Outcome outcome = applied(std::nullopt, command);
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.record->bins.size(), std::size_t{1});
    QCOMPARE(toHex(outcome.record->bins[0].bytes), std::string("82c70001c00102"));
    QCOMPARE(int{outcome.record->bins[0].type}, int{mapType});
}

void TestCollections::readsInAWriteNeedTheReadFlag()
{
    NodeCommand command = NodeCommand::write(key());
    inspect(command, "l", "9110");
    QCOMPARE(codeOf(stored(), command), 4);
    NodeCommand modifying = NodeCommand::write(key());
    modify(modifying, "l", "920109");
    QCOMPARE(codeOf(stored(), modifying), 0);
}

void TestCollections::aReplacementTakesNoModification()
{
    NodeCommand command = writing();
    command.header.info3 |= wire::info3::createOrReplace;
    command.setInteger("n", 1);
    inspect(command, "l", "9110");
    QCOMPARE(codeOf(stored(), command), 0);
    modify(command, "l", "920109");
    QCOMPARE(codeOf(stored(), command), 4);
}

void TestCollections::allBinsAreNotReadBesideAnswers()
{
    NodeCommand command = writing();
    command.read("");
    command.header.info1 |= wire::info1::getAll;
    command.setInteger("n", 1);
    QCOMPARE(codeOf(stored(), command), 0);
    modify(command, "l", "920109");
    QCOMPARE(codeOf(stored(), command), 4);
}

void TestCollections::theIndexOfAMapIsNotAnswered()
{
    const std::string plain = "m:19:82c70003c00102 ";
    NodeCommand read = reading();
    read.read("m");
    QCOMPARE(told(applied(stored(), read)), plain);
    const Outcome all = applied(stored(), NodeCommand::get(key()));
    QCOMPARE(toHex(all.bins[1].bytes), std::string("82c70003c00102"));
    QCOMPARE(toHex(engine::answerWith(stored().bins[1]).bytes), std::string("82c70003c00102"));
    NodeCommand write = writing();
    modify(write, "m", "934303" "04");
    write.read("m");
    const Outcome written = applied(stored(), write);
    QCOMPARE(told(written), std::string("m:1:0000000000000002 m:19:83c70003c001020304 "));
    QCOMPARE(toHex(written.record->bins[1].bytes), std::string("83c70013c001020304"));
}

void TestCollections::aReadCannotModify()
{
    NodeCommand command = reading();
    modify(command, "l", "920109");
    QCOMPARE(codeOf(stored(), command), 4);
    NodeCommand asRead = reading();
    inspect(asRead, "l", "920109");
    QCOMPARE(codeOf(stored(), asRead), 4);
}

void TestCollections::growthIsBounded()
{
    NodeCommand command = writing();
    for (int i = 0; i < 40; ++i)
        modify(command, ("b" + std::to_string(i)).c_str(), "9309ce0070000001"); // set behind millions of nils
    QCOMPARE(codeOf(stored(), command), 13);
}

QTEST_APPLESS_MAIN(TestCollections)
#include "tst_collections.moc"
