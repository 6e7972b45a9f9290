// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/script/read.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace binnacle;

namespace {

/// The value that `literal` gives a bin, in JSON; or the first error's sentence behind an exclamation mark.
QString valueOf(const QString& literal)
{
    const ScriptResult result =
        readScript("s.upsert(DataSet.of('n', 's').id(1)).bin('a').set_to(" + literal.toStdString() + ").execute()");
    if (!result.ok())
        return '!' + QString::fromStdString(result.errors.front().sentence);
    const auto* set = std::get_if<SetTo>(&result.statements.at(0).document.segments.at(0).operations.at(0).action);
    return set ? QString::fromStdString(toJson(set->value).dump()) : QString("no setTo");
}

} // namespace

class TestLiterals : public QObject {
    Q_OBJECT

private slots:
    void literalsOfBothLanguages_data()
    {
        QTest::addColumn<QString>("value");
        const auto row = [](const char* literal, const char* value) { QTest::newRow(literal) << QString::fromUtf8(value); };
        row("0", "0");
        row("-1", "-1");
        row("+1", "1");
        row("1_000_000", "1000000");
        row("9223372036854775807", "9223372036854775807");
        row("-9223372036854775808", "-9223372036854775808");
        row("9223372036854775807L", "9223372036854775807");
        row("10l", "10");
        row("0xff", "255");
        row("-0x10", "-16");
        row("0o17", "15");
        row("0b1_01", "5");
        row("0x7fffffff", "2147483647");
        row("0x100000000", "4294967296");
        row("0xffffffffffffffffL", "-1");
        row("1.5", "1.5");
        row(".5", "0.5");
        row("5.", "5.0");
        row("-0.0", "-0.0");
        row("1e3", "1000.0");
        row("1E-2", "0.01");
        row("1.5f", "1.5");
        row("0.1f", "0.10000000149011612");
        row("2d", "2.0");
        row("1.7976931348623157e308", "1.7976931348623157e+308");
        row("True", "true");
        row("false", "false");
        row("None", "null");
        row("null", "null");
        row("'a'", "\"a\"");
        row("\"it's\"", "\"it's\"");
        row("'''a'b'''", "\"a'b\"");
        row("\"a\" 'b'", "\"ab\"");
        row("('a'\n'b')", "\"ab\"");
        row("u'a'", "\"a\"");
        row("r'\\d'", "\"\\\\d\"");
        row("'\\n\\t\\\\\\'\\\"'", "\"\\n\\t\\\\'\\\"\"");
        row("'\\x41\\u00e5\\101\\0'", "\"AåA\\u0000\"");
        row("'\\U0001F600'", "\"😀\"");
        row("\"\\uD83D\\uDE00\"", "\"😀\"");
        row("b'a\\x00\\377'", "{\"$blob\":\"6100ff\"}");
        row("rb'\\x'", "{\"$blob\":\"5c78\"}");
        row("b''", "{\"$blob\":\"\"}");
        row("bytes([1, 255])", "{\"$blob\":\"01ff\"}");
        row("bytearray(b'a')", "{\"$blob\":\"61\"}");
        row("bytes()", "{\"$blob\":\"\"}");
        row("bytes.fromhex('00 ff')", "{\"$blob\":\"00ff\"}");
        row("new byte[]{1, (byte) 0xff, -1}", "{\"$blob\":\"01ffff\"}");
        row("[1, [2], ()]", "[1,[2],[]]");
        row("(1,)", "[1]");
        row("(1)", "1");
        row("[1, *[2, 3],]", "[1,2,3]");
        row("List.of(1, \"a\")", "[1,\"a\"]");
        row("Arrays.asList()", "[]");
        row("{'a': 1, 'b': {'$c': []}}", "{\"a\":1,\"b\":{\"$$c\":[]}}");
        row("{1: 'x', b'k': None}", "{\"$map\":[[1,\"x\"],[{\"$blob\":\"6b\"},null]]}");
        row("Map.of(\"a\", 1, \"b\", 2L)", "{\"a\":1,\"b\":2}");
        row("Map.ofEntries(Map.entry(\"a\", 1))", "{\"a\":1}");
        row("float('nan')", "{\"$double\":\"NaN\"}");
        row("float(\"-inf\")", "{\"$double\":\"-Infinity\"}");
        row("math.inf", "{\"$double\":\"Infinity\"}");
        row("Double.NaN", "{\"$double\":\"NaN\"}");
        row("Long.MIN_VALUE", "-9223372036854775808");
        row("Integer.MAX_VALUE", "2147483647");
        row("Value.get(5)", "5");
        row("Value.getAsGeoJSON(\"{}\")", "{\"$geojson\":\"{}\"}");
    }

    void literalsOfBothLanguages()
    {
        QFETCH(QString, value);
        QCOMPARE(valueOf(QString::fromUtf8(QTest::currentDataTag())), value);
    }

    void whatIsUnclearOrBeyondBoundsIsRefused_data()
    {
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* literal, const char* sentence) { QTest::newRow(literal) << QString::fromUtf8(sentence); };
        row("9223372036854775808", "the integer does not fit in 64 bits");
        row("-9223372036854775809", "the integer does not fit in 64 bits");
        row("99999999999999999999", "the integer does not fit in 64 bits");
        row("0x8000000000000000", "the integer does not fit in 64 bits");
        row("0x80000000", "`0x80000000` is negative in Java and positive in Python");
        row("007", "`007` is octal in Java and nothing in Python");
        row("1__0", "`1__0` is no number");
        row("1_", "`1_` is no number");
        row("0x", "`0x` is no number");
        row("3j", "`3j` is no number");
        row("1.5x", "`1.5x` is no number");
        row("1e999", "the number is beyond what a double can hold");
        row("1e-999", "the number is beyond what a double can hold");
        row("-x", "a number is expected here, not `x`");
        row("'\\q'", "the escape \\q does not mean the same in Python and Java");
        row("'\\s'", "the escape \\s does not mean the same in Python and Java");
        row("'\\N{DASH}'", "the escape \\N does not mean the same in Python and Java");
        row("b'\\u0041'", "the escape \\u does not mean the same in Python and Java");
        row("'\\x4'", "\\x needs two hexadecimal digits");
        row("'\\u12'", "\\u needs four hexadecimal digits");
        row("'\\U0001F6'", "\\U needs eight hexadecimal digits");
        row("'\\U00110000'", "there is no character above \\U0010FFFF");
        row("'\\ud83d'", "half of a surrogate pair is no character");
        row("'\\ud83d\\u0041'", "half of a surrogate pair is no character");
        row("'\\400'", "the octal escape is above \\377");
        row("b'å'", "bytes are written in ASCII; this is not");
        row("f'{x}'", "the value of an f-string is not known before it runs");
        row("'a' b'b'", "bytes and text cannot be joined");
        row("\"\"\"\na\"\"\"", "a text that begins with a line end is different in Python and in Java");
        row("'a'.upper()", "a value has no members here");
        row("now", "`now` is not known here");
        row("time.time()", "`time.time(…)` is not known before the code runs");
        row("float('1.5')", "float(…) is only read with \"nan\", \"inf\" or \"-inf\"");
        row("bytes([256])", "a byte is an integer from -128 to 255");
        row("bytes(3)", "bytes are made of bytes or of a list of integers here");
        row("bytes.fromhex('0')", "bytes.fromhex takes pairs of hexadecimal digits");
        row("new Date()", "`new Date` is not read as a value");
        row("Map.of(1)", "Map.of takes keys and values by turns");
        row("Map.ofEntries(1)", "Map.ofEntries takes Map.entry(key, value)");
        row("{1: 1, 1: 2}", "the key 1 is there twice in one map");
        row("{1, 2}", "`:` is expected here, not `,`");
        row("[*5]", "only a list can be spread with `*`");
        row("[1 2]", "`,` or `]` is expected here, not `2`");
    }

    void whatIsUnclearOrBeyondBoundsIsRefused()
    {
        QFETCH(QString, sentence);
        QCOMPARE(valueOf(QString::fromUtf8(QTest::currentDataTag())), '!' + sentence);
    }
};

QTEST_APPLESS_MAIN(TestLiterals)
#include "tst_literals.moc"
