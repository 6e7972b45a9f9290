// SPDX-License-Identifier: Apache-2.0
#include "tests/core/engine/engine_fixture.h"

#include <QTest>

using namespace binnacle;
using engine::Change;
using engine::Outcome;
using engine::StoredRecord;
using test::applied;
using test::codeOf;
using test::key;
using test::NodeCommand;
using wire::OpCode;

namespace {

const Bytes addOne{0x93, 0x01, 0x91, 0x01, 0x08}; // add, [1], 8 index bits
const Bytes countSketch{0x91, 0x32};
const Bytes describeSketch{0x91, 0x37};
const Bytes resizeToTwo{0x92, 0x00, 0x02};
const Bytes resizeToNone{0x92, 0x00, 0x00};
const Bytes getByte{0x93, 0x32, 0x00, 0x08};

StoredRecord stored()
{
    return {.generation = 1,
            .voidTime = 0,
            .lastUpdateMs = 1,
            .set = "things",
            .key = {},
            .bins = {{"b", 4, {1, 2}}, {"s", 3, toBytes("x")}}};
}

NodeCommand write()
{
    NodeCommand command = NodeCommand::write(key());
    command.header.info1 |= wire::info1::read;
    return command;
}

NodeCommand reading(OpCode code, const std::string& bin, const Bytes& operation, std::uint8_t type = 4)
{
    NodeCommand command = NodeCommand::get(key());
    command.header.info1 = wire::info1::read;
    command.op(code, bin, type, operation);
    return command;
}

} // namespace

class TestBinOperations : public QObject {
    Q_OBJECT

private slots:
    void anOperationThatSaysSomethingIsAnswered();
    void anOperationThatSaysNothingIsAnsweredOnRequest();
    void readsSeeWhatWasModifiedBefore();
    void bitsAreOperatedOnByBlobsOnly();
    void aBinThatIsNotMadeIsNotThere();
    void readsNeedTheReadFlag();
    void answersDoNotMixWithAllBins();
    void modificationsAreNoPartOfAReplacement();
    void readsOfMissingBinsAreLeftOut();
    void aFailedReadFailsTheCommand();
};

void TestBinOperations::anOperationThatSaysSomethingIsAnswered()
{
    const Outcome outcome = applied(std::nullopt, write().op(OpCode::hllModify, "h", 4, addOne));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.record->bins.size(), std::size_t{1});
    QCOMPARE(outcome.record->bins[0].type, 18);
    QCOMPARE(outcome.bins.size(), std::size_t{1});
    QCOMPARE(outcome.bins[0].code, OpCode::hllModify);
    QCOMPARE(outcome.bins[0].bytes, test::integerBytes(1));
}

void TestBinOperations::anOperationThatSaysNothingIsAnsweredOnRequest()
{
    NodeCommand command = write().op(OpCode::bitModify, "b", 4, resizeToTwo);
    QVERIFY(applied(std::nullopt, command).bins.empty());
    command.header.info2 |= wire::info2::respondAllOps;
    const Outcome outcome = applied(std::nullopt, command);
    QCOMPARE(outcome.bins.size(), std::size_t{1});
    QCOMPARE(outcome.bins[0].particleType, 0);
}

void TestBinOperations::readsSeeWhatWasModifiedBefore()
{
    const Outcome outcome = applied(std::nullopt, write()
                                                      .op(OpCode::hllModify, "h", 4, addOne)
                                                      .op(OpCode::hllRead, "h", 4, countSketch)
                                                      .op(OpCode::hllRead, "h", 4, describeSketch));
    QCOMPARE(outcome.bins.size(), std::size_t{3});
    QCOMPARE(outcome.bins[1].bytes, test::integerBytes(1));
    QCOMPARE(outcome.bins[2].bytes, (Bytes{0x92, 8, 0}));
}

void TestBinOperations::bitsAreOperatedOnByBlobsOnly()
{
    QCOMPARE(codeOf(stored(), write().op(OpCode::bitModify, "b", 3, resizeToTwo)), 12);
    QCOMPARE(codeOf(stored(), reading(OpCode::bitRead, "b", getByte, 3)), 12);
    const Outcome outcome = applied(stored(), reading(OpCode::bitRead, "b", getByte));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.bins.at(0).bytes, Bytes{1});
}

void TestBinOperations::aBinThatIsNotMadeIsNotThere()
{
    const Outcome kept = applied(stored(), write().op(OpCode::bitModify, "n", 4, resizeToNone));
    QCOMPARE(kept.record->bins, stored().bins);
    QCOMPARE(codeOf(std::nullopt, write().op(OpCode::bitModify, "n", 4, resizeToNone)), 2);
}

void TestBinOperations::readsNeedTheReadFlag()
{
    for (const OpCode code : {OpCode::bitRead, OpCode::hllRead})
        QCOMPARE(codeOf(stored(), NodeCommand::write(key()).op(code, "b", 4, getByte)), 4);
}

void TestBinOperations::answersDoNotMixWithAllBins()
{
    const auto withAll = [](OpCode code, const Bytes& operation) {
        NodeCommand command = write().op(code, "b", 4, operation).read("");
        command.header.info1 |= wire::info1::getAll;
        return codeOf(stored(), command);
    };
    QCOMPARE(withAll(OpCode::hllModify, addOne), 4);
    QCOMPARE(withAll(OpCode::bitRead, getByte), 4);
    QCOMPARE(withAll(OpCode::bitModify, resizeToTwo), 0);
}

void TestBinOperations::modificationsAreNoPartOfAReplacement()
{
    NodeCommand command = write().op(OpCode::bitModify, "b", 4, resizeToTwo);
    command.header.info3 |= wire::info3::createOrReplace;
    QCOMPARE(codeOf(stored(), command), 4);
}

void TestBinOperations::readsOfMissingBinsAreLeftOut()
{
    const Outcome outcome = applied(stored(), reading(OpCode::hllRead, "none", countSketch));
    QCOMPARE(outcome.code, ServerCode::ok);
    QVERIFY(outcome.bins.empty());
}

void TestBinOperations::aFailedReadFailsTheCommand()
{
    QCOMPARE(codeOf(stored(), reading(OpCode::hllRead, "s", countSketch)), 12);
    QCOMPARE(codeOf(stored(), write().setInteger("n", 1).op(OpCode::hllRead, "s", 4, countSketch)), 12);
}

QTEST_APPLESS_MAIN(TestBinOperations)
#include "tst_bin_operations.moc"
