// SPDX-License-Identifier: Apache-2.0
#include "tests/support/expression_nodes.h"
#include "tests/support/node_command.h"
#include "tests/support/seed.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace binnacle;
using namespace binnacle::expression;
using namespace binnacle::test;

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

std::optional<Value> of(Op op, std::vector<Value> values)
{
    std::vector<Node> operands;
    for (Value& value : values)
        operands.push_back(valueNode(std::move(value)));
    return resultOf(opNode(op, std::move(operands)));
}

/// True, false or unknown, as an operand.
Node trilean(int state)
{
    return state == 2 ? opNode(Op::unknown) : valueNode(state == 1);
}

int stateOf(Node node)
{
    const std::optional<Value> value = resultOf(std::move(node));
    return value ? (*value == Value(true) ? 1 : 0) : 2;
}

} // namespace

class TestEvaluate : public QObject {
    Q_OBJECT

private slots:
    void logicHasThreeValues_data();
    void logicHasThreeValues();
    void exclusiveGoesFromLeftToRight();
    void conditionsTakeTheFirstThatIsTrue();
    void letsNameValues();
    void integersWrapAround();
    void divisions();
    void doubles();
    void conversions();
    void bits();
    void comparisons();
    void listsAndMapsAreCompared();
    void regexes();
    void itemsInLists();
    void keysAndValuesOfMaps();
    void unknownSpreads();
    void explainingTellsEveryNode();
    void explainingAndEvaluatingAgree();
};

void TestEvaluate::logicHasThreeValues_data()
{
    QTest::addColumn<int>("a");
    QTest::addColumn<int>("b");
    QTest::addColumn<int>("both");
    QTest::addColumn<int>("any");
    QTest::addColumn<int>("one");
    QTest::newRow("f f") << 0 << 0 << 0 << 0 << 0;
    QTest::newRow("f t") << 0 << 1 << 0 << 1 << 1;
    QTest::newRow("f u") << 0 << 2 << 0 << 2 << 2;
    QTest::newRow("t f") << 1 << 0 << 0 << 1 << 1;
    QTest::newRow("t t") << 1 << 1 << 1 << 1 << 0;
    QTest::newRow("t u") << 1 << 2 << 2 << 1 << 2;
    QTest::newRow("u f") << 2 << 0 << 0 << 2 << 2;
    QTest::newRow("u t") << 2 << 1 << 2 << 1 << 2;
    QTest::newRow("u u") << 2 << 2 << 2 << 2 << 2;
}

void TestEvaluate::logicHasThreeValues()
{
    QFETCH(int, a);
    QFETCH(int, b);
    const std::vector<Node> operands{trilean(a), trilean(b)};
    QTEST(stateOf(opNode(Op::logicalAnd, operands)), "both");
    QTEST(stateOf(opNode(Op::logicalOr, operands)), "any");
    QTEST(stateOf(opNode(Op::exclusive, operands)), "one");
    QCOMPARE(stateOf(opNode(Op::logicalNot, {trilean(a)})), a == 2 ? 2 : 1 - a);
}

void TestEvaluate::exclusiveGoesFromLeftToRight()
{
    QCOMPARE(stateOf(opNode(Op::exclusive, {trilean(1), trilean(1), trilean(2)})), 0);
    QCOMPARE(stateOf(opNode(Op::exclusive, {trilean(1), trilean(2), trilean(1)})), 2);
    QCOMPARE(stateOf(opNode(Op::exclusive, {trilean(0), trilean(0), trilean(1)})), 1);
}

void TestEvaluate::conditionsTakeTheFirstThatIsTrue()
{
    const auto condition = [](int first, int second) {
        return resultOf(opNode(Op::condition, {trilean(first), valueNode(1), trilean(second), valueNode(2), valueNode(3)}));
    };
    QCOMPARE(condition(1, 2), std::optional<Value>(1));
    QCOMPARE(condition(0, 1), std::optional<Value>(2));
    QCOMPARE(condition(0, 0), std::optional<Value>(3));
    QCOMPARE(condition(2, 1), std::optional<Value>());
    QCOMPARE(condition(0, 2), std::optional<Value>());
}

void TestEvaluate::letsNameValues()
{
    const Node x = variableNode("x");
    const Node y = variableNode("y");
    QCOMPARE(resultOf(letNode({"x", "y"}, {valueNode(6), opNode(Op::add, {x, valueNode(1)}), opNode(Op::multiply, {x, y})})),
             std::optional<Value>(42));
    const Node inner = letNode({"y"}, {opNode(Op::multiply, {x, x}), opNode(Op::add, {x, y})});
    QCOMPARE(resultOf(letNode({"x"}, {valueNode(5), opNode(Op::add, {inner, x})})), std::optional<Value>(35));
    // What is not used may be unknown.
    QCOMPARE(resultOf(letNode({"x"}, {opNode(Op::unknown), valueNode(1)})), std::optional<Value>(1));
    QCOMPARE(resultOf(letNode({"x"}, {opNode(Op::unknown), x})), std::optional<Value>());
}

void TestEvaluate::integersWrapAround()
{
    QCOMPARE(of(Op::add, {largest, 1}), std::optional<Value>(least));
    QCOMPARE(of(Op::subtract, {least, 1}), std::optional<Value>(largest));
    QCOMPARE(of(Op::subtract, {least}), std::optional<Value>(least));
    QCOMPARE(of(Op::multiply, {largest, 2}), std::optional<Value>(-2));
    QCOMPARE(of(Op::absolute, {least}), std::optional<Value>(least));
    QCOMPARE(of(Op::absolute, {-3}), std::optional<Value>(3));
    QCOMPARE(of(Op::subtract, {10, 3, 4}), std::optional<Value>(3));
    QCOMPARE(of(Op::minimum, {3, -7, 4}), std::optional<Value>(-7));
    QCOMPARE(of(Op::maximum, {3, -7, 4}), std::optional<Value>(4));
    QCOMPARE(of(Op::add, {7}), std::optional<Value>(7));
}

void TestEvaluate::divisions()
{
    QCOMPARE(of(Op::divide, {42, -7}), std::optional<Value>(-6));
    QCOMPARE(of(Op::divide, {100, 3, 4}), std::optional<Value>(8));
    QCOMPARE(of(Op::divide, {1}), std::optional<Value>(1));
    QCOMPARE(of(Op::divide, {5}), std::optional<Value>(0));
    QCOMPARE(of(Op::divide, {0}), std::optional<Value>());
    QCOMPARE(of(Op::divide, {7, 0}), std::optional<Value>());
    QCOMPARE(of(Op::divide, {least, -1}), std::optional<Value>(least));
    // A product that wraps around to zero is a zero.
    QCOMPARE(of(Op::divide, {7, std::int64_t{1} << 32, std::int64_t{1} << 32}), std::optional<Value>());
    QCOMPARE(of(Op::modulo, {-7, 3}), std::optional<Value>(-1));
    QCOMPARE(of(Op::modulo, {7, 0}), std::optional<Value>());
    QCOMPARE(of(Op::modulo, {least, -1}), std::optional<Value>(0));
}

void TestEvaluate::doubles()
{
    QCOMPARE(of(Op::divide, {1.0, 4.0}), std::optional<Value>(0.25));
    QCOMPARE(of(Op::divide, {4.0}), std::optional<Value>(0.25));
    QCOMPARE(of(Op::divide, {1.0, 0.0}), std::optional<Value>(std::numeric_limits<double>::infinity()));
    QCOMPARE(of(Op::subtract, {2.5}), std::optional<Value>(-2.5));
    QCOMPARE(of(Op::power, {2.0, 10.0}), std::optional<Value>(1024.0));
    QCOMPARE(of(Op::logarithm, {8.0, 2.0}), std::optional<Value>(std::log(8.0) / std::log(2.0)));
    QCOMPARE(of(Op::floor, {-1.5}), std::optional<Value>(-2.0));
    QCOMPARE(of(Op::ceil, {-1.5}), std::optional<Value>(-1.0));
    QCOMPARE(of(Op::minimum, {1.5, -0.5}), std::optional<Value>(-0.5));
    QCOMPARE(of(Op::absolute, {-1.5}), std::optional<Value>(1.5));
}

void TestEvaluate::conversions()
{
    QCOMPARE(of(Op::toInteger, {-2.9}), std::optional<Value>(-2));
    QCOMPARE(of(Op::toInteger, {1e300}), std::optional<Value>(least));
    QCOMPARE(of(Op::toInteger, {std::nan("")}), std::optional<Value>(least));
    QCOMPARE(of(Op::toInteger, {9223372036854775808.0}), std::optional<Value>(least));
    QCOMPARE(of(Op::toFloat, {3}), std::optional<Value>(3.0));
}

void TestEvaluate::bits()
{
    QCOMPARE(of(Op::bitAnd, {0b1100, 0b1010, -1}), std::optional<Value>(0b1000));
    QCOMPARE(of(Op::bitOr, {0b1100, 0b1010}), std::optional<Value>(0b1110));
    QCOMPARE(of(Op::bitXor, {0b1100, 0b1010}), std::optional<Value>(0b0110));
    QCOMPARE(of(Op::bitXor, {5}), std::optional<Value>(5));
    QCOMPARE(of(Op::bitNot, {0}), std::optional<Value>(-1));
    QCOMPARE(of(Op::shiftLeft, {1, 63}), std::optional<Value>(least));
    QCOMPARE(of(Op::shiftLeft, {1, 64}), std::optional<Value>(1));
    QCOMPARE(of(Op::shiftRightLogical, {-1, 63}), std::optional<Value>(1));
    QCOMPARE(of(Op::shiftRightArithmetic, {-4, 1}), std::optional<Value>(-2));
    QCOMPARE(of(Op::countBits, {-1}), std::optional<Value>(64));
    QCOMPARE(of(Op::scanLeft, {1, true}), std::optional<Value>(63));
    QCOMPARE(of(Op::scanLeft, {0, true}), std::optional<Value>(-1));
    QCOMPARE(of(Op::scanLeft, {-1, false}), std::optional<Value>(-1));
    QCOMPARE(of(Op::scanRight, {1, true}), std::optional<Value>(63));
    QCOMPARE(of(Op::scanRight, {0b100, true}), std::optional<Value>(61));
    QCOMPARE(of(Op::scanRight, {0, true}), std::optional<Value>(-1));
}

void TestEvaluate::comparisons()
{
    QCOMPARE(of(Op::less, {1, 2}), std::optional<Value>(true));
    QCOMPARE(of(Op::greater, {-1, 2}), std::optional<Value>(false));
    QCOMPARE(of(Op::less, {"hell", "hello"}), std::optional<Value>(true));
    QCOMPARE(of(Op::less, {"\x7F", "\xC3"}), std::optional<Value>(true));
    QCOMPARE(of(Op::greaterOrEqual, {Value(Blob{{0, 255}}), Value(Blob{{0}})}), std::optional<Value>(true));
    QCOMPARE(of(Op::greater, {true, false}), std::optional<Value>(true));
    QCOMPARE(of(Op::equal, {Value(), Value()}), std::optional<Value>(true));
    QCOMPARE(of(Op::notEqual, {Value(), Value()}), std::optional<Value>(false));
    const double nan = std::nan("");
    QCOMPARE(of(Op::equal, {nan, nan}), std::optional<Value>(false));
    QCOMPARE(of(Op::notEqual, {nan, nan}), std::optional<Value>(true));
    QCOMPARE(of(Op::lessOrEqual, {nan, 1.0}), std::optional<Value>(false));
    QCOMPARE(of(Op::equal, {0.0, -0.0}), std::optional<Value>(true));
}

void TestEvaluate::listsAndMapsAreCompared()
{
    const auto list = [](std::vector<Value> items) { return Value(List{std::move(items)}); };
    QCOMPARE(of(Op::less, {list({1, 2}), list({1, 3})}), std::optional<Value>(true));
    QCOMPARE(of(Op::less, {list({1}), list({1, 0})}), std::optional<Value>(true));
    QCOMPARE(of(Op::equal, {list({1, Wildcard{}}), list({1, 7, "x"})}), std::optional<Value>(true));
    const Map ordered{{{"a", 1}}, MapOrder::keyOrdered};
    const Map unordered{{{"a", 1}}};
    QCOMPARE(of(Op::equal, {Value(ordered), Value(ordered)}), std::optional<Value>(true));
    QCOMPARE(of(Op::equal, {Value(ordered), Value(unordered)}), std::optional<Value>());
    QCOMPARE(of(Op::equal, {list({1, Value(unordered)}), list({1, Value(unordered)})}), std::optional<Value>());
    // It is not met where the lists differ before it.
    QCOMPARE(of(Op::less, {list({1, Value(unordered)}), list({2, Value(unordered)})}), std::optional<Value>(true));
}

void TestEvaluate::regexes()
{
    const auto matches = [](std::string pattern, std::int64_t flags, const char* text) {
        Node node = opNode(Op::matchesRegex, {valueNode(text)});
        node.name = std::move(pattern);
        node.number = flags;
        return stateOf(std::move(node));
    };
    QCOMPARE(matches("^h.*o$", 1, "hello"), 1);
    QCOMPARE(matches("^H", 1, "hello"), 0);
    QCOMPARE(matches("^H", 3, "hello"), 1);
    QCOMPARE(matches("a+", 0, "aa"), 0); // without the flag for extended ones a plus is a plus
    QCOMPARE(matches("^b$", 4 + 1, "a\nb"), 1);
    QCOMPARE(matches("", 1, "anything"), 1);
    QCOMPARE(matches(std::string("h\0x", 3), 1, "hello"), 1);
}

void TestEvaluate::itemsInLists()
{
    const Value list(List{{1, "x", 2.5, Value(List{{1}})}});
    QCOMPARE(of(Op::inList, {1, list}), std::optional<Value>(true));
    QCOMPARE(of(Op::inList, {"x", list}), std::optional<Value>(true));
    QCOMPARE(of(Op::inList, {2, list}), std::optional<Value>(false));
    QCOMPARE(of(Op::inList, {Value(List{{1}}), list}), std::optional<Value>(true));
    QCOMPARE(of(Op::inList, {Value(), list}), std::optional<Value>(false));
    QCOMPARE(of(Op::inList, {Wildcard{}, list}), std::optional<Value>(true));
    QCOMPARE(of(Op::inList, {1, Value(List{})}), std::optional<Value>(false));
}

void TestEvaluate::keysAndValuesOfMaps()
{
    const Value map(Map{{{"b", 2}, {"a", 1}}});
    QCOMPARE(of(Op::mapKeys, {map}), std::optional<Value>(Value(List{{"b", "a"}})));
    QCOMPARE(of(Op::mapValues, {map}), std::optional<Value>(Value(List{{2, 1}})));
    QCOMPARE(of(Op::mapKeys, {Value(Map{})}), std::optional<Value>(Value(List{})));
    QCOMPARE(of(Op::mapKeys, {1}), std::optional<Value>());
}

void TestEvaluate::unknownSpreads()
{
    const Node missing = binNode(Type::integer, "nosuch");
    QCOMPARE(resultOf(opNode(Op::add, {valueNode(1), missing})), std::optional<Value>());
    QCOMPARE(resultOf(opNode(Op::equal, {missing, missing})), std::optional<Value>());
    QCOMPARE(resultOf(opNode(Op::bitNot, {missing})), std::optional<Value>());
    QCOMPARE(resultOf(opNode(Op::inList, {missing, valueNode(Value(List{}))})), std::optional<Value>());
    QCOMPARE(resultOf(opNode(Op::removeResult)), std::optional<Value>());
    Node inPath = opNode(Op::builtInVariable);
    inPath.type = Type::integer;
    QCOMPARE(resultOf(inPath), std::optional<Value>());
}

void TestEvaluate::explainingTellsEveryNode()
{
    const Bytes five = integerBytes(5);
    RecordView record;
    record.bins = {{"i", {1, five}}};
    const Node isFive = opNode(Op::equal, {binNode(Type::integer, "i"), valueNode(5)});
    const Node missing = opNode(Op::greater, {binNode(Type::integer, "j"), valueNode(1)});
    const Node condition = opNode(Op::condition, {valueNode(true), valueNode(true), valueNode(false)});
    const Result<Program> program = Program::compile(
        opNode(Op::logicalOr, {isFive, missing,
                               letNode({"x"}, {valueNode(7), opNode(Op::less, {variableNode("x"), valueNode(1)})}), condition}));
    QVERIFY(program.ok());
    const NodeResult report = explain(*program, record);
    QCOMPARE(valueOf(report.value), std::optional<Value>(true));
    QCOMPARE(report.operands.size(), std::size_t{4});
    QCOMPARE(valueOf(report.operands[0].operands[0].value), std::optional<Value>(5));
    QVERIFY(report.operands[1].value.isUnknown());
    QVERIFY(report.operands[1].operands[0].value.isUnknown());
    QCOMPARE(valueOf(report.operands[1].operands[1].value), std::optional<Value>(1));
    QCOMPARE(valueOf(report.operands[2].operands[1].operands[0].value), std::optional<Value>(7));
    QCOMPARE(valueOf(report.operands[2].value), std::optional<Value>(false));
    QCOMPARE(valueOf(report.operands[3].operands[2].value), std::optional<Value>(false));
}

void TestEvaluate::explainingAndEvaluatingAgree()
{
    std::mt19937_64 random = seededGenerator();
    const std::function<Node(int)> boolean = [&](int depth) -> Node {
        constexpr Op logic[] = {Op::logicalAnd, Op::logicalOr, Op::exclusive, Op::condition};
        const std::uint64_t choice = random() % 8;
        if (depth == 0 || choice > 5)
            return trilean(static_cast<int>(random() % 3));
        if (choice == 5)
            return opNode(Op::logicalNot, {boolean(depth - 1)});
        if (choice == 4)
            return opNode(Op::equal, {boolean(depth - 1), boolean(depth - 1)});
        return opNode(logic[choice], {boolean(depth - 1), boolean(depth - 1), boolean(depth - 1)});
    };
    for (int i = 0; i < 500; ++i) {
        const Result<Program> program = Program::compile(boolean(4));
        QVERIFY(program.ok());
        QCOMPARE(valueOf(explain(*program, {}).value), valueOf(evaluate(*program, {})));
    }
}

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
