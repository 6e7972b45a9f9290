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
using test::noon;

namespace {

NodeCommand write()
{
    return NodeCommand::write(key());
}

StoredRecord stored()
{
    return {.generation = 5,
            .voidTime = noon.seconds + 100,
            .lastUpdateMs = noon.milliseconds - 1000,
            .set = "things",
            .key = {},
            .bins = {{"a", 1, test::integerBytes(1)}, {"b", 3, toBytes("x")}}};
}

StoredRecord tombstone()
{
    return {.generation = 6,
            .voidTime = 0,
            .lastUpdateMs = noon.milliseconds - 1000,
            .set = "things",
            .key = {1, 0, 0, 0, 0, 0, 0, 0, 1},
            .bins = {}};
}

QString binNames(const Outcome& outcome)
{
    QStringList names;
    if (outcome.record) {
        for (const engine::StoredBin& bin : outcome.record->bins)
            names << QString::fromStdString(bin.name);
    }
    return names.join(QLatin1Char(' '));
}

} // namespace

class TestWrite : public QObject {
    Q_OBJECT

private slots:
    void aNewRecordHasWhatWasSent();
    void anUpdateKeepsTheOtherBinsInTheirOrder();
    void aReplacementKeepsNothing();
    void generationsWrapAroundToOne();
    void theLastUpdateNeverGoesBack();
    void aFailureTellsTheGenerationThatItLeftAlone();
    void anExpiredRecordIsAbsent();
    void writingNothingIntoNothingFindsNoRecord();
    void theLastBinTakesTheRecordWithIt();
    void removingAllAndWritingAgainKeepsTheRecord();
    void readsBetweenWritesSeeWhatWasWritten();
    void everyOperationIsAnsweredOnRequest();
    void allBinsCanBeReadInAWrite();
    void forbiddenCombinationsAreParameterErrors_data();
    void forbiddenCombinationsAreParameterErrors();
    void anUnknownOperationFailsInItsTurn();
    void namesOfBinsAreBounded();
    void namesOfSetsAreBoundedAndMustMatch();
    void aStoredKeyIsKeptAndMustMatch();
    void whatIsNoKeyIsRefused();
    void aRecordOverTheBoundIsTooBig();
    void tooManyBinsAreAParameterError();
    void aFailedOperationLeavesNothingBehind();
    void aDurableDeleteByTheLastBinIsEnterprise();
    void aWriteGoesOnFromATombstone();
    void aTimeToLiveIsForbiddenWhereNothingWouldEndIt();
    void aTombstoneIsNoRecord();
};

void TestWrite::aNewRecordHasWhatWasSent()
{
    const Outcome outcome = applied(std::nullopt, write().setInteger("n", 7).setText("s", "seven"));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.generation, 1U);
    QCOMPARE(outcome.voidTime, 0U);
    const StoredRecord expected{.generation = 1,
                                .voidTime = 0,
                                .lastUpdateMs = noon.milliseconds,
                                .set = "things",
                                .key = {},
                                .bins = {{"n", 1, test::integerBytes(7)}, {"s", 3, toBytes("seven")}}};
    QVERIFY(outcome.record == expected);
}

void TestWrite::anUpdateKeepsTheOtherBinsInTheirOrder()
{
    const Outcome outcome = applied(stored(), write().setInteger("c", 3).setInteger("a", 2));
    QCOMPARE(outcome.generation, 6U);
    QCOMPARE(binNames(outcome), QStringLiteral("a b c"));
    QCOMPARE(outcome.record->bins[0].bytes, test::integerBytes(2));
}

void TestWrite::aReplacementKeepsNothing()
{
    for (const std::uint8_t bit : {wire::info3::createOrReplace, wire::info3::replaceOnly}) {
        NodeCommand command = write().setInteger("c", 3);
        command.header.info3 = bit;
        const Outcome outcome = applied(stored(), command);
        QCOMPARE(outcome.generation, 6U);
        QCOMPARE(binNames(outcome), QStringLiteral("c"));
    }
}

void TestWrite::generationsWrapAroundToOne()
{
    StoredRecord record = stored();
    record.generation = 65'535;
    QCOMPARE(applied(record, write().setInteger("a", 2)).generation, 1U);
}

void TestWrite::theLastUpdateNeverGoesBack()
{
    StoredRecord record = stored();
    record.lastUpdateMs = noon.milliseconds + 50;
    QCOMPARE(applied(record, write().setInteger("a", 2)).record->lastUpdateMs, noon.milliseconds + 50);
}

void TestWrite::aFailureTellsTheGenerationThatItLeftAlone()
{
    NodeCommand command = write().setInteger("a", 2);
    command.header.info2 |= wire::info2::createOnly;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::recordExists);
    QCOMPARE(outcome.change, Change::none);
    QCOMPARE(outcome.generation, 5U);
    QCOMPARE(outcome.voidTime, stored().voidTime);
}

void TestWrite::anExpiredRecordIsAbsent()
{
    StoredRecord record = stored();
    record.voidTime = noon.seconds - 1;
    NodeCommand create = write().setInteger("n", 1);
    create.header.info2 |= wire::info2::createOnly;
    const Outcome outcome = applied(record, create);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.generation, 1U);
    QCOMPARE(binNames(outcome), QStringLiteral("n"));
    NodeCommand update = write().setInteger("n", 1);
    update.header.info3 = wire::info3::updateOnly;
    QCOMPARE(codeOf(record, update), 2);
    record.voidTime = noon.seconds;
    QCOMPARE(codeOf(record, update), 0);
}

void TestWrite::writingNothingIntoNothingFindsNoRecord()
{
    QCOMPARE(codeOf(std::nullopt, write().removeBin("a")), 2);
    QCOMPARE(codeOf(std::nullopt, write().op(wire::OpCode::removeRecord, {}, 0, {})), 2);
    QCOMPARE(codeOf(std::nullopt, write().touch()), 2);
}

void TestWrite::theLastBinTakesTheRecordWithIt()
{
    const Outcome outcome = applied(stored(), write().removeBin("a").removeBin("b"));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::remove);
    QCOMPARE(outcome.generation, 0U);
    QCOMPARE(outcome.voidTime, 0U);
    QCOMPARE(applied(stored(), write().removeBin("a")).change, Change::put);
}

void TestWrite::removingAllAndWritingAgainKeepsTheRecord()
{
    const Outcome outcome = applied(stored(), write().op(wire::OpCode::removeRecord, {}, 0, {}).setInteger("n", 1));
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.generation, 6U);
    QCOMPARE(binNames(outcome), QStringLiteral("n"));
}

void TestWrite::readsBetweenWritesSeeWhatWasWritten()
{
    const Outcome outcome = applied(stored(), write().read("a").add("a", 1).read("a").append("b", "y").read("b").read("none"));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.bins.size(), std::size_t{3});
    QCOMPARE(outcome.bins[0].bytes, test::integerBytes(1));
    QCOMPARE(outcome.bins[1].bytes, test::integerBytes(2));
    QCOMPARE(outcome.bins[2].bytes, toBytes("xy"));
}

void TestWrite::everyOperationIsAnsweredOnRequest()
{
    NodeCommand command = write().add("a", 1).read("none").setInteger("c", 1).read("a").touch();
    command.header.info2 |= wire::info2::respondAllOps;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.bins.size(), std::size_t{4});
    const wire::OpCode codes[] = {wire::OpCode::increment, wire::OpCode::read, wire::OpCode::write, wire::OpCode::read};
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(outcome.bins[i].code, codes[i]);
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(int{outcome.bins[i].particleType}, 0);
    QCOMPARE(outcome.bins[3].bytes, test::integerBytes(2));
}

void TestWrite::allBinsCanBeReadInAWrite()
{
    NodeCommand command = write().setInteger("c", 3).read({});
    command.header.info1 |= wire::info1::getAll;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.bins.size(), std::size_t{3});
}

void TestWrite::forbiddenCombinationsAreParameterErrors_data()
{
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* name, const NodeCommand& command) {
        const Bytes bytes = command.message();
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    const auto replacing = [](NodeCommand command) {
        command.header.info3 |= wire::info3::createOrReplace;
        return command;
    };
    row("no operation", write());
    row("an unknown operation", write().op(static_cast<wire::OpCode>(6), "a", 1, test::integerBytes(1)));
    row("an unknown operation far off", write().op(static_cast<wire::OpCode>(200), "a", 1, test::integerBytes(1)));
    row("replace and touch", replacing(write().touch()));
    row("replace and remove a bin", replacing(write().removeBin("a")));
    row("replace and increment", replacing(write().add("a", 1)));
    row("replace and append", replacing(write().append("a", "x")));
    row("replace and remove all", replacing(write().op(wire::OpCode::removeRecord, {}, 0, {})));
    NodeCommand unflagged = write().read("a");
    unflagged.header.info1 = 0;
    row("a read without the flag", unflagged);
    NodeCommand all = write().setInteger("a", 1).read("a");
    all.header.info1 |= wire::info1::getAll;
    row("get-all without its operation", all);
    NodeCommand both = write().read({}).read("a");
    both.header.info1 |= wire::info1::getAll;
    row("all bins and one bin", both);
    NodeCommand responding = write().read({});
    responding.header.info1 |= wire::info1::getAll;
    responding.header.info2 |= wire::info2::respondAllOps;
    row("all bins and every operation", responding);
    NodeCommand overlong = write().setInteger("a", 1);
    overlong.header.recordTtl = 315'360'001;
    row("eleven years to live", overlong);
    NodeCommand neither = write().setInteger("a", 1);
    neither.header.info2 = 0;
    row("neither read nor write", neither);
}

void TestWrite::forbiddenCombinationsAreParameterErrors()
{
    QFETCH(QByteArray, message);
    const ByteView bytes(reinterpret_cast<const std::uint8_t*>(message.constData()), static_cast<std::size_t>(message.size()));
    std::size_t offset = 0;
    const auto command = wire::decodeMessage(bytes, offset);
    QVERIFY(command.ok());
    const Outcome outcome = engine::apply(stored(), *command, noon, {});
    QCOMPARE(outcome.code, ServerCode::parameterError);
    QCOMPARE(outcome.change, Change::none);
}

/// It is looked at no earlier than the record and the operations before it.
void TestWrite::anUnknownOperationFailsInItsTurn()
{
    const auto unknown = [](NodeCommand command) { return command.op(static_cast<wire::OpCode>(17), "a", 1, {}); };
    QCOMPARE(applied(stored(), unknown(write())).generation, stored().generation);
    QCOMPARE(codeOf(stored(), unknown(write().append("a", "text"))), 12);
    NodeCommand updating = unknown(write());
    updating.header.info3 |= wire::info3::updateOnly;
    QCOMPARE(codeOf(std::nullopt, updating), 2);
}

void TestWrite::namesOfBinsAreBounded()
{
    QCOMPARE(codeOf(std::nullopt, write().setInteger(std::string(15, 'n'), 1)), 0);
    QCOMPARE(codeOf(std::nullopt, write().setInteger(std::string(16, 'n'), 1)), 21);
    QCOMPARE(codeOf(std::nullopt, write().setInteger(std::string("a\0b", 3), 1)), 21);
    QCOMPARE(codeOf(std::nullopt, write().setInteger("\xFF\xFE", 1)), 0);
}

void TestWrite::namesOfSetsAreBoundedAndMustMatch()
{
    const auto inSet = [](std::size_t length) {
        return NodeCommand::write(DataSet::of("test", std::string(length, 's')).id(1)).setInteger("a", 1);
    };
    QCOMPARE(codeOf(std::nullopt, inSet(63)), 0);
    QCOMPARE(codeOf(std::nullopt, inSet(64)), 4);
    QCOMPARE(codeOf(stored(), inSet(3)), 4);
    QCOMPARE(codeOf(stored(), inSet(0)), 4);
}

void TestWrite::aStoredKeyIsKeptAndMustMatch()
{
    const Outcome first = applied(std::nullopt, write().userKey(std::int64_t{1}).setInteger("a", 1));
    QCOMPARE(toHex(first.record->key), std::string("010000000000000001"));
    const Outcome without = applied(first.record, write().setInteger("a", 2));
    QCOMPARE(without.record->key, first.record->key);
    QCOMPARE(codeOf(first.record, write().userKey(std::int64_t{1}).setInteger("a", 2)), 0);
    QCOMPARE(codeOf(first.record, write().userKey(std::int64_t{2}).setInteger("a", 2)), 19);
    const Outcome later = applied(stored(), write().userKey(std::string("one")).setInteger("a", 2));
    QCOMPARE(toHex(later.record->key), std::string("036f6e65"));
}

void TestWrite::whatIsNoKeyIsRefused()
{
    QCOMPARE(codeOf(std::nullopt, write().field(wire::FieldType::key, {}).setInteger("a", 1)), 16);
    QCOMPARE(codeOf(std::nullopt, write().field(wire::FieldType::key, {1, 2, 3}).setInteger("a", 1)), 16);
}

void TestWrite::aRecordOverTheBoundIsTooBig()
{
    engine::Configuration configuration;
    configuration.maxRecordSize = 4096;
    QCOMPARE(codeOf(std::nullopt, write().setText("s", std::string(4000, 'x')), configuration), 0);
    QCOMPARE(codeOf(std::nullopt, write().setText("s", std::string(4096, 'x')), configuration), 13);
    const Outcome grown = applied(stored(), write().append("b", std::string(4096, 'x')), configuration);
    QCOMPARE(grown.code, ServerCode::recordTooBig);
    QCOMPARE(grown.change, Change::none);
    QCOMPARE(grown.generation, 5U);
}

void TestWrite::tooManyBinsAreAParameterError()
{
    engine::Configuration configuration;
    configuration.maxBins = 3;
    QCOMPARE(codeOf(stored(), write().setInteger("c", 1), configuration), 0);
    QCOMPARE(codeOf(stored(), write().setInteger("c", 1).setInteger("d", 1), configuration), 4);
    NodeCommand many = write();
    for (int i = 0; i < 32 * 1024 + 1; ++i)
        many.touch();
    QCOMPARE(codeOf(stored(), many), 4);
}

void TestWrite::aFailedOperationLeavesNothingBehind()
{
    const Outcome outcome = applied(stored(), write().setInteger("a", 9).read("a").append("a", "x"));
    QCOMPARE(outcome.code, ServerCode::binTypeError);
    QCOMPARE(outcome.change, Change::none);
    QVERIFY(outcome.bins.empty());
    QVERIFY(!outcome.record.has_value());
}

void TestWrite::aDurableDeleteByTheLastBinIsEnterprise()
{
    NodeCommand command = write().removeBin("a").removeBin("b");
    command.header.info2 |= wire::info2::durableDelete;
    QCOMPARE(codeOf(stored(), command), 25);
    engine::Configuration configuration;
    configuration.durableDeletes = true;
    const Outcome outcome = applied(stored(), command, configuration);
    QCOMPARE(outcome.change, Change::bury);
    QCOMPARE(outcome.record->generation, 6U);
    QVERIFY(engine::isTombstone(*outcome.record));
}

void TestWrite::aWriteGoesOnFromATombstone()
{
    const StoredRecord grave = tombstone();
    const Outcome outcome = applied(grave, write().setInteger("n", 1));
    QCOMPARE(outcome.change, Change::put);
    QCOMPARE(outcome.generation, 7U);
    QCOMPARE(outcome.record->key, grave.key);
    NodeCommand create = write().setInteger("n", 1);
    create.header.info2 |= wire::info2::createOnly;
    QCOMPARE(codeOf(grave, create), 0);
    NodeCommand guarded = write().setInteger("n", 1);
    guarded.header.info2 |= wire::info2::generation;
    guarded.header.generation = 6;
    QCOMPARE(codeOf(grave, guarded), 0);
    guarded.header.generation = 0;
    QCOMPARE(codeOf(grave, guarded), 3);
    NodeCommand lasting = write().setInteger("n", 1);
    lasting.header.recordTtl = 0xFFFF'FFFE;
    engine::Configuration configuration;
    configuration.defaultTtl = 50;
    QCOMPARE(applied(grave, lasting, configuration).voidTime, noon.seconds + 50);
}

void TestWrite::aTimeToLiveIsForbiddenWhereNothingWouldEndIt()
{
    engine::Configuration configuration;
    configuration.takesTtl = false;
    NodeCommand command = write().setInteger("n", 1);
    for (const std::uint32_t lasting : {0U, 0xFFFF'FFFFU, 0xFFFF'FFFEU}) {
        command.header.recordTtl = lasting;
        QCOMPARE(applied(std::nullopt, command, configuration).code, ServerCode::ok);
    }
    command.header.recordTtl = 1;
    QCOMPARE(applied(std::nullopt, command, configuration).code, ServerCode::forbidden);
    command.header.recordTtl = 0;
    configuration.defaultTtl = 50;
    QCOMPARE(applied(std::nullopt, command, configuration).code, ServerCode::forbidden);
    configuration.takesTtl = true;
    QCOMPARE(applied(std::nullopt, command, configuration).code, ServerCode::ok);
}

void TestWrite::aTombstoneIsNoRecord()
{
    const StoredRecord grave = tombstone();
    NodeCommand update = write().setInteger("n", 1);
    update.header.info3 |= wire::info3::updateOnly;
    const Outcome refused = applied(grave, update);
    QCOMPARE(refused.code, ServerCode::recordNotFound);
    QCOMPARE(refused.generation, 6U);
    QCOMPARE(codeOf(grave, NodeCommand::get(key())), 2);
    QCOMPARE(codeOf(grave, NodeCommand::exists(key())), 2);
    QCOMPARE(codeOf(grave, NodeCommand::remove(key())), 2);
    QCOMPARE(codeOf(grave, write().removeBin("a")), 2);
    QCOMPARE(codeOf(grave, write().touch()), 2);
}

QTEST_APPLESS_MAIN(TestWrite)
#include "tst_write.moc"
