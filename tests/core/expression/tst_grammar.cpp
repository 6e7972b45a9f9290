// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/evaluate_program.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

const std::vector<Value> placeholders{18, "Alice", Value(List{{1, 2}})};

} // namespace

/// Every alternative of the grammars that the vendor's SDKs read AEL with (Condition.g4 of the Java and of the Python SDK), by the
/// names of its rules.
class TestGrammar : public QObject {
    Q_OBJECT

private slots:
    void everyAlternativeIsRead_data();
    void everyAlternativeIsRead();
    void whatOnlyThePythonSdkReads_data();
    void whatOnlyThePythonSdkReads();
    void whatOnlyThePythonSdkReadsBare_data();
    void whatOnlyThePythonSdkReadsBare();
    void whatIsLeftOut_data();
    void whatIsLeftOut();
};

void TestGrammar::everyAlternativeIsRead_data()
{
    QTest::addColumn<QString>("ael");
    const auto row = [](const char* rule, const char* ael) { QTest::addRow("%s: %s", rule, ael) << QString(ael); };
    row("OrExpression", "$.a or $.b or $.c");
    row("AndExpression", "$.a and $.b and $.c");
    row("GreaterThanExpression", "$.a > 1");
    row("GreaterThanOrEqualExpression", "$.a >= 1");
    row("LessThanExpression", "$.a < 1");
    row("LessThanOrEqualExpression", "$.a <= 1");
    row("EqualityExpression", "$.a == 1");
    row("InequalityExpression", "$.a != 1");
    row("InExpression", "$.a in [1, 2]");
    row("InExpression", "$.a IN [1, 2]");
    row("InExpression", "\"x\" In $.l");
    row("BitwiseExpressionWrapper", "$.a");
    row("AddExpression", "$.a + 1 == 2");
    row("SubExpression", "$.a - 1 == 2");
    row("MulExpression", "$.a * 2 == 2");
    row("DivExpression", "$.a / 2 == 2");
    row("ModExpression", "$.a % 2 == 0");
    row("PowExpression", "2.0 ** 3.0 ** 2.0 == 512.0");
    row("IntAndExpression", "$.a & 1 == 1");
    row("IntOrExpression", "$.a | 1 == 1");
    row("IntXorExpression", "$.a ^ 1 == 1");
    row("IntLShiftExpression", "$.a << 1 == 2");
    row("IntRShiftExpression", "$.a >> 1 == 2");
    row("IntLogicalRShiftExpression", "$.a >>> 1 == 2");
    row("UnaryMinusExpression", "-$.a == 1");
    row("UnaryMinusExpression", "-(-5) == 5");
    row("UnaryPlusExpression", "+$.a == 1");
    row("IntNotExpression", "~$.a == 1");
    row("operandCast", "28.asFloat() == 28.0");
    row("operandCast", "28.5.asInt() == 28");
    row("functionCall", "abs($.a) == 1");
    row("functionCall", "min($.a, 1, 2) == 1");
    row("functionCall", "max($.a, 1) == 1");
    row("functionCall", "ceil(1.5) == 2.0");
    row("functionCall", "floor(1.5) == 1.0");
    row("functionCall", "log(8.0, 2.0) == 3.0");
    row("functionCall", "pow(2.0, 3.0) == 8.0");
    row("functionCall", "countOneBits($.a) == 1");
    row("functionCall", "findBitLeft($.a, true) == 1");
    row("functionCall", "findBitRight($.a, true) == 1");
    row("INT", "$.a == 0xFf");
    row("INT", "$.a == 0XfF");
    row("INT", "$.a == 0b101");
    row("INT", "$.a == 0B101");
    row("INT", "$.a == 007");
    row("FLOAT", "$.a == 1.50");
    row("LEADING_DOT_FLOAT", "$.a == .5");
    row("booleanOperand", "$.a == true");
    row("booleanOperand", "false");
    row("stringOperand", "$.a == \"it's\"");
    row("stringOperand", "$.a == 'say \"hi\"'");
    row("listConstant", "$.l.get(type: LIST) == [1, -2, \"x\", [true], 1.5]");
    row("listConstant", "$.l.get(type: LIST) == []");
    row("orderedMapConstant", "$.m.get(type: MAP) == {1: 2, 'a': {}}");
    row("orderedMapConstant", "$.m.get(type: MAP) == {}");
    row("variable", "let(x = 1) then (${x} == 1)");
    row("placeholder", "$.a == ?0");
    row("placeholder", "$.a in ?2");
    row("parenthesis", "(($.a) == (1))");
    row("notExpression", "not($.a)");
    row("exclusiveExpression", "exclusive($.a, $.b, $.c == 1)");
    row("letExpression", "let(x = $.a + 1, y = ${x} * 2) then (${y} > 5)");
    row("letExpression", "let (x = 1) then (let (z = ${x}) then (${z} == 1))");
    row("whenExpression", "when($.a == 1 => \"one\", $.a == 2 => \"two\", default => \"many\") == \"one\"");
    row("metadata", "$.deviceSize() > 1");
    row("metadata", "$.memorySize() > 1");
    row("metadata", "$.recordSize() > 1");
    row("metadata", "$.isTombstone()");
    row("metadata", "$.keyExists()");
    row("metadata", "$.lastUpdate() > 1");
    row("metadata", "$.sinceUpdate() > 1");
    row("metadata", "$.setName() == \"users\"");
    row("metadata", "$.ttl() > 1");
    row("metadata", "$.voidTime() > 1");
    row("metadata", "$.digestModulo(3) == 0");
    row("binPart", "$.in == 1");
    row("binPart", "$.1a == 1");
    row("MAP_TYPE_DESIGNATOR", "$.m.{}.count() == 1");
    row("mapKey", "$.m.a == 1");
    row("mapKey", "$.m.\"a b\" == 1");
    row("mapKey", "$.m.'a b' == 1");
    row("mapKey", "$.m.in == 1");
    row("mapValue", "$.m.{=a}.count() == 1");
    row("mapValue", "$.m.{=-5}.count() == 1");
    row("mapValue", "$.m.{='a b'}.count() == 1");
    row("mapRank", "$.m.{#-1} == 1");
    row("mapIndex", "$.m.{-1} == 1");
    row("standardMapKeyRange", "$.m.{a-c}.count() == 1");
    row("standardMapKeyRange", "$.m.{a-}.count() == 1");
    row("standardMapKeyRange", "$.m.{'a'-'c'}.count() == 1");
    row("invertedMapKeyRange", "$.m.{!a-c}.count() == 1");
    row("invertedMapKeyRange", "$.m.{!a-}.count() == 1");
    row("standardMapKeyList", "$.m.{a,b,'c d'}.count() == 1");
    row("standardMapKeyList", "$.m.{a}.count() == 1");
    row("invertedMapKeyList", "$.m.{!a,b}.count() == 1");
    row("invertedMapKeyList", "$.m.{!a}.count() == 1");
    row("standardMapIndexRange", "$.m.{1:3}.count() == 1");
    row("standardMapIndexRange", "$.m.{-3:}.count() == 1");
    row("invertedMapIndexRange", "$.m.{!1:3}.count() == 1");
    row("invertedMapIndexRange", "$.m.{!-3:}.count() == 1");
    row("standardMapValueList", "$.m.{=a,b}.count() == 1");
    row("standardMapValueList", "$.m.{=1,-2,3}.count() == 1");
    row("invertedMapValueList", "$.m.{!=a,b}.count() == 1");
    row("standardMapValueRange", "$.m.{=1:5}.count() == 1");
    row("standardMapValueRange", "$.m.{=1:}.count() == 1");
    row("invertedMapValueRange", "$.m.{!=1:5}.count() == 1");
    row("invertedMapValueRange", "$.m.{!=1:}.count() == 1");
    row("standardMapRankRange", "$.m.{#0:2}.count() == 1");
    row("standardMapRankRange", "$.m.{#-3:}.count() == 1");
    row("invertedMapRankRange", "$.m.{!#0:2}.count() == 1");
    row("invertedMapRankRange", "$.m.{!#-3:}.count() == 1");
    row("standardMapRankRangeRelative", "$.m.{#-1:1~5}.count() == 1");
    row("standardMapRankRangeRelative", "$.m.{#-1:~5}.count() == 1");
    row("invertedMapRankRangeRelative", "$.m.{!#-1:1~5}.count() == 1");
    row("invertedMapRankRangeRelative", "$.m.{!#-1:~5}.count() == 1");
    row("standardMapIndexRangeRelative", "$.m.{0:1~a}.count() == 1");
    row("standardMapIndexRangeRelative", "$.m.{0:~a}.count() == 1");
    row("invertedMapIndexRangeRelative", "$.m.{!0:1~a}.count() == 1");
    row("invertedMapIndexRangeRelative", "$.m.{!0:~a}.count() == 1");
    row("LIST_TYPE_DESIGNATOR", "$.l.[].count() == 1");
    row("listIndex", "$.l.[-1] == 1");
    row("listValue", "$.l.[=a].count() == 1");
    row("listValue", "$.l.[=in].count() == 1");
    row("listRank", "$.l.[#-1] == 1");
    row("standardListIndexRange", "$.l.[1:3].count() == 1");
    row("standardListIndexRange", "$.l.[-3:].count() == 1");
    row("invertedListIndexRange", "$.l.[!1:3].count() == 1");
    row("invertedListIndexRange", "$.l.[!-3:].count() == 1");
    row("standardListValueList", "$.l.[=a,b].count() == 1");
    row("invertedListValueList", "$.l.[!=a,b].count() == 1");
    row("standardListValueRange", "$.l.[=1:5].count() == 1");
    row("standardListValueRange", "$.l.[=1:].count() == 1");
    row("invertedListValueRange", "$.l.[!=1:5].count() == 1");
    row("invertedListValueRange", "$.l.[!=1:].count() == 1");
    row("standardListRankRange", "$.l.[#0:2].count() == 1");
    row("standardListRankRange", "$.l.[#-3:].count() == 1");
    row("invertedListRankRange", "$.l.[!#0:2].count() == 1");
    row("invertedListRankRange", "$.l.[!#-3:].count() == 1");
    row("standardListRankRangeRelative", "$.l.[#-1:1~5].count() == 1");
    row("standardListRankRangeRelative", "$.l.[#-1:~5].count() == 1");
    row("invertedListRankRangeRelative", "$.l.[!#-1:1~5].count() == 1");
    row("invertedListRankRangeRelative", "$.l.[!#-1:~5].count() == 1");
    row("basePath", "$.m.a.[0].{#1}.b == 1");
    row("pathFunctionCast", "$.a.asInt() == 1");
    row("pathFunctionCast", "$.l.[0].asFloat() == 1.5");
    row("pathFunctionExists", "$.a.exists()");
    row("pathFunctionExists", "$.m.a.exists()");
    row("pathFunctionCount", "$.l.count() == 1");
    row("pathFunctionGet", "$.a.get() == 1");
    row("blobOperand", "$.b == X'00fF'");
    row("blobOperand", "$.b == x''");
    row("blobOperand", "$.b == b64'AP8='");
    row("blobOperand", "$.m.X'00' == 1");
    row("blobOperand", "$.m.{=X'00',b64'AQ=='}.count() == 1");
    row("blobOperand", "$.m.get(type: MAP) == {X'00': 1}");
    for (const char* type : {"INT", "STRING", "HLL", "BLOB", "FLOAT", "BOOL", "LIST", "MAP", "GEO"})
        row("pathFunctionGetType", qPrintable(QString("$.m.a.get(type: %1)").arg(type)));
    for (const char* returns : {"VALUE", "KEY_VALUE", "UNORDERED_MAP", "ORDERED_MAP", "KEY", "INDEX", "RANK", "COUNT", "NONE", "EXISTS",
                                "REVERSE_INDEX", "REVERSE_RANK"})
        row("pathFunctionReturnType", qPrintable(QString("$.m.{a-c}.get(return: %1)").arg(returns)));
    row("pathFunctionParams", "$.m.a.get(type: INT, return: VALUE) == 1");
    row("pathFunctionParams", "$.m.a.get(return: VALUE, type: INT) == 1");
    for (const char* mutation : {"remove", "insert", "set", "append", "increment", "clear", "sort"})
        row("pathFunction", qPrintable(QString("$.l.%1()").arg(mutation)));
    row("WS", "\t$.a\r\n  ==\n1 ");
}

void TestGrammar::everyAlternativeIsRead()
{
    QFETCH(QString, ael);
    const auto bytes = compileAel(ael.toStdString(), placeholders);
    QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().detail().c_str());
    const auto text = printAel(ByteView(*bytes));
    QVERIFY2(text.ok(), text ? "" : text.error().detail().c_str());
    QCOMPARE(toHex(compileAel(*text).value()), toHex(*bytes));
}

/// By their bytes.
void TestGrammar::whatOnlyThePythonSdkReads_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("bytes");
    const auto row = [](const char* ael, const char* bytes) { QTest::newRow(ael) << QString(ael) << QString(bytes); };
    row("unknown", "9100");
    row("error", "9100");
    row("when($.a == 1 => 2, default => unknown) == 2", "9301947b9301935102a1610102910002");
    row("$.m.5 == 1", "9301957f020093610705935105a16d01");
    row("$.m.{1,2}.count() == 1", "9301957f0200936b05927e920102935105a16d01");
    row("$.m.{1-3}.count() == 1", "9301957f02009467050103935105a16d01");
    row("$.h.hllCount() == 1", "9301957f02029132935109a16801");
    row("$.h.hllDescribe()", "957f04029137935109a168");
    row("$.h.hllMayContain([\"a\"]) == 1", "9301957f02029238927e91a20361935109a16801");
    row("$.h.hllUnion([X'00'])", "957f09029233927e91a20400935109a168");
    row("$.h.hllUnionCount($.g) == 1", "9301957f02029234935109a167935109a16801");
    row("$.h.hllIntersectCount($.g) == 1", "9301957f02029235935109a167935109a16801");
    row("$.h.hllSimilarity($.g) > 0.5", "9303957f07029236935109a167935109a168cb3fe0000000000000");
    row("geoCompare($.loc, geoJson('{\"type\":\"Point\",\"coordinates\":[0,0]}'))",
        "9308935108a36c6f63d925177b2274797065223a22506f696e74222c22636f6f7264696e61746573223a5b302c305d7d");
}

void TestGrammar::whatOnlyThePythonSdkReads()
{
    QFETCH(QString, ael);
    QFETCH(QString, bytes);
    const auto wire = compileAel(ael.toStdString());
    QVERIFY2(wire.ok(), wire ? "" : wire.error().detail().c_str());
    QCOMPARE(QString::fromStdString(toHex(*wire)), bytes);
}

/// What it reads bare, and others in quotes only.
void TestGrammar::whatOnlyThePythonSdkReadsBare_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("other");
    const auto row = [](const QString& ael, const QString& other) { QTest::addRow("%s", qPrintable(ael)) << ael << other; };
    for (const char* word : {"true", "false",  "get",    "type", "return", "and",       "or",    "not",  "exclusive", "let",  "then",
                             "when", "default", "remove", "insert", "set", "append", "increment", "clear", "sort", "unknown", "error"}) {
        const auto both = [&](const char* text) { row(QString(text).arg(word), QString(text).arg(QString("\"%1\"").arg(word))); };
        both("$.%1 == 1");
        both("$.m.%1 == 1");
        both("$.m.%1.b == 1");
        both("$.m.{=%1}.count() == 1");
        both("$.l.[=%1,x].count() == 1");
        both("$.m.{%1}.count() == 1");
        both("$.m.{%1-%1}.count() == 1");
    }
    row("$.a@b == 1", "$.\"a@b\" == 1");
    row("$.m.+5 == 1", "$.m.5 == 1");
    row("$.m.0xff == 1", "$.m.255 == 1");
    row("$.m.0b11 == 1", "$.m.3 == 1");
    row("$.'a b' == 1", "$.\"a b\" == 1");
}

void TestGrammar::whatOnlyThePythonSdkReadsBare()
{
    QFETCH(QString, ael);
    QFETCH(QString, other);
    const auto bare = compileAel(ael.toStdString());
    QVERIFY2(bare.ok(), bare ? "" : bare.error().detail().c_str());
    QCOMPARE(toHex(*bare), toHex(compileAel(other.toStdString()).value()));
}

/// What the generated parsers read by accident of their rules, and no SDK means.
void TestGrammar::whatIsLeftOut_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* ael, const char* sentence) { QTest::newRow(ael) << QString(ael) << QString(sentence); };
    row("$.l.get(type: LIST) == [, 1]", "`,` where a value is expected, at byte 24");
    row("$.m.get(type: MAP) == {, 1: 2}", "`,` where a key (an integer, a string or a blob) is expected, at byte 23");
    row("let(1x = 1) then ($.a == 1)", "the name of a variable begins with a letter or an underscore, at byte 4");
}

void TestGrammar::whatIsLeftOut()
{
    QFETCH(QString, ael);
    QFETCH(QString, sentence);
    const auto bytes = compileAel(ael.toStdString());
    QVERIFY(!bytes.ok());
    QCOMPARE(QString::fromStdString(bytes.error().detail()), sentence);
}

QTEST_APPLESS_MAIN(TestGrammar)
#include "tst_grammar.moc"
