// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/wire.h"
#include "tests/support/ael_pairs.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

Bytes hex(std::string_view digits)
{
    return fromHex(digits).value();
}

QString printed(ByteView wire)
{
    const auto text = printAel(wire);
    return QString::fromStdString(text ? *text : "no text: " + text.error().sentence());
}

} // namespace

class TestPrint : public QObject {
    Q_OBJECT

private slots:
    void canonicalText_data();
    void canonicalText();
    void whatHasNoTextSaysWhy_data();
    void whatHasNoTextSaysWhy();
    void bytesThatAreNoExpressionAreRefused();
    void everyPairPrintsToTextOfTheSameBytes();
    void printingAgainChangesNothing();
};

/// Texts that are canonical print as they are; the others print as the second says.
void TestPrint::canonicalText_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("canonical");
    const auto same = [](const char* ael) { QTest::newRow(ael) << QString(ael) << QString(ael); };
    const auto row = [](const char* ael, const char* canonical) { QTest::newRow(ael) << QString(ael) << QString(canonical); };
    same("$.age >= 18 and $.name in [\"Alice\", \"Bob\"]");
    same("$.a or $.b and not($.c)");
    same("($.a or $.b) and $.c");
    same("($.a and $.b) and $.c");
    same("exclusive($.a, $.n == 1)");
    same("$.price > 1.5");
    same("$.price.get(type: FLOAT) > $.n");
    same("$.flag == true");
    same("$.b == X'00ff'");
    same("1 + 2 * 3 - $.n == 0");
    same("1 - (2 - 3) == 0");
    same("2.0 ** 3.0 ** 2.0 == 1.0");
    same("(2.0 ** 3.0) ** 2.0 == 1.0");
    same("-2.0 ** 2.0 == 4.0");
    same("~$.n & 255 << 2 == 0");
    same("$.n >>> 1 == $.m >> 1");
    same("min($.a, 2, abs($.b)) == countOneBits($.c)");
    same("log($.x.get(type: FLOAT), 2.0) > findBitLeft(5, true)");
    same("$.a.asInt() == 5");
    same("28.asFloat() == $.x.get(type: FLOAT)");
    same("-28.asFloat() == 1.5");
    same("$.ttl() < 3600 and $.setName() == \"users\"");
    same("$.digestModulo(3) == 0");
    same("$.a.exists() and not($.m.a.[0].exists())");
    same("$.l.[0].[#-1].[=5] == 1");
    same("$.m.a.\"then\".5.-5.\"5\".X'00' == \"x\"");
    same("$.m.{0}.{#-1}.{=a}.b");
    same("$.l.[0:3]");
    same("$.l.[!-3:]");
    same("$.l.[#0:2~5].count() > 1");
    same("$.m.{a-c}.count() > 1");
    same("$.m.{!a-}.get(return: KEY)");
    same("$.m.{!a,\"b c\",5}.get(return: ORDERED_MAP)");
    same("$.m.{0:1~a}.get(return: REVERSE_INDEX)");
    same("$.m.{=1:5}.exists()");
    same("$.l.[].count() == $.m.{}.count()");
    same("$.m.a.[].count() > 1");
    same("$.m.a.get(type: STRING, return: RANK) == 1");
    same("$.m.a.get(return: COUNT) == 1");
    same("5 in $.l");
    same("$.name.get(type: STRING) in $.l");
    same("let(x = $.n, y = ${x} + 1) then (${y} > 5)");
    same("when($.n == 1 => \"a\", default => unknown) == \"a\"");
    same("geoCompare($.loc, geoJson('{\"type\":\"Point\"}'))");
    same("$.h.hllCount() > 5");
    same("$.m.h.hllUnionCount([X'00']) > 5");
    same("$.h.hllUnion($.g)");
    same("$.m.get(type: MAP) == {1: [true, -1.0], \"a\": {}}");
    same("$.\"has spaces\" == 'say \"hi\"'");
    same("$.and == 1 and $.\"INT\" == 2 and $.\"12\" == 3 and $.a@b == 4 and $.in == 5");
    row("0xFF == $.n", "255 == $.n");
    row("-$.n == 1", "0 - $.n == 1");
    row("$.n.get(type: INT) == 1", "$.n == 1");
    row("$.l.count() == 1", "$.l.[].count() == 1");
    row("$.m.{a,b}.get(type: INT, return: COUNT) == 1", "$.m.{a,b}.count() == 1");
    row("$.l.[=5].exists()", "5 in $.l");
    row("error", "unknown");
    row("$.b == b64'AP8='", "$.b == X'00ff'");
    row("$.x == 100000000000000000000000.0", "$.x == 99999999999999991611392.0");
    row("$.deviceSize() > 1", "$.recordSize() > 1");
}

void TestPrint::canonicalText()
{
    QFETCH(QString, ael);
    QFETCH(QString, canonical);
    const auto bytes = compileAel(ael.toStdString());
    QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().text().c_str());
    QCOMPARE(printed(*bytes), canonical);
}

void TestPrint::whatHasNoTextSaysWhy_data()
{
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* bytes, const char* sentence) {
        QTest::newRow(sentence) << QString(bytes) << QString(sentence);
    };
    row("940702a25e61935103a173", "the operation `regex` has no text");
    row("930901927e9101", "the operation `in list` has no text");
    row("9141", "the operation `deviceSize` has no text");
    row("925003", "the operation `key` has no text");
    row("9252a161", "the operation `bin type` has no text");
    row("9414010203", "the operation `add` on 3 operands has no text");
    row("9301935100a161c0", "a bin of this name or type has no text");
    row("9301935102a16ec0", "a literal of type nil has no text");
    row("921e931401cb3ff0000000000000", "a cast of the operation `add` has no text");
    row("957f0440930105"
        "01"
        "935104a16c",
        "a call that modifies has no text");
    row("957f020193320008935106a162", "a call on bits has no text");
    row("957f020293320001935109a168", "a call on a sketch with the code 50 has no text");
    row("957f020093110700935104a16c", "a call with the code 17 and these operands has no text");
    row("957f020093ccff92300093130700935104a16c", "a step of the context has no text");
    row("9301935105a16d81a2036101", "no text compiles to this expression");
}

void TestPrint::whatHasNoTextSaysWhy()
{
    QFETCH(QString, bytes);
    QFETCH(QString, sentence);
    QCOMPARE(printed(hex(bytes.toStdString())), "no text: " + sentence);
}

void TestPrint::bytesThatAreNoExpressionAreRefused()
{
    const auto text = printAel(ByteView(hex("910a")));
    QVERIFY(!text.ok());
    QVERIFY(text.error().is(ClientCode::protocolError));
}

void TestPrint::everyPairPrintsToTextOfTheSameBytes()
{
    for (const auto& pair : test::compiledPairs()) {
        const auto text = printAel(ByteView(pair.wire));
        QVERIFY2(text.ok(), pair.ael.c_str());
        const auto bytes = compileAel(*text);
        QVERIFY2(bytes.ok() && *bytes == pair.wire, text->c_str());
    }
}

void TestPrint::printingAgainChangesNothing()
{
    for (const auto& pair : test::compiledPairs()) {
        const auto text = printAel(ByteView(pair.wire));
        const Parsed parsed = parseAel(*text);
        QVERIFY2(parsed.ok(), text->c_str());
        QVERIFY2(*parsed.tree == *unpack(pair.wire), text->c_str());
        QCOMPARE(*printAel(*parsed.tree), *text);
    }
}

QTEST_GUILESS_MAIN(TestPrint)
#include "tst_print.moc"
