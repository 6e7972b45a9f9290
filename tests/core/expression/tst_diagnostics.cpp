// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "tests/support/ael_pairs.h"
#include "tests/support/seed.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

/// A line for each diagnostic: `OFFSET+LENGTH sentence`, and the hint behind a bar.
QString diagnosed(const std::string& text)
{
    QStringList lines;
    for (const Diagnostic& diagnostic : parseAel(text).diagnostics) {
        QString line =
            QString("%1+%2 ").arg(diagnostic.offset).arg(diagnostic.length) + QString::fromStdString(diagnostic.sentence);
        if (!diagnostic.hint.empty())
            line += " | " + QString::fromStdString(diagnostic.hint);
        lines << line;
    }
    return lines.join('\n');
}

} // namespace

class TestDiagnostics : public QObject {
    Q_OBJECT

private slots:
    void wordForWord_data();
    void wordForWord();
    void severalInOneText_data();
    void severalInOneText();
    void nestingIsBounded_data();
    void nestingIsBounded();
    void everyBeginningOfATextIsReadOrDiagnosed();
    void damageIsDiagnosedWithinTheText();
};

void TestDiagnostics::wordForWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("diagnostic");
    const auto row = [](const char* text, const char* diagnostic) {
        QTest::newRow(text) << QString(text) << QString(diagnostic);
    };
    row("", "0+0 there is no expression | such as $.age >= 18");
    row("  ", "0+0 there is no expression | such as $.age >= 18");
    row("$.age = 5", "6+1 `=` where an operator is expected | equality is written ==");
    row("$.a && $.b", "5+1 `&` where a value is expected | logical and is written `and`");
    row("$.a || $.b", "5+1 `|` where a value is expected | logical or is written `or`");
    row("$.a AND $.b", "4+3 `AND` where an operator is expected | `and` and `or` are written in lower case");
    row("!($.a)", "0+1 `!` where a value is expected | negation is written not(…)");
    row("age > 5", "0+3 `age` where a value is expected | a bin is written $.age, a string in quotes");
    row("$age > 5", "0+4 a $ begins a path or a variable | write $.bin or ${variable}");
    row("$.a == \"x", "7+2 the string is not closed | end it with \"");
    row("$.a == X'0", "7+3 the blob is not closed | end it with '");
    row("$.a == X'0g'", "7+5 a blob X'…' holds hexadecimal digits only");
    row("$.a == X'0'", "7+4 a blob has two hexadecimal digits for every byte");
    row("$.a == b64'!'", "7+6 a blob b64'…' holds base64 only");
    row("$.a == b64'A'", "7+6 this is not base64 of whole bytes");
    row("$.a == ?", "7+1 a placeholder has a number | write ?0 for the first");
    row("$.a == ?0", "7+2 there is no value for ?0");
    row("$.a == ;", "7+1 this character has no meaning outside quotes");
    row("$.a == \u00e9", "7+2 this character has no meaning outside quotes");
    row("${1x} == 2", "0+5 a variable is written ${name}, and its name begins with a letter or an underscore");
    row("$.a == 9223372036854775808", "7+19 the integer does not fit 64 bits with a sign");
    row("$.a == --9223372036854775808", "7+21 the integer does not fit 64 bits with a sign");
    row("$.INT == 5", "2+3 a bin of this name is written in quotes | $.\"INT\"");
    row("$.12 == 5", "2+2 a bin of this name is written in quotes | $.\"12\"");
    row("$.'' == 5", "2+2 the name of a bin is not empty");
    row("$.nullable == 5", "2+8 the name of a bin does not hold the word `null`");
    row("$.m.VALUE == 5", "4+5 `VALUE` is a word of the language | write it in quotes");
    row("$.m.{a:b}", "6+1 `:` where `}` at the end of the step is expected");
    row("$.l.[a]", "5+1 `a` where an index is expected");
    row("$.l.[!0]", "7+1 `]` where `:` (one position alone is not inverted) is expected");
    row("$.l.[!=0]", "8+1 `]` where `:` or `,` (one value alone is not inverted) is expected");
    row("$.l.[0:1~2]", "8+1 indexes of a list are not relative to anything | ranks are: [#0:2~value]");
    row("$.l.[2147483648]", "5+10 the integer does not fit 32 bits with a sign");
    row("$.l.[0:2].[0]", "3+6 a path goes on only from one thing | an index, a rank, a key or a value");
    row("$.l.[0].get(return: KEY)", "8+16 a list has no keys to return");
    row("$.a.get(type: TEXT)", "14+4 `TEXT` where INT, STRING, FLOAT, BOOL, BLOB, LIST, MAP, GEO or HLL is expected");
    row("$.a.get(kind: INT)", "8+4 `kind` where `type:` or `return:` is expected");
    row("$.a.hllMerge($.b)",
        "4+8 there is no path function `hllMerge` | get, count, exists, asInt, asFloat, hllCount, hllDescribe, "
        "hllMayContain, hllUnion, hllUnionCount, hllIntersectCount and hllSimilarity follow a path");
    row("$.digestModulo(4294967296) == 0", "2+24 the modulus does not fit 32 bits");
    row("sqrt($.a) > 1",
        "0+4 there is no function `sqrt` | functions are abs, ceil, floor, log, pow, min, max, countOneBits, findBitLeft, "
        "findBitRight, geoCompare and geoJson");
    row("abs(1, 2) > 1", "0+3 abs() takes 1 argument, not 2");
    row("log(1) > 1", "0+3 log() takes 2 arguments, not 1");
    row("max(1) > 1", "0+3 max() takes 2 or more arguments, not 1");
    row("geoJson($.a)", "8+3 geoJson() takes a string | such as geoJson('{\"type\":\"Point\",\"coordinates\":[0,0]}')");
    row("exclusive($.a)", "0+9 exclusive() takes 2 or more expressions, not 1");
    row("not $.a", "4+2 `$.` where `(` after `not` is expected");
    row("let(1x = 5) then (1)", "4+2 the name of a variable begins with a letter or an underscore");
    row("let(x == 5) then (1)", "6+2 `==` where `=` after the name of a variable is expected");
    row("let(x = 5) (1)", "11+1 `(` where `then` after the variables is expected");
    row("when($.a => 1)", "13+1 `)` where `default` after the cases of `when` is expected");
    row("when(default => 1)", "5+7 `default` where a condition is expected");
    row("1 < $.a < 3", "8+1 comparisons do not follow one another | join them by `and`");
    row("($.a == 1", "9+0 the text ends where `)` for the parenthesis is expected");
    row("$.a == 1)", "8+1 `)` where an operator is expected");
    row("$.a == [1, $.b]", "11+3 lists and maps hold constants only");
    row("$.a == {1.5: 2}", "8+3 `1.5` where a key (an integer, a string or a blob) is expected");
    row("$.a.get(type: INT) == 'x'", "0+25 int and string cannot be compared");
    row("$.a.get(type: STRING) + 5 > 1", "0+25 string and int cannot be combined");
    row("$.a.get(type: BLOB) * 2 > 1", "0+23 blobs do not take part in arithmetic");
    row("$.a.get(type: BLOB) == '?'",
        "23+3 a string that is compared with a blob is base64, and this is not | a blob is written X'00ff' or "
        "b64'AP8='");
    row("$.a in 5", "7+1 `in` takes a list on its right");
    row("$.a in [1, 'x']", "7+8 the elements of a list after `in` are all of one type, not of int and string");
    row("$.a in $.b", "0+3 nothing tells the type of what `in` looks for | add .get(type: …)");
    row("$.a.get(type: INT) in ['x']", "0+27 a bin of type int is not in a list of string values");
    row("let(x = 1) then ('a' in ${x})", "24+4 `in` takes a list on its right, and ${x} is none");
}

void TestDiagnostics::wordForWord()
{
    QFETCH(QString, text);
    QFETCH(QString, diagnostic);
    QCOMPARE(diagnosed(text.toStdString()), diagnostic);
}

void TestDiagnostics::severalInOneText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("diagnostics");
    QTest::newRow("on both sides of and") << "$.a = 1 and $.b == and $.c == 'x'"
                                          << "4+1 `=` where an operator is expected | equality is written ==\n"
                                             "19+3 `and` where a value is expected";
    QTest::newRow("in arguments") << "max(1 2, $.a $.b, 3) > 1"
                                  << "6+1 `2` where an operator is expected\n13+2 `$.` where an operator is expected";
    QTest::newRow("in a list") << "$.a in [1 2] or $.b in [x]"
                               << "10+1 `2` where `,` between the elements of a list is expected\n"
                                  "24+1 `x` where a value is expected | a bin is written $.x, a string in quotes";
    QTest::newRow("types and syntax") << "$.a.get(type: INT) == 'x' and ($.b ="
                                      << "0+25 int and string cannot be compared\n"
                                         "35+1 `=` where an operator is expected | equality is written ==\n"
                                         "36+0 the text ends where `)` for the parenthesis is expected";
    QTest::newRow("in cases") << "when($.a = 1 => 2, $.b => , default => x)"
                              << "9+1 `=` where an operator is expected | equality is written ==\n"
                                 "26+1 `,` where a value is expected\n"
                                 "39+1 `x` where a value is expected | a bin is written $.x, a string in quotes";
}

void TestDiagnostics::severalInOneText()
{
    QFETCH(QString, text);
    QFETCH(QString, diagnostics);
    QCOMPARE(diagnosed(text.toStdString()), diagnostics);
}

void TestDiagnostics::nestingIsBounded_data()
{
    QTest::addColumn<QString>("repeated");
    for (const char* repeated : {"(", "[", "{1:", "-", "~", "+", "not(", "abs(", "1 ** ", "let(x = ", "when(", "$.a.hllUnion(",
                                 "exclusive(", "1 + ", "$.a in (", "$.a == 1 and "})
        QTest::newRow(repeated) << QString(repeated);
}

void TestDiagnostics::nestingIsBounded()
{
    QFETCH(QString, repeated);
    const Parsed parsed = parseAel(repeated.repeated(10'000).toStdString());
    QVERIFY(!parsed.ok());
    QVERIFY(parsed.diagnostics.size() <= 20);
}

void TestDiagnostics::everyBeginningOfATextIsReadOrDiagnosed()
{
    const auto pairs = test::compiledPairs();
    for (std::size_t i = 0; i < pairs.size(); i += 7)
        for (std::size_t size = 0; size < pairs[i].ael.size(); ++size) {
            const std::string text = pairs[i].ael.substr(0, size);
            const Parsed parsed = parseAel(text);
            QVERIFY2(parsed.ok() == parsed.diagnostics.empty(), text.c_str());
        }
}

void TestDiagnostics::damageIsDiagnosedWithinTheText()
{
    auto generator = test::seededGenerator();
    const auto pairs = test::compiledPairs();
    const std::string_view pieces[] = {"(", ")", "[", "]",   "{",    "}",     "$.", "'",  "\"",
                                       ".", ",", "=", "and", "let(", "when(", "?0", "=>", "in"};
    for (int i = 0; i < 5'000; ++i) {
        std::string text =
            pairs[static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(pairs.size()) - 1))].ael;
        const auto at = static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(text.size())));
        const auto piece =
            static_cast<std::size_t>(test::between(generator, 0, static_cast<std::int64_t>(std::size(pieces)) - 1));
        text.replace(at, static_cast<std::size_t>(test::between(generator, 0, 2)), pieces[piece]);
        for (const Diagnostic& diagnostic : parseAel(text).diagnostics) {
            QVERIFY2(diagnostic.offset + diagnostic.length <= text.size(), text.c_str());
            QVERIFY2(!diagnostic.sentence.empty(), text.c_str());
        }
    }
}

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
