// SPDX-License-Identifier: Apache-2.0
#include "core/engine/time_to_live.h"
#include "tests/core/engine/engine_fixture.h"

#include <QTest>

#include <functional>

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

StoredRecord stored()
{
    return {.generation = 5,
            .voidTime = noon.seconds + 100,
            .lastUpdateMs = noon.milliseconds,
            .set = "things",
            .key = {3, 'k'},
            .bins = {{"a", 1, test::integerBytes(1)}}};
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private slots:
    void existenceDecides_data();
    void existenceDecides();
    void generationsDecide_data();
    void generationsDecide();
    void deletesAnswerWithoutMetadata();
    void deletesCheckSetKeyAndGeneration();
    void durableDeletesAreTheEnterpriseEditions();
    void timesToLive_data();
    void timesToLive();
    void whatThisEngineDoesNotDoIsRefused_data();
    void whatThisEngineDoesNotDoIsRefused();
};

void TestRules::existenceDecides_data()
{
    QTest::addColumn<int>("info2");
    QTest::addColumn<int>("info3");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("existing");
    QTest::newRow("upsert") << 0 << 0 << 0 << 0;
    QTest::newRow("insert") << int{wire::info2::createOnly} << 0 << 0 << 5;
    QTest::newRow("update") << 0 << int{wire::info3::updateOnly} << 2 << 0;
    QTest::newRow("replace if exists") << 0 << int{wire::info3::replaceOnly} << 2 << 0;
    QTest::newRow("create or replace") << 0 << int{wire::info3::createOrReplace} << 0 << 0;
}

void TestRules::existenceDecides()
{
    QFETCH(int, info2);
    QFETCH(int, info3);
    QFETCH(int, missing);
    QFETCH(int, existing);
    NodeCommand command = NodeCommand::write(key()).setInteger("a", 2);
    command.header.info2 |= static_cast<std::uint8_t>(info2);
    command.header.info3 = static_cast<std::uint8_t>(info3);
    QCOMPARE(codeOf(std::nullopt, command), missing);
    QCOMPARE(codeOf(stored(), command), existing);
}

void TestRules::generationsDecide_data()
{
    QTest::addColumn<int>("bit");
    QTest::addColumn<int>("generation");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("existing");
    QTest::newRow("equal") << int{wire::info2::generation} << 5 << 3 << 0;
    QTest::newRow("less") << int{wire::info2::generation} << 4 << 3 << 3;
    QTest::newRow("none expected") << int{wire::info2::generation} << 0 << 0 << 3;
    QTest::newRow("greater") << int{wire::info2::generationGreater} << 6 << 0 << 0;
    QTest::newRow("not greater") << int{wire::info2::generationGreater} << 5 << 0 << 3;
    QTest::newRow("not asked") << 0 << 77 << 0 << 0;
}

void TestRules::generationsDecide()
{
    QFETCH(int, bit);
    QFETCH(int, generation);
    QFETCH(int, missing);
    QFETCH(int, existing);
    NodeCommand command = NodeCommand::write(key()).setInteger("a", 2);
    command.header.info2 |= static_cast<std::uint8_t>(bit);
    command.header.generation = static_cast<std::uint32_t>(generation);
    QCOMPARE(codeOf(std::nullopt, command), missing);
    QCOMPARE(codeOf(stored(), command), existing);
    if (existing != 0)
        QCOMPARE(applied(stored(), command).generation, 5U);
}

void TestRules::deletesAnswerWithoutMetadata()
{
    const Outcome outcome = applied(stored(), NodeCommand::remove(key()));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.change, Change::remove);
    QCOMPARE(outcome.generation, 0U);
    QCOMPARE(outcome.voidTime, 0U);
    QCOMPARE(codeOf(std::nullopt, NodeCommand::remove(key())), 2);
}

void TestRules::deletesCheckSetKeyAndGeneration()
{
    QCOMPARE(codeOf(stored(), NodeCommand::remove(DataSet::of("test", "other").id(1))), 4);
    QCOMPARE(codeOf(stored(), NodeCommand::remove(DataSet::of("test", "").id(1))), 0);
    QCOMPARE(codeOf(stored(), NodeCommand::remove(key()).userKey(std::string("other"))), 19);
    NodeCommand guarded = NodeCommand::remove(key());
    guarded.header.info2 |= wire::info2::generation;
    guarded.header.generation = 4;
    const Outcome outcome = applied(stored(), guarded);
    QCOMPARE(outcome.code, ServerCode::generationMismatch);
    QCOMPARE(outcome.generation, 0U);
    QCOMPARE(outcome.change, Change::none);
}

void TestRules::durableDeletesAreTheEnterpriseEditions()
{
    NodeCommand command = NodeCommand::remove(key());
    command.header.info2 |= wire::info2::durableDelete;
    QCOMPARE(codeOf(stored(), command), 25);
    QCOMPARE(codeOf(std::nullopt, command), 25);
    engine::Configuration configuration;
    configuration.durableDeletes = true;
    const Outcome outcome = applied(stored(), command, configuration);
    QCOMPARE(outcome.change, Change::bury);
    QCOMPARE(outcome.generation, 0U);
    QCOMPARE(outcome.record->generation, 6U);
    QCOMPARE(outcome.record->voidTime, 0U);
    QVERIFY(engine::isTombstone(*outcome.record));
    QCOMPARE(applied(stored(), NodeCommand::remove(key()), configuration).change, Change::remove);
    QCOMPARE(applied(std::nullopt, command, configuration).code, ServerCode::recordNotFound);
}

void TestRules::timesToLive_data()
{
    QTest::addColumn<quint32>("ttl");
    QTest::addColumn<quint32>("defaultTtl");
    QTest::addColumn<int>("code");
    QTest::addColumn<quint32>("created");
    QTest::addColumn<quint32>("updated");
    const quint32 now = noon.seconds;
    QTest::newRow("an hour") << 3600U << 0U << 0 << now + 3600 << now + 3600;
    QTest::newRow("default, which is never") << 0U << 0U << 0 << 0U << 0U;
    QTest::newRow("default of a day") << 0U << 86400U << 0 << now + 86400 << now + 86400;
    QTest::newRow("never") << engine::ttlNever << 86400U << 0 << 0U << 0U;
    QTest::newRow("unchanged") << engine::ttlUnchanged << 60U << 0 << now + 60 << now + 100;
    QTest::newRow("ten years") << 315'360'000U << 0U << 0 << now + 315'360'000 << now + 315'360'000;
    QTest::newRow("a second more") << 315'360'001U << 0U << 4 << 0U << 0U;
    QTest::newRow("minus three") << 0xFFFF'FFFDU << 0U << 4 << 0U << 0U;
}

void TestRules::timesToLive()
{
    QFETCH(quint32, ttl);
    QFETCH(quint32, defaultTtl);
    QFETCH(int, code);
    QFETCH(quint32, created);
    QFETCH(quint32, updated);
    engine::Configuration configuration;
    configuration.defaultTtl = defaultTtl;
    NodeCommand command = NodeCommand::write(key()).setInteger("a", 2);
    command.header.recordTtl = ttl;
    const Outcome creation = applied(std::nullopt, command, configuration);
    QCOMPARE(static_cast<int>(creation.code), code);
    QCOMPARE(creation.voidTime, created);
    if (code == 0) {
        const Outcome update = applied(stored(), command, configuration);
        QCOMPARE(update.voidTime, updated);
        QCOMPARE(update.record->voidTime, updated);
    }
}

void TestRules::whatThisEngineDoesNotDoIsRefused_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("a function's package") << 1 << int(wire::FieldType::udfPackage) << 22;
    QTest::newRow("a function's name") << 1 << int(wire::FieldType::udfFunction) << 22;
    QTest::newRow("a record version") << 1 << 3 << 25;
    QTest::newRow("a transaction") << 1 << 5 << 25;
    QTest::newRow("a transaction's deadline") << 1 << 6 << 25;
    QTest::newRow("a transaction's flags") << 2 << 1 << 25;
}

void TestRules::whatThisEngineDoesNotDoIsRefused()
{
    QFETCH(int, kind);
    QFETCH(int, number);
    QFETCH(int, code);
    const auto spoiled = [&](NodeCommand command) {
        if (kind == 1)
            command.field(static_cast<wire::FieldType>(number), Bytes{0x93});
        else
            command.header.info4 = static_cast<std::uint8_t>(number);
        return command;
    };
    for (const NodeCommand& command :
         {NodeCommand::write(key()).setInteger("a", 2), NodeCommand::get(key()), NodeCommand::remove(key())}) {
        const Outcome outcome = applied(stored(), spoiled(command));
        QCOMPARE(static_cast<int>(outcome.code), code);
        QCOMPARE(outcome.change, Change::none);
    }
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
