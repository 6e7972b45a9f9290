// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/wire.h"
#include "tests/support/ael_pairs.h"

#include <QElapsedTimer>
#include <QTest>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

/// So many summands are the deepest tree with a comparison around them.
constexpr int deepestSum = 239;

/// The bytes in hexadecimal, or what is wrong.
QString compiled(const QString& ael)
{
    const auto bytes = compileAel(ael.toStdString());
    return QString::fromStdString(bytes ? toHex(*bytes) : bytes.error().text());
}

} // namespace

class TestCompile : public QObject {
    Q_OBJECT

private slots:
    void theVendorsBytes();
    void whatTheVendorRefusesIsRefused();
    void spellingDoesNotMatter_data();
    void spellingDoesNotMatter();
    void geometryAndSketches_data();
    void geometryAndSketches();
    void placeholdersTakeTheirValues_data();
    void placeholdersTakeTheirValues();
    void aPlaceholderTypesABin();
    void keysOfAMapAreSortedAndTheFirstStays();
    void whatIsMadeCanBeRead();
    void theFirstDiagnosticIsTheError();
    void typesAreCarriedInBoundedTime();
    void manyVariablesAreBoundedInTime();
};

void TestCompile::theVendorsBytes()
{
    for (const auto& pair : test::compiledPairs()) {
        const auto bytes = compileAel(pair.ael);
        QVERIFY2(bytes.ok(), qPrintable(QString::fromStdString(pair.ael + ": " + (bytes ? "" : bytes.error().text()))));
        QVERIFY2(*bytes == pair.wire, qPrintable(QString::fromStdString(pair.ael + " is " + toHex(*bytes))));
    }
}

void TestCompile::whatTheVendorRefusesIsRefused()
{
    for (const std::string& text : test::refusedTexts()) {
        const Parsed parsed = parseAel(text);
        QVERIFY2(!parsed.ok(), text.c_str());
        QVERIFY2(!parsed.diagnostics.empty(), text.c_str());
    }
}

void TestCompile::spellingDoesNotMatter_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("space") << "$.age>=18 and$.n==1"
                           << "$.age >= 18 and $.n == 1";
    QTest::newRow("lines") << "\n$.age\r\n\t>=   18 "
                           << "$.age >= 18";
    QTest::newRow("after the dollar") << "$. age . [ 0 ] == 1"
                                      << "$.age.[0] == 1";
    QTest::newRow("quotes") << "$.'age' == \"x\""
                            << "$.\"age\" == 'x'";
    QTest::newRow("in") << "$.age In [1]"
                        << "$.age in [1]";
    QTest::newRow("hex") << "$.n == 0xFf"
                         << "$.n == 255";
    QTest::newRow("binary") << "$.n == 0B101"
                            << "$.n == 5";
    QTest::newRow("a float without its zero") << "$.n == .5"
                                              << "$.n == 0.5";
    QTest::newRow("signs") << "$.n == +-+5"
                           << "$.n == -5";
    QTest::newRow("parentheses") << "(($.n) == (5))"
                                 << "$.n == 5";
    QTest::newRow("precedence") << "$.a or $.b and not($.c)"
                                << "$.a or ($.b and not($.c))";
    QTest::newRow("arithmetic") << "1 + 2 * 3 - 4 == $.n"
                                << "((1 + (2 * 3)) - 4) == $.n";
    QTest::newRow("power from the right") << "2.0 ** 3.0 ** 2.0 == 1.0"
                                          << "2.0 ** (3.0 ** 2.0) == 1.0";
    QTest::newRow("shift before and") << "1 & 2 << 3 == 0"
                                      << "1 & (2 << 3) == 0";
    QTest::newRow("a blob") << "$.b == X'00ff'"
                            << "$.b == b64'AP8='";
    QTest::newRow("base64 without its padding") << "$.b == b64'AP8'"
                                                << "$.b == b64'AP8='";
    QTest::newRow("an empty list") << "$.l.get(type: LIST) == [ ]"
                                   << "$.l.get(type: LIST) == []";
    QTest::newRow("an empty map") << "$.m.get(type: MAP) == { }"
                                  << "$.m.get(type: MAP) == {}";
    QTest::newRow("an integer key in hex") << "$.m.0x05 == 'x'"
                                           << "$.m.5 == 'x'";
    QTest::newRow("error") << "when($.a => 1, default => error) == 1"
                           << "when($.a => 1, default => unknown) == 1";
    QTest::newRow("a change") << "$.m.a.remove() == 1"
                              << "$.m.a == 1";
}

void TestCompile::spellingDoesNotMatter()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY2(parseAel(one.toStdString()).ok(), qPrintable(compiled(one)));
    QCOMPARE(compiled(one), compiled(other));
}

void TestCompile::geometryAndSketches_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("bytes");
    const auto row = [](const char* ael, const char* bytes) { QTest::newRow(ael) << QString(ael) << QString(bytes); };
    row("geoCompare($.loc, $.area)", "9308935108a36c6f63935108a461726561");
    row("geoCompare($.loc, geoJson('{}'))", "9308935108a36c6f63a3177b7d");
    row("geoCompare($.m.loc, geoJson('{}'))", "9308957f0800936107a4036c6f63935105a16da3177b7d");
    row("$.h.hllCount() > 5", "9303957f02029132935109a16805");
    row("$.h.hllDescribe()", "957f04029137935109a168");
    row("$.h.hllMayContain(['a'])", "957f0202"
                                    "9238927e91a20361"
                                    "935109a168");
    row("$.h.hllMayContain($.l)", "957f0202"
                                  "9238935104a16c"
                                  "935109a168");
    row("$.h.hllUnion($.g)", "957f0902"
                             "9233935109a167"
                             "935109a168");
    row("$.h.hllUnionCount($.g) >= 1", "9304957f0202"
                                       "9234935109a167"
                                       "935109a16801");
    row("$.h.hllIntersectCount([X'00'])", "957f0202"
                                          "9235927e91a20400"
                                          "935109a168");
    row("$.h.hllSimilarity($.g) > 0.5", "9303957f0702"
                                        "9236935109a167"
                                        "935109a168cb3fe0000000000000");
    row("$.m.h.hllCount() == 1", "9301957f02029132957f0900936107a20368935105a16d01");
    row("pow($.x, 2.0) > 4.0", "93039318935107a178cb4000000000000000cb4010000000000000");
    row("$.s == ''", "9301935103a173a103");
}

void TestCompile::geometryAndSketches()
{
    QFETCH(QString, ael);
    QFETCH(QString, bytes);
    QCOMPARE(compiled(ael), bytes);
}

void TestCompile::placeholdersTakeTheirValues_data()
{
    QTest::addColumn<QString>("ael");
    QTest::addColumn<QString>("same");
    QTest::newRow("integer") << "$.n > ?0"
                             << "$.n > 5";
    QTest::newRow("string") << "$.n == ?1"
                            << "$.n == 'x'";
    QTest::newRow("in a list") << "$.n in [?0, 6]"
                               << "$.n in [5, 6]";
    QTest::newRow("a list") << "$.n in ?2"
                            << "$.n in [1, 2]";
    QTest::newRow("a map") << "$.m.get(type: MAP) == ?3"
                           << "$.m.get(type: MAP) == {'a': 1, 'b': 2}";
    QTest::newRow("in arithmetic") << "$.n + ?0 > 1"
                                   << "$.n + 5 > 1";
    QTest::newRow("in let") << "let(x = ?0) then (${x} == 1)"
                            << "let(x = 5) then (${x} == 1)";
}

void TestCompile::placeholdersTakeTheirValues()
{
    QFETCH(QString, ael);
    QFETCH(QString, same);
    const Value values[] = {5, "x", List{{1, 2}}, Map{{{"b", 2}, {"a", 1}}}};
    const auto bytes = compileAel(ael.toStdString(), values);
    QVERIFY2(bytes.ok(), bytes ? "" : bytes.error().text().c_str());
    QCOMPARE(QString::fromStdString(toHex(*bytes)), compiled(same));
}

void TestCompile::aPlaceholderTypesABin()
{
    const Value values[] = {2.5};
    const Parsed parsed = parseAel("$.price > ?0", values);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed.tree->operands.front().type, Type::float64);
}

void TestCompile::keysOfAMapAreSortedAndTheFirstStays()
{
    const Parsed parsed = parseAel("$.m.get(type: MAP) == {'b': 1, 7: 2, X'00': 3, 'a': 4, 'b': 5}");
    QVERIFY(parsed.ok());
    const Map expected{{{7, 2}, {"a", 4}, {"b", 1}, {Blob{{0}}, 3}}, MapOrder::keyOrdered};
    QVERIFY(parsed.tree->operands.back().value == Value(expected));
}

void TestCompile::whatIsMadeCanBeRead()
{
    std::string deep = "1";
    for (int i = 1; i < deepestSum; ++i)
        deep += " + 1";
    QVERIFY(!parseAel(deep + " + 1 == 2").ok());
    const std::string lists = std::string(95, '[') + std::string(95, ']');
    for (const std::string& text : {deep + " == 2", "$.l.get(type: LIST) == " + lists}) {
        const auto bytes = compileAel(text);
        QVERIFY2(bytes.ok(), text.c_str());
        QVERIFY(unpack(*bytes).ok());
    }
}

void TestCompile::theFirstDiagnosticIsTheError()
{
    const auto bytes = compileAel("$.age >");
    QVERIFY(!bytes.ok());
    QVERIFY(bytes.error().is(ClientCode::badInput));
    QCOMPARE(bytes.error().sentence(), std::string("the text ends where a value is expected, at byte 7"));
}

/// Both sides of a comparison deep: each thing on one side is once compared with each on the other.
void TestCompile::typesAreCarriedInBoundedTime()
{
    const std::string flips(90, '~');
    QElapsedTimer timer;
    timer.start();
    QVERIFY(compileAel(flips + "$.a < " + flips + "$.b").ok());
    std::string sum = "$.x";
    for (int i = 1; i < deepestSum - 1; ++i)
        sum += " + $.y";
    QVERIFY(compileAel(sum + " < " + sum).ok());
    QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
}

void TestCompile::manyVariablesAreBoundedInTime()
{
    std::string text = "let(";
    for (int i = 0; i < 20'000; ++i)
        text += "v" + std::to_string(i) + " = 1, ";
    QElapsedTimer timer;
    timer.start();
    QVERIFY(compileAel(text + "w = 2) then (${w} in ${w})").ok() == false);
    QVERIFY(compileAel(text + "w = [2]) then (${v0} in ${w})").ok());
    QVERIFY2(timer.elapsed() < 10'000, std::to_string(timer.elapsed()).c_str());
}

QTEST_GUILESS_MAIN(TestCompile)
#include "tst_compile.moc"
