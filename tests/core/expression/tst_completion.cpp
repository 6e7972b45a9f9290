// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/completion.h"
#include "core/expression/lexer.h"
#include "tests/support/ael_pairs.h"
#include "tests/support/seed.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

const std::vector<KnownBin> bins{{"age", {ParticleType::integer}},
                                 {"name", {ParticleType::string}},
                                 {"firstName", {ParticleType::string, ParticleType::integer}},
                                 {"tags", {ParticleType::list}},
                                 {"m", {ParticleType::map}},
                                 {"loc", {ParticleType::geoJson}},
                                 {"seen", {ParticleType::hll}},
                                 {"flag", {ParticleType::boolean}},
                                 {"raw", {ParticleType::blob}},
                                 {"price", {ParticleType::float64}},
                                 {"home town", {}}};

/// A text in which `|` is where the caret stands.
struct Marked {
    std::string text;
    std::size_t offset = 0;

    explicit Marked(const QString& marked)
    {
        text = marked.toStdString();
        offset = text.rfind('|');
        text.erase(offset, 1);
    }
};

std::vector<Completion> completions(const QString& marked)
{
    const Marked place(marked);
    return completeAel(place.text, place.offset, bins);
}

QString labels(const std::vector<Completion>& all)
{
    QStringList labels;
    for (const Completion& each : all)
        labels << QString::fromStdString(each.label);
    return labels.join(' ');
}

/// The text with the completion in it, the caret marked.
QString accepted(const Marked& place, const Completion& completion)
{
    std::string text = place.text;
    std::string insert = completion.insert;
    insert.insert(completion.caret, "|");
    text.replace(completion.replaced.offset, completion.replaced.length, insert);
    return QString::fromStdString(text);
}

} // namespace

class TestCompletion : public QObject {
    Q_OBJECT

private slots:
    void whatMayCome_data();
    void whatMayCome();
    void theBestComeFirst_data();
    void theBestComeFirst();
    void accepting_data();
    void accepting();
    void eachSaysWhatItIs();
    void whatComesNextIsAmongThem();
    void acceptedBinsAndFunctionsAreRead();
    void brokenTextIsNoObstacle();
    void hostileTextIsBoundedInTime();
    void manyBinsAreBounded();
    void signatures_data();
    void signatures();
};

/// All labels.
void TestCompletion::whatMayCome_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("labels");
    const auto row = [](const char* text, const char* labels) { QTest::newRow(text) << QString(text) << QString(labels); };
    row("$.ag|", "age tags flag == != > >= < <= + - * / % ** & | ^ << >> >>>");
    row("$.age |", "== != > >= < <= in + - * / % ** & | ^ << >> >>> and or");
    row("$.age > 5 |", "and or + - * / % ** & | ^ << >> >>>");
    row("$.name |", "== != > >= < <= in and or + - * / % ** & | ^ << >> >>>");
    row("$.flag |", "== != > >= < <= in and or + - * / % ** & | ^ << >> >>>");
    row("$.age > 5 a|", "and");
    row("($.age > 5 |", "and or + - * / % ** & | ^ << >> >>> )");
    row("abs($.age |", "== != > >= < <= in + - * / % ** & | ^ << >> >>> ) and or");
    row("pow($.price |", "== != > >= < <= in + - * / % ** , ) and or & | ^ << >> >>>");
    row("pow($.price, 2.0 |", "== != > >= < <= in + - * / % ** ) and or & | ^ << >> >>>");
    row("min($.age, 5, 6 |", "== != > >= < <= in + - * / % ** & | ^ << >> >>> , ) and or");
    row("$.age.get(|", "type: return:");
    row("$.age.get(t|", "type:");
    row("$.age.get(type |", ":");
    row("$.age.get(type: |", "INT STRING FLOAT BOOL BLOB LIST MAP GEO HLL");
    row("$.age.get(type: FL|", "FLOAT");
    row("$.age.get(type: INT|", "INT , )");
    row("$.age.get(type: INT, |", "type: return:");
    row("$.m.{a-b}.get(return: |",
        "VALUE KEY KEY_VALUE COUNT EXISTS INDEX RANK REVERSE_INDEX REVERSE_RANK ORDERED_MAP UNORDERED_MAP NONE");
    row("$.m.{a-b}.get(return: re|", "REVERSE_INDEX REVERSE_RANK ORDERED_MAP UNORDERED_MAP");
    row("$.m.{a-b}.get(return: RANK |", ", )");
    row("28.|", "asInt() asFloat()");
    row("28.as|", "asInt() asFloat()");
    row("$.tags.[0|", "]");
    row("$.m.{a|", "}");
    row("$.m.{=a |", "}");
    row("$.name in [\"a\" |", ", ]");
    row("{1: 2 |", ", }");
    row("let|", "let()");
    row("let(|", "");
    row("let(x |", "=");
    row("let(x = 5) |", "then");
    row("let(x = 5) t|", "then");
    row("let(x = 5) then |", "(");
    row("let(x = 5, yy = ${|", "${x} ${yy}");
    row("let(x = 5, yy = 6) then (${|", "${x} ${yy}");
    row("let(x = 5, yy = 6) then (${x} > ${y|}", "${yy}");
    row("let(x = let(y = 1) then (${y})) then (${|", "${x}");
    row("when($.age == 1 |", "=> and or + - * / % ** & | ^ << >> >>>");
    row("when($.age == 1 => 2 |", "== != > >= < <= in + - * / % ** & | ^ << >> >>> , ) and or");
    row("when($.age == 1 => 2, de|", "default $.deviceSize()");
    row("when($.age == 1 => 2, default |", "=>");
    row("when($.age == 1 => 2, default|", "default =>");
    row("when($.age == 1 => 2, default => 3 |", "== != > >= < <= in + - * / % ** & | ^ << >> >>> ) and or");
    row("$.seen.hllU|", "hllUnion() hllUnionCount() == != > >= < <= + - * / % ** & | ^ << >> >>>");
    row("$.\"|", "\"age\" \"name\" \"firstName\" \"tags\" \"m\" \"loc\" \"seen\" \"flag\" \"raw\" \"price\" \"home town\"");
    row("$.\"h|", "\"home town\"");
    row("$.'h|'", "'home town'");
    row("\"ag|", "");
    row("$.name == \"ag|", "");
    row("$.name == 'ag|'", "");
    row("$.m.\"ag|", "");
    row("X'0|", "");
    row("b64'|", "");
    row("12|", "== != > >= < <= + - * / % ** & | ^ << >> >>>");
    row("0x1|", "== != > >= < <= + - * / % ** & | ^ << >> >>>");
    row("$.nosuchbin|", "== != > >= < <= + - * / % ** & | ^ << >> >>>");
    row("$.digestModulo(|", "");
    row("?|", "");
    row("§|", "");
}

void TestCompletion::whatMayCome()
{
    QFETCH(QString, text);
    QFETCH(QString, labels);
    QCOMPARE(::labels(completions(text)), labels);
}

void TestCompletion::theBestComeFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("labels");
    const auto row = [](const char* text, const char* labels) { QTest::newRow(text) << QString(text) << QString(labels); };
    row("|", "$.age $.name $.firstName");
    row("$.name == |", "\"…\" $.name $.firstName $.setName()");
    row("\"x\" == |", "\"…\" $.name $.firstName $.setName()");
    row("$.name.get(type: STRING) == |", "\"…\" $.name $.firstName $.setName()");
    row("$.age > |", "$.age $.firstName $.price abs() ceil()");
    row("$.age + |", "$.age $.firstName $.price abs() ceil()");
    row("$.flag == |", "$.flag true false geoCompare() $.keyExists() $.isTombstone()");
    row("$.raw == |", "X'…' b64'…' $.raw");
    row("$.m == |", "{…} $.m");
    row("$.name in |", "[…] $.tags");
    row("geoCompare(|", "$.loc geoJson()");
    row("geoCompare($.loc, |", "$.loc geoJson()");
    row("$.seen.hllUnion(|", "$.seen");
    row("$.seen.hllMayContain(|", "[…] $.tags");
    row("not(|", "$.flag true false geoCompare()");
    row("$.m.get(type: BLOB) == |", "X'…' b64'…' $.raw");
    row("$.age.asFloat() > |", "$.age $.firstName $.price");
    row("$.name.exists() == |", "$.flag true false");
    row("($.name) == |", "\"…\" $.name");
    row("$.name == \"x\" and |", "$.age $.name");
    row("$.a|", "age ==");
    row("$.NA|", "name firstName setName() ==");
    row("$.tags.|", "[index] [=value] [#rank] [] count() exists()");
    row("$.m.|", "{key-key} {=value} {#rank} {index} {} count() exists()");
    row("$.seen.|", "hllCount() hllDescribe() hllMayContain()");
    row("$.age.|", "asFloat() exists() get()");
    row("$.price.|", "asInt() exists() get()");
    row("$.tags.[0].|", "[index]");
}

void TestCompletion::theBestComeFirst()
{
    QFETCH(QString, text);
    QFETCH(QString, labels);
    const QString all = ::labels(completions(text));
    QVERIFY2(all == labels || all.startsWith(labels + ' '), qPrintable(all));
}

/// What accepting the completion of that label makes of the text.
void TestCompletion::accepting_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* text, const char* label, const char* result) {
        QTest::addRow("%s to %s", text, label) << QString(text) << QString(label) << QString(result);
    };
    row("|", "$.age", "$.age|");
    row("ag|", "$.age", "$.age|");
    row("$|", "$.age", "$.age|");
    row("$ag|", "$.age", "$.age|");
    row("$.|", "age", "$.age|");
    row("$.a|", "age", "$.age|");
    row("$.na|me == 'x'", "firstName", "$.firstName| == 'x'");
    row("$.|age", "name", "$.name|age");
    row("$.ho|", "\"home town\"", "$.\"home town\"|");
    row("$.\"ho|", "\"home town\"", "$.\"home town\"|");
    row("$.\"ho|\"", "\"home town\"", "$.\"home town\"|");
    row("$.\"ho|me tow\" == 1", "\"home town\"", "$.\"home town\"| == 1");
    row("$.\"ho| == \"x\"", "\"home town\"", "$.\"home town\"| == \"x\"");
    row("$.'ho|", "'home town'", "$.'home town'|");
    row("ho|", "$.\"home town\"", "$.\"home town\"|");
    row("ab|", "abs()", "abs(|)");
    row("ab|(5)", "abs()", "abs|(5)");
    row("$.age == mi|", "min()", "$.age == min(|)");
    row("geoJ|", "geoJson()", "geoJson('|')");
    row("tt|", "$.ttl()", "$.ttl()|");
    row("$.tt|", "ttl()", "$.ttl()|");
    row("$.dig|", "digestModulo()", "$.digestModulo(|)");
    row("$.age|", "==", "$.age == |");
    row("$.age |", "==", "$.age == |");
    row("$.age | 5", "==", "$.age ==| 5");
    row("$.age > 5 an|", "and", "$.age > 5 and |");
    row("$.age > 5 a|nd $.flag", "and", "$.age > 5 and| $.flag");
    row("(1)|", "==", "(1) == |");
    row("$.name == |", "\"…\"", "$.name == \"|\"");
    row("$.raw == |", "X'…'", "$.raw == X'|'");
    row("$.name in |", "[…]", "$.name in [|]");
    row("$.age.|", "get()", "$.age.get(type: |)");
    row("$.age.ge|", "get()", "$.age.get(type: |)");
    row("$.age.ge|(type: INT)", "get()", "$.age.get|(type: INT)");
    row("$.age.|", "exists()", "$.age.exists()|");
    row("$.age.exi|()", "exists()", "$.age.exists|()");
    row("$.tags.|", "[index]", "$.tags.[|]");
    row("$.tags.|", "[#rank]", "$.tags.[#|]");
    row("$.m.|", "{=value}", "$.m.{=|}");
    row("$.m.|", "{}", "$.m.{}|");
    row("$.tags.[0|", "]", "$.tags.[0]|");
    row("$.age.get(|", "type:", "$.age.get(type: |");
    row("$.age.get(type: |)", "INT", "$.age.get(type: INT|)");
    row("$.age.get(type: IN|)", "INT", "$.age.get(type: INT|)");
    row("abs(5|", ")", "abs(5)|");
    row("min(5|", ",", "min(5, |");
    row("no|", "not()", "not(|)");
    row("|", "let()", "let(| = ) then ()");
    row("|", "when()", "when(| => , default => )");
    row("let(x = 5) |", "then", "let(x = 5) then (|)");
    row("let(x = 5)|", "then", "let(x = 5) then (|)");
    row("when(true => 1, |", "default", "when(true => 1, default => |");
    row("when(true|", "=>", "when(true => |");
    row("let(xx = 5) then (x|)", "${xx}", "let(xx = 5) then (${xx}|)");
    row("let(xx = 5) then (${|})", "${xx}", "let(xx = 5) then (${xx}|)");
    row("let(xx = 5) then (${x|", "${xx}", "let(xx = 5) then (${xx}|");
}

void TestCompletion::accepting()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QFETCH(QString, result);
    const Marked place(text);
    for (const Completion& each : completions(text)) {
        if (each.label == label.toStdString()) {
            QCOMPARE(accepted(place, each), result);
            return;
        }
    }
    QFAIL(qPrintable("not among: " + ::labels(completions(text))));
}

void TestCompletion::eachSaysWhatItIs()
{
    const auto described = [](const char* text, const char* label) {
        for (const Completion& each : completions(text)) {
            if (each.label == label)
                return std::pair(each.kind, QString::fromStdString(each.explanation));
        }
        return std::pair(Completion::Kind::closing, QString("none"));
    };
    using Kind = Completion::Kind;
    QCOMPARE(described("|", "$.firstName"), std::pair(Kind::bin, QString("a bin of type string or int")));
    QCOMPARE(described("|", "$.\"home town\""), std::pair(Kind::bin, QString("a bin")));
    QCOMPARE(described("|", "abs()"), std::pair(Kind::function, QString("abs(value): the number without its sign")));
    QCOMPARE(described("$.|", "ttl()"),
             std::pair(Kind::metadata, QString("seconds that the record has to live; -1 if it never expires")));
    QCOMPARE(described("$.age |", "=="), std::pair(Kind::operation, QString("equal")));
    QCOMPARE(described("$.age.|", "exists()"), std::pair(Kind::pathFunction, QString("whether there is such a thing")));
    for (const char* text : {"|", "$.|", "$.m.|", "$.age |", "$.age.get(|", "$.age.get(type: |", "$.age.get(return: |",
                             "$.flag == |", "when($.flag |", "let(x = 1) then (|"}) {
        for (const Completion& each : completions(text)) {
            QVERIFY2(!each.explanation.empty() && !each.explanation.ends_with('.'), each.label.c_str());
            QVERIFY2(each.explanation.find('\n') == std::string::npos, each.label.c_str());
            QVERIFY(each.caret <= each.insert.size());
        }
    }
}

namespace {

/// Between the brackets of a step, and behind a dot, words are keys and values.
bool isName(const Token& before)
{
    const bool opens = before.kind == TokenKind::symbol && (before.text.front() == '[' || before.text.front() == '{');
    return opens || before.is(".") || before.is("$.") || before.is(",") || before.is("-") || before.is("~");
}

bool isCompleted(const Token& token, const Token& before)
{
    switch (token.kind) {
    case TokenKind::typeWord:
    case TokenKind::methodCall:
    case TokenKind::metadata:
        return true;
    case TokenKind::reserved:
        return !isName(before);
    case TokenKind::name:
        return token.text.starts_with("hll") && before.is(".");
    case TokenKind::in:
        return token.text == "in" && !isName(before);
    case TokenKind::symbol:
        return token.is("==") || token.is(">") || token.is("<=") || token.is(")") || token.is("=>");
    default:
        return false;
    }
}

std::vector<KnownBin> binsIn(const std::vector<Token>& tokens)
{
    std::vector<KnownBin> found;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (tokens[i - 1].is("$.") && tokens[i].kind == TokenKind::name)
            found.push_back({std::string(tokens[i].text), {}});
    }
    return found;
}

bool isAmong(const std::vector<Completion>& all, std::string_view text)
{
    return std::ranges::any_of(all, [&](const Completion& each) {
        const std::string_view insert = each.insert;
        return insert.substr(insert.find_first_not_of(' ')).starts_with(text.substr(0, text.find('(') + (text.front() == ')')));
    });
}

} // namespace

/// Whatever the vendor's texts go on with is told at its place, whether it is begun or not.
void TestCompletion::whatComesNextIsAmongThem()
{
    int told = 0;
    const auto pairs = test::compiledPairs();
    for (std::size_t each = 0; each < pairs.size(); each += 3) {
        const auto& pair = pairs[each];
        Diagnostics ignored;
        const std::vector<Token> tokens = tokenize(pair.ael, ignored);
        const std::vector<KnownBin> known = binsIn(tokens);
        for (std::size_t i = 1; i < tokens.size(); ++i) {
            const Token& token = tokens[i];
            const bool bin = tokens[i - 1].is("$.") && token.kind == TokenKind::name;
            if (!bin && !isCompleted(token, tokens[i - 1]))
                continue;
            ++told;
            const std::size_t begin = token.span.offset;
            const std::string_view before = std::string_view(pair.ael).substr(0, begin);
            QVERIFY2(isAmong(completeAel(before, begin, known), token.text),
                     (std::string(before) + "| " + std::string(token.text)).c_str());
            if (token.kind == TokenKind::symbol)
                continue;
            const std::string_view begun = std::string_view(pair.ael).substr(0, begin + 1);
            QVERIFY2(isAmong(completeAel(begun, begin + 1, known), token.text), std::string(begun).c_str());
        }
    }
    QVERIFY2(told > 1000, std::to_string(told).c_str());
}

/// In an empty text, what stands for a value makes one as soon as its arguments are filled in.
void TestCompletion::acceptedBinsAndFunctionsAreRead()
{
    int read = 0;
    for (const Completion& each : completeAel("", 0, bins)) {
        std::string text = each.insert;
        if (each.kind == Completion::Kind::function) {
            const bool geo = each.label == "geoCompare()";
            const auto signature = signatureAt(text, each.caret);
            QVERIFY(signature);
            std::string arguments;
            for (std::size_t i = 0;
                 i < signature->parameters.size() && each.label != "geoJson()" && signature->parameters[i] != "…"; ++i)
                arguments += std::string(i == 0 ? "" : ", ") + (geo ? "$.loc" : signature->parameters[i] == "bit" ? "true" : "1");
            text.insert(each.caret, arguments);
        } else if (each.label == "$.digestModulo()") {
            text.insert(each.caret, "3");
        } else if (each.kind == Completion::Kind::keyword && each.label != "unknown" && each.label != "error") {
            continue;
        }
        const Parsed parsed = parseAel(text);
        QVERIFY2(parsed.ok(), text.c_str());
        ++read;
    }
    QVERIFY(read > 30);
}

/// Every prefix of every text, and texts with pieces cut out.
void TestCompletion::brokenTextIsNoObstacle()
{
    auto random = test::seededGenerator();
    const auto check = [](const std::string& text, std::size_t offset) {
        for (const Completion& each : completeAel(text, offset, bins)) {
            QVERIFY(each.replaced.offset <= offset && offset <= each.replaced.end() && each.replaced.end() <= text.size());
            QVERIFY(each.caret <= each.insert.size());
        }
        signatureAt(text, offset);
    };
    const auto pairs = test::compiledPairs();
    for (int i = 0; i < 4000; ++i) {
        std::string text = pairs[random() % pairs.size()].ael;
        for (auto cuts = random() % 3; cuts > 0 && !text.empty(); --cuts)
            text.erase(random() % text.size(), 1 + random() % 4);
        for (auto more = random() % 3; more > 0; --more)
            text.insert(random() % (text.size() + 1), 1, "()[]{}\"'$.=,:|&#!~?\xC3\x00"[random() % 20]);
        check(text, random() % (text.size() + 2) % (text.size() + 1));
    }
    QCOMPARE(labels(completeAel("$.age", 500, bins)), labels(completeAel("$.age", 5, bins)));
}

void TestCompletion::hostileTextIsBoundedInTime()
{
    QElapsedTimer timer;
    timer.start();
    for (const std::string& piece :
         {std::string("("), std::string("["), std::string("{"), std::string("not("), std::string("$.age."),
          std::string("let(x = "), std::string("when("), std::string("\""), std::string("a"), std::string(" "), std::string("$."),
          std::string("\xFF"), std::string("$.age == 1 and ")}) {
        std::string text;
        while (text.size() + piece.size() <= 64 * 1024)
            text += piece;
        completeAel(text, text.size(), bins);
        completeAel(text, text.size() / 2, bins);
        signatureAt(text, text.size());
    }
    QVERIFY2(timer.elapsed() < 8000, std::to_string(timer.elapsed()).c_str());
    QVERIFY(completeAel(std::string(64 * 1024 + 1, ' '), 0, bins).empty());
}

void TestCompletion::manyBinsAreBounded()
{
    std::vector<KnownBin> many;
    for (int i = 0; i < 32'767; ++i)
        many.push_back({"bin" + std::to_string(i), {ParticleType::integer}});
    QCOMPARE(completeAel("$.", 2, many).size(), mostCompletions);
    const auto found = completeAel("$.bin3276", 9, many);
    QCOMPARE(found.front().label, std::string("bin3276"));
}

void TestCompletion::signatures_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("signature");
    const auto row = [](const char* text, const char* signature) { QTest::newRow(text) << QString(text) << QString(signature); };
    row("|", "");
    row("abs|", "");
    row("abs(|", "abs([value])");
    row("abs(|)", "abs([value])");
    row("abs(5)|", "");
    row("log(|", "log([value], base)");
    row("log($.price, |", "log(value, [base])");
    row("log(abs($.price|), 2.0)", "abs([value])");
    row("log(abs($.price), |2.0)", "log(value, [base])");
    row("log((1 + |", "log([value], base)");
    row("max(1, 2, 3, |", "max(value, value, […])");
    row("$.age.get(|", "get([type: …], return: …)");
    row("$.age.get(type: INT, |", "get(type: …, [return: …])");
    row("$.seen.hllUnion(|", "hllUnion([sketches])");
    row("not(|", "not([expression])");
    row("exclusive(true, |", "exclusive(expression, [expression], …)");
    row("let(|", "let([name = value], …)");
    row("let(x = 1) then (|", "then([expression])");
    row("when(|", "when([condition => value], …, default => value)");
    row("$.digestModulo(|", "digestModulo([modulus])");
    row("nosuch(|", "");
    row("\"abs(|\"", "");
}

void TestCompletion::signatures()
{
    QFETCH(QString, text);
    QFETCH(QString, signature);
    const Marked place(text);
    const auto found = signatureAt(place.text, place.offset);
    QString shown;
    if (found) {
        QVERIFY(!found->meaning.empty());
        for (std::size_t i = 0; i < found->parameters.size(); ++i) {
            const QString parameter = QString::fromStdString(found->parameters[i]);
            shown += (i > 0 ? ", " : "") + (i == found->active ? "[" + parameter + "]" : parameter);
        }
        shown = QString::fromStdString(found->name) + "(" + shown + ")";
    }
    QCOMPARE(shown, signature);
}

QTEST_APPLESS_MAIN(TestCompletion)
#include "tst_completion.moc"
