// SPDX-License-Identifier: Apache-2.0
#include "core/expression/evaluate_program.h"
#include "core/expression/wire.h"
#include "tests/support/ael_pairs.h"
#include "tests/support/expression_nodes.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;
using namespace binnacle::test;

namespace {

Node regexNode(std::string pattern)
{
    Node node = opNode(Op::matchesRegex, {binNode(Type::string, "s")});
    node.name = std::move(pattern);
    node.number = 1;
    return node;
}

} // namespace

class TestEvaluateCompile : public QObject {
    Q_OBJECT

private slots:
    void operandsOfAnotherKindAreRefused();
    void whatCannotBeComparedIsRefused();
    void conditionsGiveOneKind();
    void unknownFitsWhereAnyKindDoes();
    void variablesHaveTheirScope();
    void namesAreChecked();
    void numbersOfNodesAreChecked();
    void callsAreMadeOnTheirOwnKind();
    void operandsAndOrphansAreNoValues();
    void treesOfTheWrongFormAreRefused();
    void aFilterGivesABoolean();
    void immodestRegexesAreRefused();
    void theVendorsExpressionsAreTaken();
};

void TestEvaluateCompile::operandsOfAnotherKindAreRefused()
{
    const Node integer = valueNode(1);
    const Node real = valueNode(1.0);
    const Node yes = valueNode(true);
    const Node text = valueNode("x");
    QVERIFY(!isRefused(opNode(Op::add, {integer, integer})));
    QVERIFY(isRefused(opNode(Op::add, {integer, real})));
    QVERIFY(isRefused(opNode(Op::minimum, {text})));
    QVERIFY(isRefused(opNode(Op::power, {integer, integer})));
    QVERIFY(isRefused(opNode(Op::modulo, {real, real})));
    QVERIFY(isRefused(opNode(Op::floor, {integer})));
    QVERIFY(isRefused(opNode(Op::toFloat, {real})));
    QVERIFY(isRefused(opNode(Op::bitAnd, {integer, real})));
    QVERIFY(isRefused(opNode(Op::scanLeft, {integer, integer})));
    QVERIFY(!isRefused(opNode(Op::scanLeft, {integer, yes})));
    QVERIFY(isRefused(opNode(Op::logicalAnd, {yes, integer})));
    QVERIFY(isRefused(opNode(Op::logicalNot, {text})));
    QVERIFY(isRefused(opNode(Op::inList, {integer, integer})));
    QVERIFY(!isRefused(opNode(Op::inList, {integer, binNode(Type::list, "l")})));
    QVERIFY(isRefused(opNode(Op::geoCompare, {text, text})));
}

void TestEvaluateCompile::whatCannotBeComparedIsRefused()
{
    QVERIFY(isRefused(opNode(Op::equal, {valueNode(1), valueNode(1.0)})));
    QVERIFY(isRefused(opNode(Op::equal, {binNode(Type::integer, "i"), binNode(Type::string, "i")})));
    QVERIFY(isRefused(opNode(Op::equal, {binNode(Type::hll, "h"), binNode(Type::hll, "h")})));
    QVERIFY(isRefused(opNode(Op::equal, {binNode(Type::geoJson, "g"), binNode(Type::geoJson, "g")})));
    QVERIFY(isRefused(opNode(Op::equal, {opNode(Op::removeResult), opNode(Op::removeResult)})));
    QVERIFY(!isRefused(opNode(Op::equal, {binNode(Type::map, "m"), binNode(Type::map, "m")})));
}

void TestEvaluateCompile::conditionsGiveOneKind()
{
    const Node yes = valueNode(true);
    QVERIFY(!isRefused(opNode(Op::condition, {yes, valueNode(1), yes, valueNode(2), valueNode(3)})));
    QVERIFY(isRefused(opNode(Op::condition, {yes, valueNode(1), valueNode("x")})));
    QVERIFY(isRefused(opNode(Op::condition, {yes, valueNode(1), yes, valueNode("x"), valueNode(3)})));
    QVERIFY(isRefused(opNode(Op::condition, {valueNode(1), valueNode(1), valueNode(2)})));
}

void TestEvaluateCompile::unknownFitsWhereAnyKindDoes()
{
    const Node yes = valueNode(true);
    const Node unknown = opNode(Op::unknown);
    const Node condition = opNode(Op::condition, {yes, unknown, valueNode(2)});
    QVERIFY(!isRefused(condition));
    QVERIFY(!isRefused(opNode(Op::add, {condition})));
    QVERIFY(!isRefused(opNode(Op::condition, {yes, valueNode(1), unknown})));
    QVERIFY(!isRefused(opNode(Op::condition, {yes, valueNode(1), letNode({"x"}, {valueNode(1), unknown})})));
    // A condition of nothing but unknowns is a boolean, and no longer fits anywhere.
    const Node open = opNode(Op::condition, {yes, unknown, unknown});
    QVERIFY(isRefused(opNode(Op::condition, {yes, valueNode(1), open})));
    QVERIFY(!isRefused(opNode(Op::logicalNot, {open})));
}

void TestEvaluateCompile::variablesHaveTheirScope()
{
    const Node one = valueNode(1);
    const Node x = variableNode("x");
    QVERIFY(!isRefused(letNode({"x"}, {one, opNode(Op::add, {x, x})})));
    QVERIFY(isRefused(x));
    QVERIFY(isRefused(letNode({"x"}, {x, one})));
    QVERIFY(!isRefused(letNode({"x", "y"}, {one, x, variableNode("y")})));
    QVERIFY(isRefused(letNode({"x", "x"}, {one, one, x})));
    QVERIFY(isRefused(letNode({"x"}, {one, letNode({"x"}, {one, x})})));
    // After its let a name is free again.
    const Node inner = letNode({"x"}, {one, x});
    QVERIFY(!isRefused(opNode(Op::add, {inner, inner})));
    QVERIFY(isRefused(opNode(Op::add, {inner, x})));
    QVERIFY(isRefused(letNode({"x"}, {valueNode(Infinity{}), x})));
}

void TestEvaluateCompile::namesAreChecked()
{
    QVERIFY(!isRefused(binNode(Type::integer, "fifteen_bytes_x")));
    QVERIFY(isRefused(binNode(Type::integer, "sixteen_bytes_xx")));
    QVERIFY(isRefused(binNode(Type::integer, std::string("a\0b", 3))));
    for (const char* name : {"", "1x", "a-b", "\xC3\xA4"})
        QVERIFY2(isRefused(letNode({name}, {valueNode(1), valueNode(2)})), name);
    for (const char* name : {"_", "_1", "Ab9_"})
        QVERIFY2(!isRefused(letNode({name}, {valueNode(1), valueNode(2)})), name);
}

void TestEvaluateCompile::numbersOfNodesAreChecked()
{
    Node modulo = opNode(Op::digestModulo);
    QVERIFY(isRefused(modulo));
    modulo.number = std::int64_t{1} << 32; // zero in the 32 bits that a server looks at
    QVERIFY(isRefused(modulo));
    modulo.number = 3;
    QVERIFY(!isRefused(modulo));
    Node key = opNode(Op::key);
    key.type = Type::list;
    QVERIFY(isRefused(key));
    key.type = Type::blob;
    QVERIFY(!isRefused(key));
    Node index = opNode(Op::builtInVariable);
    index.number = static_cast<std::int64_t>(BuiltIn::index);
    index.type = Type::string;
    QVERIFY(isRefused(index));
}

void TestEvaluateCompile::callsAreMadeOnTheirOwnKind()
{
    const auto on = [](CallModule module, Type type) {
        return callNode(Type::integer, {.module = module, .modifies = false, .code = 16, .context = {}}, {binNode(type, "b")});
    };
    QVERIFY(!isRefused(on(CallModule::collection, Type::list)));
    QVERIFY(!isRefused(on(CallModule::collection, Type::map)));
    QVERIFY(isRefused(on(CallModule::collection, Type::blob)));
    QVERIFY(!isRefused(on(CallModule::bits, Type::blob)));
    QVERIFY(isRefused(on(CallModule::bits, Type::hll)));
    QVERIFY(!isRefused(on(CallModule::hll, Type::hll)));
    QVERIFY(isRefused(on(CallModule::hll, Type::list)));
    QVERIFY(!isRefused(on(CallModule::hll, Type::nil)));
}

void TestEvaluateCompile::operandsAndOrphansAreNoValues()
{
    QVERIFY(isRefused(valueNode(Infinity{})));
    QVERIFY(isRefused(valueNode(Wildcard{})));
    QVERIFY(!isRefused(opNode(Op::equal, {valueNode(Wildcard{}), valueNode(Wildcard{})})));
    QVERIFY(!isRefused(opNode(Op::inList, {valueNode(Wildcard{}), binNode(Type::list, "l")})));
}

void TestEvaluateCompile::treesOfTheWrongFormAreRefused()
{
    QVERIFY(isRefused(opNode(Op::equal, {valueNode(1)})));
    QVERIFY(isRefused(opNode(Op::condition, {valueNode(true), valueNode(1)})));
    QVERIFY(isRefused(opNode(Op::call)));
    QVERIFY(isRefused(letNode({}, {valueNode(1), valueNode(1)})));
    QVERIFY(isRefused(opNode(static_cast<Op>(99))));
    Node literal = valueNode(1);
    literal.operands.push_back(valueNode(1));
    QVERIFY(isRefused(literal));
}

void TestEvaluateCompile::aFilterGivesABoolean()
{
    QVERIFY(Program::filter(pack(opNode(Op::isTombstone))).ok());
    QVERIFY(Program::filter(pack(opNode(Op::unknown))).ok());
    QCOMPARE(Program::filter(pack(valueNode(1))).error().code(), 4);
    QCOMPARE(Program::filter({}).error().code(), 4);
    QCOMPARE(Program::filter(Bytes{0x90}).error().code(), 4);
    const Bytes whole = pack(opNode(Op::equal, {binNode(Type::integer, "i"), valueNode(1000)}));
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY(!Program::filter(ByteView(whole).first(size)).ok());
}

void TestEvaluateCompile::immodestRegexesAreRefused()
{
    QVERIFY(!isRefused(regexNode("^a(b|c){2,5}$")));
    QVERIFY(!isRefused(regexNode("a{1000}")));
    QVERIFY(isRefused(regexNode("a(")));
    QVERIFY(isRefused(regexNode("((a{1,1000}){1,1000}){1,1000}")));
    QVERIFY(isRefused(regexNode(std::string(1000, '(') + std::string(1000, ')'))));
    QVERIFY(isRefused(regexNode(std::string(100'000, 'a'))));
    QVERIFY(isRefused(regexNode("a{99999999999999999999}")));
}

void TestEvaluateCompile::theVendorsExpressionsAreTaken()
{
    int taken = 0;
    for (const AelPair& pair : compiledPairs()) {
        if (pair.wire.empty())
            continue;
        Result<Node> node = unpack(pair.wire);
        QVERIFY2(node.ok(), pair.ael.c_str());
        const Result<Program> program = Program::compile(*std::move(node));
        if (program) {
            ++taken;
            QVERIFY(evaluate(*program, {}).kind <= Kind::removal);
            explain(*program, {});
        }
    }
    QVERIFY2(taken > 1000, qPrintable(QString::number(taken)));
}

QTEST_APPLESS_MAIN(TestEvaluateCompile)
#include "tst_evaluate_compile.moc"
