// SPDX-License-Identifier: Apache-2.0
#include "core/expression/wire.h"
#include "tests/core/expression/recorded_filters.h"
#include "tests/support/ael_pairs.h"
#include "tests/support/seed.h"

#include <QTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

Bytes hex(std::string_view digits)
{
    return fromHex(digits).value();
}

/// Reads a copy at the very end of an allocation of its own, so that a sanitizer sees a read past it.
Result<Node> unpackTight(ByteView bytes)
{
    const auto copy = std::make_unique<std::uint8_t[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.get());
    return unpack({copy.get(), bytes.size()});
}

Node literal(Value value)
{
    Node node;
    node.value = std::move(value);
    return node;
}

Node bin(Type type, std::string name)
{
    Node node;
    node.op = Op::bin;
    node.type = type;
    node.name = std::move(name);
    return node;
}

} // namespace

class TestWire : public QObject {
    Q_OBJECT

private slots:
    void recordedFiltersPackToTheSameBytes();
    void compiledTextsPackToTheSameBytes();
    void everyOperationPacksToTheSameBytes_data();
    void everyOperationPacksToTheSameBytes();
    void aComparisonIsATree();
    void aCallHasArgumentsAndItsOperandLast();
    void aContextIsKeptBesideTheCall();
    void aSelectionKeepsItsContext();
    void letKeepsNamesInOrder();
    void aListIsQuoted();
    void aNameMayBeginWithATypeByte();
    void malformedExpressionsAreRefused_data();
    void malformedExpressionsAreRefused();
    void everyTruncationIsRefused();
    void depthIsBounded();
    void sizeIsBounded();
    void damageIsNeverMoreThanAnError();
};

void TestWire::recordedFiltersPackToTheSameBytes()
{
    const auto filters = test::recordedFilters();
    QVERIFY(filters.size() > 70);
    for (const Bytes& filter : filters) {
        const auto node = unpack(filter);
        QVERIFY2(node.ok(), toHex(filter).c_str());
        QCOMPARE(toHex(pack(*node)), toHex(filter));
    }
}

void TestWire::compiledTextsPackToTheSameBytes()
{
    for (const auto& pair : test::compiledPairs()) {
        const auto node = unpack(pair.wire);
        QVERIFY2(node.ok(), pair.ael.c_str());
        QCOMPARE(toHex(pack(*node)), toHex(pair.wire));
    }
}

void TestWire::everyOperationPacksToTheSameBytes_data()
{
    QTest::addColumn<QString>("bytes");
    const auto row = [](const char* name, const char* bytes) { QTest::newRow(name) << QString(bytes); };
    row("unknown", "9100");
    row("regex", "940702a25e61"
                 "935103a173");
    row("geo compare", "9308935108a167"
                       "a3177b7d");
    row("in list", "930901"
                   "927e920102");
    row("exclusive", "9313c3c2");
    row("one operand is enough to add", "921401");
    row("digest modulo", "924003");
    row("device size", "9141");
    row("key of type string", "925003");
    row("type of a bin", "9252a161");
    row("remove", "9164");
    row("map keys", "9265935105a16d");
    row("map values", "9266935105a16d");
    row("built-in variable", "937a0300");
    row("condition", "947bc30102");
    row("call of bits", "957f0201934208"
                        "08"
                        "935106a162");
    row("call of a sketch", "957f02029132935109a168");
    row("call that modifies", "957f0440"
                              "930105"
                              "01"
                              "935104a16c");
    row("infinity and wildcard as arguments", "957f020095190700d4ff00d4ff01935105a16d");
    row("a map is a literal of its own", "81a203610a");
    row("an ordered map", "82c70001c0a203610a");
    row("nil", "c0");
    row("a sketch", "a31200ff");
}

void TestWire::everyOperationPacksToTheSameBytes()
{
    QFETCH(QString, bytes);
    const auto node = unpack(hex(bytes.toStdString()));
    QVERIFY2(node.ok(), node.ok() ? "" : node.error().text().c_str());
    QCOMPARE(QString::fromStdString(toHex(pack(*node))), bytes);
}

void TestWire::aComparisonIsATree()
{
    Node expected;
    expected.op = Op::greaterOrEqual;
    expected.operands = {bin(Type::integer, "age"), literal(18)};
    const auto node = unpack(hex("9304935102a361676512"));
    QVERIFY(node.ok());
    QVERIFY(*node == expected);
}

void TestWire::aCallHasArgumentsAndItsOperandLast()
{
    Node expected;
    expected.op = Op::call;
    expected.type = Type::integer;
    expected.call.code = 0x13;
    expected.operands = {literal(7), literal(0), bin(Type::list, "l")};
    const auto node = unpack(hex("957f020093130700935104a16c"));
    QVERIFY(node.ok());
    QVERIFY(*node == expected);
}

void TestWire::aContextIsKeptBesideTheCall()
{
    const auto node = unpack(hex("957f020093ccff92100093130701935104a16c"));
    QVERIFY(node.ok());
    QVERIFY(node->call.context.has_value());
    QVERIFY(*node->call.context == (List{{16, 0}}));
    QCOMPARE(node->call.code, std::int64_t{0x13});
    QCOMPARE(node->operands.size(), std::size_t{3});
}

void TestWire::aSelectionKeepsItsContext()
{
    const Bytes bytes = hex("957f040093ccfe9204c301935104a16c");
    const auto node = unpack(bytes);
    QVERIFY(node.ok());
    QCOMPARE(node->call.code, selectCode);
    QVERIFY(*node->call.context == (List{{4, true}}));
    QVERIFY(node->operands.front() == literal(1));
    QCOMPARE(toHex(pack(*node)), toHex(bytes));
}

void TestWire::letKeepsNamesInOrder()
{
    const auto node = unpack(hex("967da178"
                                 "01"
                                 "a179"
                                 "02"
                                 "927ca178"));
    QVERIFY(node.ok());
    QCOMPARE(node->names, (std::vector<std::string>{"x", "y"}));
    QCOMPARE(node->operands.size(), std::size_t{3});
    QCOMPARE(node->operands.back().name, std::string("x"));
}

void TestWire::aListIsQuoted()
{
    const Node list = literal(List{{1, 2}});
    QCOMPARE(toHex(pack(list)), std::string("927e920102"));
    QVERIFY(*unpack(hex("927e920102")) == list);
}

void TestWire::aNameMayBeginWithATypeByte()
{
    for (const std::string& name : {std::string("\x03"
                                                "a"),
                                    std::string("\x04"
                                                "b"),
                                    std::string("\x17"
                                                "c"),
                                    std::string("\x12"
                                                "d")}) {
        const auto node = unpack(pack(bin(Type::integer, name)));
        QVERIFY(node.ok());
        QCOMPARE(node->name, name);
    }
}

void TestWire::malformedExpressionsAreRefused_data()
{
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* bytes, const char* sentence) {
        QTest::newRow(sentence) << QString(bytes) << QString(sentence);
    };
    row("90", "expression: the code of an operation is missing");
    row("91a161", "expression: the code of an operation is of type type 97, not an integer");
    row("910a", "expression: no operation has the code 10");
    row("91cc80", "expression: no operation has the code 128");
    row("91ff", "expression: no operation has the code -1");
    row("9201c3", "expression: equal does not take 1 operands");
    row("9401010203", "expression: equal does not take 3 operands");
    row("9210c3", "expression: and does not take 1 operands");
    row("957bc301c302", "expression: a condition has no default");
    row("93510aa161", "expression: no type has the number 10");
    row("935102c3", "expression: the name of a bin is of type bool, not a string");
    row("92510a", "expression: no type has the number 10");
    row("925102", "expression: the name of a bin is missing");
    row("937a0203", "expression: no built-in variable has the number 3");
    row("937da17801", "expression: let takes names with their values, and a body");
    row("947da00102", "expression: a variable without a name");
    row("927e01", "expression: what is quoted is of type int, not a list");
    row("937e9090", "expression: more than one list is quoted together");
    row("957f02039100935104a16c", "expression: no module has the number 3");
    row("957f020090935104a16c", "expression: the code of a call is missing");
    row("947f02009100", "expression: a call is made on one operand");
    row("957f020094ccff90910090"
        "935104a16c",
        "expression: more than one operation in one context");
    row("957f020093ccff9093ccff909100"
        "935104a16c",
        "expression: a context inside a context");
    row("a20561", "expression: a string of the unknown type 5");
    row("92c7000101", "expression: an operation is a list without flags");
}

void TestWire::malformedExpressionsAreRefused()
{
    QFETCH(QString, bytes);
    QFETCH(QString, sentence);
    const auto node = unpackTight(hex(bytes.toStdString()));
    QVERIFY(!node.ok());
    QVERIFY(node.error().is(ClientCode::protocolError));
    QCOMPARE(QString::fromStdString(node.error().sentence()), sentence);
}

void TestWire::everyTruncationIsRefused()
{
    for (const Bytes& filter : test::recordedFilters())
        for (std::size_t size = 0; size < filter.size(); ++size)
            QVERIFY(!unpackTight(ByteView(filter).first(size)).ok());
}

void TestWire::depthIsBounded()
{
    Bytes deep;
    for (int i = 0; i < 100'000; ++i)
        deep.insert(deep.end(), {0x92, 0x12});
    deep.push_back(0xC3);
    QVERIFY(!unpack(deep).ok());
    const Bytes shallow(deep.end() - 401, deep.end());
    QVERIFY(unpack(shallow).ok());
}

void TestWire::sizeIsBounded()
{
    const Bytes large = pack(literal(std::string(largestWire, 'x')));
    const auto node = unpack(large);
    QVERIFY(!node.ok());
    QCOMPARE(node.error().sentence(),
             "expression: it has " + std::to_string(large.size()) + " bytes, more than the 1 MiB that servers take");
}

void TestWire::damageIsNeverMoreThanAnError()
{
    auto generator = test::seededGenerator();
    const auto filters = test::recordedFilters();
    for (int i = 0; i < 20'000; ++i) {
        Bytes bytes =
            filters[static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(filters.size()) - 1))];
        const auto at = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(bytes.size()) - 1));
        bytes[at] = static_cast<std::uint8_t>(test::between(generator, 0, 255));
        const auto node = unpackTight(bytes);
        if (!node)
            continue;
        const Bytes packed = pack(*node);
        const auto again = unpack(packed);
        QVERIFY(again.ok());
        QCOMPARE(toHex(pack(*again)), toHex(packed));
    }
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
