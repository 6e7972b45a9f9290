// SPDX-License-Identifier: Apache-2.0
#include "core/wire/particle.h"
#include "tests/support/expression_nodes.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;
using namespace binnacle::test;

namespace {

constexpr std::uint64_t secondsSince2010 = 500'000'000;
constexpr std::int64_t unixSeconds = 1'262'304'000 + 500'000'000;

RecordView view()
{
    RecordView record;
    record.digest.fill(0xEE);
    record.digest[16] = 0x01;
    record.digest[17] = 0x02;
    record.digest[18] = 0x00;
    record.digest[19] = 0x80;
    record.set = "things";
    record.lastUpdateMs = secondsSince2010 * 1000 + 250;
    record.nowMs = record.lastUpdateMs + 4750;
    record.voidTime = static_cast<std::uint32_t>(secondsSince2010) + 100;
    record.size = 112;
    return record;
}

std::optional<Value> meta(Op op, const RecordView& record = view())
{
    return resultOf(opNode(op), record);
}

Node keyNode(Type type)
{
    Node node = opNode(Op::key);
    node.type = type;
    return node;
}

} // namespace

class TestEvaluateRecord : public QObject {
    Q_OBJECT

private slots:
    void times();
    void aRecordThatNeverExpires();
    void sizesAndNames();
    void theDigestsTail();
    void theStoredKey();
    void binsOfEachType();
    void binsOfAnotherTypeAreUnknown();
    void typesOfBins();
    void valuesBecomeParticlesAndComeBack();
    void damagedParticlesAreUnknown();
};

void TestEvaluateRecord::times()
{
    QCOMPARE(meta(Op::lastUpdate), std::optional<Value>((unixSeconds * 1000 + 250) * 1'000'000));
    QCOMPARE(meta(Op::sinceUpdate), std::optional<Value>(4750));
    QCOMPARE(meta(Op::voidTime), std::optional<Value>((unixSeconds + 100) * 1'000'000'000));
    QCOMPARE(meta(Op::timeToLive), std::optional<Value>(95));
    RecordView early = view();
    early.nowMs = early.lastUpdateMs - 1;
    QCOMPARE(meta(Op::sinceUpdate, early), std::optional<Value>(0));
    RecordView expired = view();
    expired.nowMs += 1'000'000;
    QCOMPARE(meta(Op::timeToLive, expired), std::optional<Value>(0));
}

void TestEvaluateRecord::aRecordThatNeverExpires()
{
    RecordView record = view();
    record.voidTime = 0;
    QCOMPARE(meta(Op::voidTime, record), std::optional<Value>(-1));
    QCOMPARE(meta(Op::timeToLive, record), std::optional<Value>(-1));
}

void TestEvaluateRecord::sizesAndNames()
{
    QCOMPARE(meta(Op::recordSize), std::optional<Value>(112));
    QCOMPARE(meta(Op::deviceSize), std::optional<Value>(112));
    QCOMPARE(meta(Op::memorySize), std::optional<Value>(0));
    QCOMPARE(meta(Op::setName), std::optional<Value>("things"));
    QCOMPARE(meta(Op::setName, {}), std::optional<Value>(""));
    QCOMPARE(meta(Op::isTombstone), std::optional<Value>(false));
}

void TestEvaluateRecord::theDigestsTail()
{
    Node modulo = opNode(Op::digestModulo);
    modulo.number = 1000;
    QCOMPARE(resultOf(modulo, view()), std::optional<Value>(std::int64_t{0x80000201} % 1000));
    modulo.number = -1000;
    QCOMPARE(resultOf(modulo, view()), std::optional<Value>(std::int64_t{0x80000201} % 1000));
}

void TestEvaluateRecord::theStoredKey()
{
    QCOMPARE(meta(Op::keyExists), std::optional<Value>(false));
    QCOMPARE(resultOf(keyNode(Type::string), view()), std::optional<Value>());
    RecordView record = view();
    const Bytes text{3, 'k', '1'};
    record.key = text;
    QCOMPARE(meta(Op::keyExists, record), std::optional<Value>(true));
    QCOMPARE(resultOf(keyNode(Type::string), record), std::optional<Value>("k1"));
    QCOMPARE(resultOf(keyNode(Type::integer), record), std::optional<Value>());
    const Bytes integer{1, 0, 0, 0, 0, 0, 0, 1, 0};
    record.key = integer;
    QCOMPARE(resultOf(keyNode(Type::integer), record), std::optional<Value>(256));
    const Bytes damaged{1, 0, 0};
    record.key = damaged;
    QCOMPARE(resultOf(keyNode(Type::integer), record), std::optional<Value>());
}

void TestEvaluateRecord::binsOfEachType()
{
    const std::pair<Type, Value> cases[] = {{Type::integer, -5},
                                            {Type::float64, 2.5},
                                            {Type::boolean, true},
                                            {Type::string, "hello"},
                                            {Type::blob, Value(Blob{{0, 255}})},
                                            {Type::hll, Value(Hll{{1, 2}})},
                                            {Type::list, Value(List{{1, "x"}})},
                                            {Type::map, Value(Map{{{"a", 1}}})},
                                            {Type::geoJson, Value(GeoJson{R"({"type":"Point","coordinates":[1,2]})"})}};
    for (const auto& [type, value] : cases) {
        const wire::Particle particle = wire::encodeParticle(value).value();
        RecordView record;
        record.bins = {{"other", {1, {}}}, {"b", {particle.type, particle.bytes}}};
        QCOMPARE(resultOf(binNode(type, "b"), record), std::optional<Value>(value));
    }
}

void TestEvaluateRecord::binsOfAnotherTypeAreUnknown()
{
    const Bytes bytes{'x'};
    RecordView record;
    record.bins = {{"s", {3, bytes}}, {"python", {9, bytes}}};
    for (const Type type : {Type::nil, Type::boolean, Type::integer, Type::blob, Type::list, Type::map, Type::hll}) {
        QCOMPARE(resultOf(binNode(type, "s"), record), std::optional<Value>());
        QCOMPARE(resultOf(binNode(type, "python"), record), std::optional<Value>());
        QCOMPARE(resultOf(binNode(type, "nosuch"), record), std::optional<Value>());
    }
}

void TestEvaluateRecord::typesOfBins()
{
    const Bytes bytes{'x'};
    RecordView record;
    record.bins = {{"s", {3, bytes}}, {"python", {9, bytes}}};
    const auto typeOf = [&record](const char* name) {
        Node node = opNode(Op::binType);
        node.name = name;
        return resultOf(node, record);
    };
    QCOMPARE(typeOf("s"), std::optional<Value>(3));
    QCOMPARE(typeOf("python"), std::optional<Value>(9));
    QCOMPARE(typeOf("nosuch"), std::optional<Value>(0));
}

void TestEvaluateRecord::valuesBecomeParticlesAndComeBack()
{
    for (const Value& value : {Value(), Value(true), Value(-5), Value(2.5), Value("x"), Value(Blob{{1}}), Value(Hll{{1}}),
                               Value(List{{1, Value(List{{2}})}}), Value(Map{{{"a", 1}}, MapOrder::keyOrdered})}) {
        const Evaluated made = evaluated(value);
        const std::optional<wire::Particle> particle = particleOf(made);
        QVERIFY(particle.has_value());
        QVERIFY(*particle == wire::encodeParticle(value).value());
        QCOMPARE(valueOf(evaluated(*particle)), std::optional<Value>(value));
        QVERIFY(packedElement(made).has_value());
    }
    for (const Evaluated& none : {Evaluated{}, evaluatedBytes(Kind::removal, {})}) {
        QVERIFY(!particleOf(none).has_value());
        QVERIFY(!packedElement(none).has_value());
    }
    QVERIFY(!particleOf(evaluated(Value(Infinity{}))).has_value());
    QVERIFY(packedElement(evaluated(Value(Infinity{}))).has_value());
}

void TestEvaluateRecord::damagedParticlesAreUnknown()
{
    const Bytes three{1, 2, 3};
    for (const std::uint8_t type : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{17}, std::uint8_t{200}})
        QVERIFY(evaluated(bins::ParticleView{type, three}).isUnknown());
    const Bytes cells{0, 0, 9, 1};
    QVERIFY(evaluated(bins::ParticleView{23, cells}).isUnknown());
    // A list that is damaged inside is one, until something looks into it.
    const Bytes cut{0x93, 1};
    RecordView record;
    record.bins = {{"l", {20, cut}}};
    const Node list = binNode(Type::list, "l");
    QCOMPARE(resultOf(opNode(Op::equal, {list, list}), record), std::optional<Value>());
    QCOMPARE(resultOf(opNode(Op::inList, {valueNode(5), list}), record), std::optional<Value>());
}

QTEST_APPLESS_MAIN(TestEvaluateRecord)
#include "tst_evaluate_record.moc"
