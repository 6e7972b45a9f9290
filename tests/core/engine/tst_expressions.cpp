// SPDX-License-Identifier: Apache-2.0
#include "core/engine/expressions.h"
#include "core/engine/record_rules.h"
#include "core/expression/wire.h"
#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"
#include "tests/core/engine/engine_fixture.h"
#include "tests/support/expression_nodes.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;
using engine::Outcome;
using engine::StoredRecord;
using test::applied;
using test::binNode;
using test::codeOf;
using test::key;
using test::NodeCommand;
using test::noon;
using test::opNode;
using test::valueNode;

namespace {

constexpr std::uint64_t createOnly = 1;
constexpr std::uint64_t updateOnly = 2;
constexpr std::uint64_t allowDelete = 4;
constexpr std::uint64_t policyNoFail = 8;
constexpr std::uint64_t evalNoFail = 16;

StoredRecord stored()
{
    return {.generation = 3,
            .voidTime = noon.seconds + 500,
            .lastUpdateMs = noon.milliseconds - 60'000,
            .set = "things",
            .key = {},
            .bins = {{"a", 1, test::integerBytes(2)}, {"b", 1, test::integerBytes(3)}}};
}

Node is(const char* bin, std::int64_t value)
{
    return opNode(Op::equal, {binNode(Type::integer, bin), valueNode(value)});
}

Node sum()
{
    return opNode(Op::add, {binNode(Type::integer, "a"), binNode(Type::integer, "b")});
}

NodeCommand& filtered(NodeCommand& command, const Node& filter)
{
    return command.field(wire::FieldType::filterExpression, pack(filter));
}

/// The list of an expression and, unless they are left out, flags.
Bytes operation(const Node& node, std::optional<std::uint64_t> flags = 0)
{
    Bytes bytes{static_cast<std::uint8_t>(flags ? 0x92 : 0x91)};
    const Bytes packed = pack(node);
    bytes.insert(bytes.end(), packed.begin(), packed.end());
    if (flags)
        wire::pack(bytes, Value(static_cast<std::int64_t>(*flags)));
    return bytes;
}

NodeCommand reading(Bytes bytes)
{
    NodeCommand command = NodeCommand::get(key());
    command.header.info1 = wire::info1::read;
    return command.op(wire::OpCode::expressionRead, "r", 4, std::move(bytes));
}

NodeCommand writing(const char* bin, Bytes bytes)
{
    return NodeCommand::write(key()).op(wire::OpCode::expressionModify, bin, 4, std::move(bytes));
}

std::optional<std::int64_t> integerIn(const Outcome& outcome, std::string_view name)
{
    for (const engine::StoredBin& bin : outcome.record->bins) {
        if (bin.name == name && bin.type == 1)
            return static_cast<std::int64_t>(wire::bigEndian(bin.bytes));
    }
    return std::nullopt;
}

} // namespace

class TestExpressions : public QObject {
    Q_OBJECT

private slots:
    void aFilterLeavesOutWhatIsNotTrue();
    void aMissingRecordIsNotFiltered();
    void filtersAreLookedAtAfterGenerationAndSetButBeforeTheKey();
    void badFiltersAreParameterErrorsWhereThereIsARecord();
    void filteredWritesTellTheRecordsGeneration();
    void anOperationReadsWhatAnExpressionGives();
    void anOperationSeesWhatThoseBeforeItHaveDone();
    void anOperationSeesTheMetadataOfTheWrite();
    void flagsOfWrites_data();
    void flagsOfWrites();
    void whatGivesNilRemovesTheBinWhereItMay();
    void noValueIsNotApplicable();
    void operationsThatAreNoneAreParameterErrors();
    void replacementsTakeExpressions();
    void everyOperationIsAnsweredWhereThatIsAsked();
    void theDigestOfARowIsSeen();
    void sizesAreThoseOfTheServersForm();
};

void TestExpressions::aFilterLeavesOutWhatIsNotTrue()
{
    const auto commands = [] {
        NodeCommand write = NodeCommand::write(key()).setInteger("c", 1);
        NodeCommand touch = NodeCommand::write(key()).touch();
        return std::vector<NodeCommand>{NodeCommand::get(key()), NodeCommand::exists(key()), write, touch,
                                        NodeCommand::remove(key())};
    };
    for (NodeCommand& command : commands())
        QCOMPARE(codeOf(stored(), filtered(command, is("a", 2))), 0);
    for (NodeCommand& command : commands())
        QCOMPARE(codeOf(stored(), filtered(command, is("a", 3))), 27);
    for (NodeCommand& command : commands()) {
        const Outcome outcome = applied(stored(), filtered(command, is("nosuch", 3)));
        QCOMPARE(outcome.code, ServerCode::filteredOut);
        QCOMPARE(outcome.change, engine::Change::none);
        QVERIFY(outcome.bins.empty());
    }
}

void TestExpressions::aMissingRecordIsNotFiltered()
{
    NodeCommand get = NodeCommand::get(key());
    QCOMPARE(codeOf(std::nullopt, filtered(get, is("a", 3))), 2);
    NodeCommand remove = NodeCommand::remove(key());
    QCOMPARE(codeOf(std::nullopt, filtered(remove, is("a", 3))), 2);
    NodeCommand write = NodeCommand::write(key()).setInteger("a", 1);
    QCOMPARE(codeOf(std::nullopt, filtered(write, is("a", 3))), 0);
    StoredRecord expired = stored();
    expired.voidTime = noon.seconds - 1;
    NodeCommand again = NodeCommand::write(key()).setInteger("a", 1);
    QCOMPARE(codeOf(expired, filtered(again, is("a", 3))), 0);
}

void TestExpressions::filtersAreLookedAtAfterGenerationAndSetButBeforeTheKey()
{
    StoredRecord record = stored();
    record.key = {1, 0, 0, 0, 0, 0, 0, 0, 9};
    for (NodeCommand command : {NodeCommand::write(key()).setInteger("a", 1), NodeCommand::remove(key())}) {
        filtered(command, is("a", 3)).userKey(KeyValue(std::int64_t{1}));
        QCOMPARE(codeOf(record, command), 27);
        command.header.info2 |= wire::info2::generation;
        command.header.generation = 99;
        QCOMPARE(codeOf(record, command), 3);
    }
    NodeCommand create = NodeCommand::write(key()).setInteger("a", 1);
    create.header.info2 |= wire::info2::createOnly;
    QCOMPARE(codeOf(record, filtered(create, is("a", 3))), 5);
    NodeCommand read = NodeCommand::get(key());
    QCOMPARE(codeOf(record, filtered(read, is("a", 3)).userKey(KeyValue(std::int64_t{1}))), 27);
    NodeCommand elsewhere = NodeCommand::get(DataSet::of("test", "others").id(1));
    QCOMPARE(codeOf(record, filtered(elsewhere, is("a", 3))), 4);
}

void TestExpressions::badFiltersAreParameterErrorsWhereThereIsARecord()
{
    for (const Bytes& bad : {Bytes{}, Bytes{0x90}, pack(valueNode(1)), Bytes{0x93, 1, 1}}) {
        NodeCommand command = NodeCommand::get(key()).field(wire::FieldType::filterExpression, bad);
        QCOMPARE(codeOf(stored(), command), 4);
        QCOMPARE(codeOf(std::nullopt, command), 2);
    }
}

void TestExpressions::filteredWritesTellTheRecordsGeneration()
{
    NodeCommand write = NodeCommand::write(key()).setInteger("a", 1);
    QCOMPARE(applied(stored(), filtered(write, is("a", 3))).generation, 3U);
    NodeCommand read = NodeCommand::get(key());
    QCOMPARE(applied(stored(), filtered(read, is("a", 3))).generation, 3U);
    NodeCommand remove = NodeCommand::remove(key());
    QCOMPARE(applied(stored(), filtered(remove, is("a", 3))).generation, 0U);
}

void TestExpressions::anOperationReadsWhatAnExpressionGives()
{
    const Outcome outcome = applied(stored(), reading(operation(sum())));
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.bins.size(), std::size_t{1});
    QCOMPARE(outcome.bins[0].name, std::string("r"));
    QCOMPARE(toHex(outcome.bins[0].bytes), std::string("0000000000000005"));
    QCOMPARE(codeOf(stored(), reading(operation(sum(), std::nullopt))), 0);
    QVERIFY(applied(stored(), reading(operation(valueNode(Value())))).bins.empty());
}

void TestExpressions::anOperationSeesWhatThoseBeforeItHaveDone()
{
    NodeCommand command = NodeCommand::write(key()).setInteger("a", 10);
    command.op(wire::OpCode::expressionModify, "c", 4, operation(sum()));
    command.op(wire::OpCode::expressionRead, "r", 4, operation(binNode(Type::integer, "c")));
    command.header.info1 = wire::info1::read;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(integerIn(outcome, "c"), std::optional<std::int64_t>(13));
    QCOMPARE(outcome.bins.size(), std::size_t{1});
    QCOMPARE(toHex(outcome.bins[0].bytes), std::string("000000000000000d"));
}

void TestExpressions::anOperationSeesTheMetadataOfTheWrite()
{
    NodeCommand command = writing("since", operation(opNode(Op::sinceUpdate)));
    command.op(wire::OpCode::expressionModify, "ttl", 4, operation(opNode(Op::timeToLive)));
    command.op(wire::OpCode::expressionModify, "size", 4, operation(opNode(Op::recordSize)));
    command.header.recordTtl = 77;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(integerIn(outcome, "since"), std::optional<std::int64_t>(0));
    QCOMPARE(integerIn(outcome, "ttl"), std::optional<std::int64_t>(77));
    QCOMPARE(integerIn(outcome, "size"), std::optional<std::int64_t>(engine::storedSize(stored())));
    QCOMPARE(integerIn(applied(std::nullopt, command), "size"), std::optional<std::int64_t>(0));
}

void TestExpressions::flagsOfWrites_data()
{
    QTest::addColumn<QString>("bin");
    QTest::addColumn<quint64>("flags");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("changes");
    const auto row = [](const char* name, const char* bin, std::uint64_t flags, int code, bool changes) {
        QTest::newRow(name) << QString::fromLatin1(bin) << static_cast<quint64>(flags) << code << changes;
    };
    row("plain, present", "a", 0, 0, true);
    row("plain, missing", "new", 0, 0, true);
    row("create only, present", "a", createOnly, 6, false);
    row("create only, missing", "new", createOnly, 0, true);
    row("create only, present, no fail", "a", createOnly | policyNoFail, 0, false);
    row("update only, present", "a", updateOnly, 0, true);
    row("update only, missing", "new", updateOnly, 17, false);
    row("update only, missing, no fail", "new", updateOnly | policyNoFail, 0, false);
    row("an unknown flag", "a", 32, 4, false);
    row("flags below zero", "a", ~std::uint64_t{0}, 4, false);
}

void TestExpressions::flagsOfWrites()
{
    QFETCH(QString, bin);
    QFETCH(quint64, flags);
    QFETCH(int, code);
    QFETCH(bool, changes);
    const std::string name = bin.toStdString();
    const Outcome outcome = applied(stored(), writing(name.c_str(), operation(sum(), flags)));
    QCOMPARE(static_cast<int>(outcome.code), code);
    if (code != 0)
        return;
    QCOMPARE(integerIn(outcome, name) == std::optional<std::int64_t>(5), changes);
}

void TestExpressions::whatGivesNilRemovesTheBinWhereItMay()
{
    const Node nil = valueNode(Value());
    QCOMPARE(codeOf(stored(), writing("a", operation(nil))), 26);
    const Outcome removed = applied(stored(), writing("a", operation(nil, allowDelete)));
    QCOMPARE(removed.record->bins.size(), std::size_t{1});
    QCOMPARE(removed.record->bins[0].name, std::string("b"));
    // Any flag excuses it.
    const Outcome kept = applied(stored(), writing("a", operation(nil, evalNoFail)));
    QCOMPARE(kept.code, ServerCode::ok);
    QCOMPARE(kept.record->bins.size(), std::size_t{2});
    for (const std::uint64_t flags : {std::uint64_t{0}, allowDelete})
        QCOMPARE(applied(stored(), writing("new", operation(nil, flags))).record->bins.size(), std::size_t{2});
}

void TestExpressions::noValueIsNotApplicable()
{
    for (const Node& node : {opNode(Op::unknown), binNode(Type::integer, "nosuch"), opNode(Op::removeResult)}) {
        QCOMPARE(codeOf(stored(), reading(operation(node))), 26);
        QCOMPARE(codeOf(stored(), writing("a", operation(node))), 26);
        const Outcome read = applied(stored(), reading(operation(node, evalNoFail)));
        QCOMPARE(read.code, ServerCode::ok);
        QVERIFY(read.bins.empty());
        const Outcome written = applied(stored(), writing("a", operation(node, evalNoFail)));
        QCOMPARE(integerIn(written, "a"), std::optional<std::int64_t>(2));
    }
}

void TestExpressions::operationsThatAreNoneAreParameterErrors()
{
    const Bytes whole = operation(sum());
    for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
        const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        QCOMPARE(codeOf(stored(), reading(cut)), 4);
        QCOMPARE(codeOf(stored(), writing("a", cut)), 4);
    }
    QCOMPARE(codeOf(stored(), reading(operation(sum(), createOnly))), 4);
    QCOMPARE(codeOf(stored(), reading({0x93, 1, 0, 0})), 4);
    QCOMPARE(codeOf(stored(), reading(operation(opNode(Op::add, {valueNode(1), valueNode(1.5)})))), 4);
}

void TestExpressions::replacementsTakeExpressions()
{
    NodeCommand command = writing("c", operation(valueNode(7)));
    command.header.info3 = wire::info3::createOrReplace;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.code, ServerCode::ok);
    QCOMPARE(outcome.record->bins.size(), std::size_t{1});
    QCOMPARE(integerIn(outcome, "c"), std::optional<std::int64_t>(7));
}

void TestExpressions::everyOperationIsAnsweredWhereThatIsAsked()
{
    NodeCommand command = writing("c", operation(sum()));
    command.op(wire::OpCode::expressionRead, "r", 4, operation(opNode(Op::unknown), evalNoFail));
    command.header.info1 = wire::info1::read;
    // In a write a read of this kind is answered even where it gives nothing.
    QCOMPARE(applied(stored(), command).bins.size(), std::size_t{1});
    command.header.info2 |= wire::info2::respondAllOps;
    const Outcome outcome = applied(stored(), command);
    QCOMPARE(outcome.bins.size(), std::size_t{2});
    QCOMPARE(outcome.bins[0].particleType, std::uint8_t{0});
}

void TestExpressions::theDigestOfARowIsSeen()
{
    Node modulo = opNode(Op::digestModulo);
    modulo.number = 1 << 30;
    Digest digest{};
    digest[16] = 77;
    const Bytes bytes = reading(operation(modulo)).message();
    std::size_t offset = 0;
    const auto message = wire::decodeMessage(bytes, offset);
    const Outcome outcome = engine::apply(stored(), *message, noon, {}, &digest);
    QCOMPARE(toHex(outcome.bins.at(0).bytes), std::string("000000000000004d"));
    const Outcome own = engine::apply(stored(), *message, noon, {});
    QVERIFY(own.bins.at(0).bytes != outcome.bins.at(0).bytes);
}

void TestExpressions::sizesAreThoseOfTheServersForm()
{
    // 35 of a record's head, 4 of the mark at its end.
    StoredRecord record;
    QCOMPARE(engine::sizeOf(record), std::size_t{39});
    QCOMPARE(engine::storedSize(record), std::size_t{48});
    record = stored();
    const std::size_t perBin = 1 + 1 + 3;
    QCOMPARE(engine::sizeOf(record), 39 + 4 + 1 + 6 + 1 + 2 * perBin);
    record.bins.push_back({"s", 3, Bytes(10, 'x')});
    QCOMPARE(engine::sizeOf(record), 39 + 4 + 1 + 6 + 1 + 2 * perBin + 1 + 1 + 5 + 10);
    record.key = {3, 'k'};
    QCOMPARE(engine::sizeOf(record), 39 + 4 + 1 + 6 + 1 + 2 * perBin + 17 + 1 + 2);
    const auto sizeOfInteger = [](std::int64_t value) {
        StoredRecord one;
        one.bins = {{"i", 1, test::integerBytes(value)}};
        return engine::sizeOf(one) - 39 - 1 - 2 - 2;
    };
    QCOMPARE(sizeOfInteger(255), std::size_t{1});
    QCOMPARE(sizeOfInteger(256), std::size_t{2});
    QCOMPARE(sizeOfInteger(65536), std::size_t{4});
    QCOMPARE(sizeOfInteger(-1), std::size_t{8});
}

QTEST_APPLESS_MAIN(TestExpressions)
#include "tst_expressions.moc"
