// SPDX-License-Identifier: Apache-2.0
#include "tests/support/expression_nodes.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;
using namespace binnacle::test;

namespace {

// Codes and result types as bin operations have them.
constexpr std::int64_t listAppend = 1;
constexpr std::int64_t listSize = 16;
constexpr std::int64_t listGetByIndex = 19;
constexpr std::int64_t mapPut = 67;
constexpr std::int64_t mapGetByKey = 97;
constexpr std::int64_t bitSet = 3;
constexpr std::int64_t bitCount = 51;
constexpr std::int64_t hllCount = 50;
constexpr int resultCount = 5;
constexpr int resultValue = 7;

Call reading(CallModule module, std::int64_t code)
{
    return {.module = module, .modifies = false, .code = code, .context = {}};
}

Call modifying(CallModule module, std::int64_t code)
{
    return {.module = module, .modifies = true, .code = code, .context = {}};
}

Node listNode(std::vector<Value> items)
{
    return valueNode(Value(List{std::move(items)}));
}

Node lengthOf(Node list)
{
    return callNode(Type::integer, reading(CallModule::collection, listSize), {std::move(list)});
}

Node appended(Node list, Node item)
{
    return callNode(Type::list, modifying(CallModule::collection, listAppend), {std::move(item), std::move(list)});
}

} // namespace

class TestEvaluateCall : public QObject {
    Q_OBJECT

private slots:
    void readsOfLists();
    void argumentsMayBeExpressions();
    void anUnknownArgumentLeavesItOpen();
    void changesGiveTheWhole();
    void changesLeaveTheBinAlone();
    void contextsLeadInside();
    void resultsOfAnotherTypeAreUnknown();
    void bitsAndSketches();
    void failuresAreUnknown();
    void nothingIsMadeOfNil();
    void growthIsBounded();
    void geoJsonIsCompared();
};

void TestEvaluateCall::readsOfLists()
{
    QCOMPARE(resultOf(lengthOf(listNode({3, 1, 2}))), std::optional<Value>(3));
    const auto at = [](int index, int resultType, Type type) {
        return resultOf(callNode(type, reading(CallModule::collection, listGetByIndex),
                                 {valueNode(resultType), valueNode(index), listNode({3, "x", 2.5})}));
    };
    QCOMPARE(at(1, resultValue, Type::string), std::optional<Value>("x"));
    QCOMPARE(at(-1, resultValue, Type::float64), std::optional<Value>(2.5));
    QCOMPARE(at(0, resultCount, Type::integer), std::optional<Value>(1));
}

void TestEvaluateCall::argumentsMayBeExpressions()
{
    const Node index = opNode(Op::subtract, {valueNode(3), valueNode(2)});
    QCOMPARE(resultOf(callNode(Type::integer, reading(CallModule::collection, listGetByIndex),
                               {valueNode(resultValue), index, listNode({7, 8, 9})})),
             std::optional<Value>(8));
    QCOMPARE(resultOf(appended(listNode({1}), listNode({2, 3}))), std::optional<Value>(Value(List{{1, Value(List{{2, 3}})}})));
}

void TestEvaluateCall::anUnknownArgumentLeavesItOpen()
{
    QCOMPARE(resultOf(appended(listNode({1}), binNode(Type::integer, "nosuch"))), std::optional<Value>());
    QCOMPARE(resultOf(lengthOf(binNode(Type::list, "nosuch"))), std::optional<Value>());
}

void TestEvaluateCall::changesGiveTheWhole()
{
    QCOMPARE(resultOf(appended(listNode({3, 1}), valueNode(9))), std::optional<Value>(Value(List{{3, 1, 9}})));
    const Node map = valueNode(Value(Map{{{"a", 1}}, MapOrder::keyOrdered}));
    const std::optional<Value> put = resultOf(
        callNode(Type::map, modifying(CallModule::collection, mapPut), {valueNode("b"), valueNode(2), valueNode(1), map}));
    QVERIFY(put.has_value());
    QCOMPARE(put->as<Map>()->entries.size(), std::size_t{2});
}

void TestEvaluateCall::changesLeaveTheBinAlone()
{
    const wire::Particle list = wire::encodeParticle(Value(List{{1}})).value();
    const Bytes before = list.bytes;
    RecordView record;
    record.bins = {{"l", {list.type, list.bytes}}};
    const Node bin = binNode(Type::list, "l");
    QCOMPARE(resultOf(opNode(Op::add, {lengthOf(appended(bin, valueNode(2))), lengthOf(bin)}), record), std::optional<Value>(3));
    QVERIFY(list.bytes == before);
}

void TestEvaluateCall::contextsLeadInside()
{
    Call call = reading(CallModule::collection, listSize);
    call.context = List{{0x22, "c"}}; // the map's value for a key
    const Node map = valueNode(Value(Map{{{"c", Value(List{{1, 2, 3}})}}, MapOrder::keyOrdered}));
    QCOMPARE(resultOf(callNode(Type::integer, call, {map})), std::optional<Value>(3));
    call.context = List{{0x22, "nosuch"}};
    QCOMPARE(resultOf(callNode(Type::integer, call, {map})), std::optional<Value>());
}

void TestEvaluateCall::resultsOfAnotherTypeAreUnknown()
{
    const Node map = valueNode(Value(Map{{{"a", 1}}, MapOrder::keyOrdered}));
    const auto get = [&map](Type type) {
        return resultOf(
            callNode(type, reading(CallModule::collection, mapGetByKey), {valueNode(resultValue), valueNode("a"), map}));
    };
    QCOMPARE(get(Type::integer), std::optional<Value>(1));
    QCOMPARE(get(Type::string), std::optional<Value>());
}

void TestEvaluateCall::bitsAndSketches()
{
    const Node blob = valueNode(Value(Blob{{0x0F, 0xFF}}));
    QCOMPARE(resultOf(callNode(Type::integer, reading(CallModule::bits, bitCount), {valueNode(0), valueNode(16), blob})),
             std::optional<Value>(12));
    QCOMPARE(resultOf(callNode(Type::blob, modifying(CallModule::bits, bitSet),
                               {valueNode(0), valueNode(8), valueNode(Value(Blob{{0xAA}})), valueNode(0), blob})),
             std::optional<Value>(Value(Blob{{0xAA, 0xFF}})));
    QCOMPARE(resultOf(callNode(Type::integer, reading(CallModule::hll, hllCount), {valueNode(Value(Hll{{1, 2}}))})),
             std::optional<Value>());
}

void TestEvaluateCall::failuresAreUnknown()
{
    QCOMPARE(resultOf(callNode(Type::integer, reading(CallModule::collection, 1234), {listNode({1})})), std::optional<Value>());
    QCOMPARE(resultOf(callNode(Type::integer, reading(CallModule::collection, -1), {listNode({1})})), std::optional<Value>());
    QCOMPARE(resultOf(lengthOf(valueNode(Value(Map{})))), std::optional<Value>());
    Call select = reading(CallModule::collection, selectCode);
    select.context = List{};
    QCOMPARE(resultOf(callNode(Type::list, select, {valueNode(1), listNode({1})})), std::optional<Value>());
}

void TestEvaluateCall::nothingIsMadeOfNil()
{
    // Whatever the call says it gives, it passes for nil where it stands.
    const Node call = callNode(Type::list, modifying(CallModule::collection, listAppend), {valueNode(1), valueNode(Value())});
    QVERIFY(!isRefused(opNode(Op::equal, {call, valueNode(Value())})));
    QCOMPARE(resultOf(call), std::optional<Value>(Value(List{{1}})));
    QCOMPARE(resultOf(opNode(Op::equal, {call, valueNode(Value())})), std::optional<Value>());
}

void TestEvaluateCall::growthIsBounded()
{
    // Each variable is the one before it twice over.
    std::vector<std::string> names{"x0"};
    std::vector<Node> values{listNode({std::string(1000, 'x')})};
    for (int i = 1; i < 60; ++i) {
        const Node last = variableNode(names.back());
        values.push_back(appended(last, last));
        names.push_back("x" + std::to_string(i));
    }
    values.push_back(variableNode(names.back()));
    QCOMPARE(resultOf(letNode(names, values)), std::optional<Value>());
}

void TestEvaluateCall::geoJsonIsCompared()
{
    const auto geo = [](const char* text) { return valueNode(Value(GeoJson{text})); };
    const Node circle = geo(R"({"type":"AeroCircle","coordinates":[[1,2],1000]})");
    const Node inside = geo(R"({"type":"Point","coordinates":[1,2]})");
    const Node outside = geo(R"({"type":"Point","coordinates":[10,20]})");
    const auto matches = [](const Node& a, const Node& b) { return resultOf(opNode(Op::geoCompare, {a, b})); };
    QCOMPARE(matches(inside, circle), std::optional<Value>(true));
    QCOMPARE(matches(circle, inside), std::optional<Value>(true));
    QCOMPARE(matches(outside, circle), std::optional<Value>(false));
    QCOMPARE(matches(inside, inside), std::optional<Value>(false));
    QCOMPARE(matches(circle, circle), std::optional<Value>(false));
    QVERIFY(isRefused(opNode(Op::geoCompare, {geo("{}"), circle})));
    const wire::Particle bin = wire::encodeParticle(Value(GeoJson{R"({"type":"Point","coordinates":[1,2]})"})).value();
    const wire::Particle broken = wire::encodeParticle(Value(GeoJson{"{}"})).value();
    RecordView record;
    record.bins = {{"g", {bin.type, bin.bytes}}, {"broken", {broken.type, broken.bytes}}};
    QCOMPARE(resultOf(opNode(Op::geoCompare, {binNode(Type::geoJson, "g"), circle}), record), std::optional<Value>(true));
    QCOMPARE(resultOf(opNode(Op::geoCompare, {binNode(Type::geoJson, "broken"), circle}), record), std::optional<Value>());
}

QTEST_APPLESS_MAIN(TestEvaluateCall)
#include "tst_evaluate_call.moc"
