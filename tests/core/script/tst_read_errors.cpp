// SPDX-License-Identifier: Apache-2.0
#include "core/script/read.h"

#include <QtTest>

using namespace binnacle;

namespace {

const std::string prologue = "users = DataSet.of(\"test\", \"users\")\n";

/// `line:column+length sentence (hint)`, one error a line, for code below a first line that assigns `users`.
QString errorsOf(const std::string& code)
{
    QStringList lines;
    for (const ScriptError& error : readScript(prologue + code).errors) {
        QString line =
            QString("%1:%2+%3 ").arg(error.line).arg(error.column).arg(error.length) + QString::fromStdString(error.sentence);
        if (!error.hint.empty())
            line += " (" + QString::fromStdString(error.hint) + ')';
        lines << line;
    }
    return lines.join('\n');
}

} // namespace

class TestReadErrors : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeReadIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("errors");
        const auto row = [](const char* code, const char* errors) {
            QTest::newRow(code) << QString::fromUtf8(code) << QString::fromUtf8(errors);
        };
        row("s.upsert(users.id(1)).put({'a': 1}).execute(on_error=f)",
            "2:45+8 named arguments of `execute` are not supported yet");
        row("s.upsert(users.id(1)).put({'a': 1}).execute(ErrorStrategy.IN_STREAM)",
            "2:45+23 what to do with errors is not supported yet in `execute`");
        row("s.touch(users.id(1)).executeAsync(handler)",
            "2:35+7 what to do with errors is not supported yet (ErrorStrategy.IN_STREAM is what a stream does)");
        row("s.upsrt(users.id(1)).execute()", "2:3+5 `upsrt` is no verb of a session (perhaps upsert)");
        row("s.createSession(1).execute()", "2:3+13 `createSession` is no verb of a session (such as upsert, update or delete)");
        row("s.upsert(users.id(1)).bin('a').set_two(1).execute()", "2:32+7 `set_two` is no operation on a bin (perhaps setTo)");
        row("s.upsert(users.id(1)).bin('a').execute()", "2:32+7 `execute` is no operation on a bin (such as set_to)");
        row("s.upsert(users.id(1)).frobnicate().execute()", "2:23+10 `frobnicate` is not a method that is known here");
        row("s.put({'a': 1}).execute()", "2:3+3 `put` needs a verb before it (such as upsert)");
        row("s.execute()", "2:3+7 `execute` needs a verb before it (such as upsert)");
        row("s.upsert(users.id(1)).execute()", "2:23+7 `upsert` sets no bins (such as .bin(\"name\").set_to(1))");
        row("s.upsert(users.id(1)).put({'a': 1})", "2:23+13 this chain does not end in execute() (nothing is sent without it)");
        row("s.touch(users.id(1)).execute", "2:22+7 `execute` is not called (brackets are missing behind it)");
        row("s.touch(users.id(1)).batch().execute()", "2:22+5 `batch` opens a chain; here it is open already");
        row("s.touch(users).execute()",
            "2:3+12 `touch` on a whole data set is not supported yet (name keys, such as users.id(1))");
        row("s.touch().execute()", "2:3+7 keys are needed here (such as users.id(1))");
        row("s.touch(1).execute()", "2:9+1 a key is needed here, not a value (such as users.id(1))");
        row("s.touch(who.id(1)).execute()",
            "2:9+9 `who` is not known here (assign it above, such as who = DataSet.of(\"test\", \"who\"))");
        row("s.touch(key1).execute()", "2:9+4 `key1` is not known here (assign it above, such as key1 = users.id(1))");
        row("s.touch(users.id(1.5)).execute()", "2:18+3 a key is an integer, a text or bytes, not a value of type dbl");
        row("s.touch(users.id(True)).execute()", "2:18+4 a key is an integer, a text or bytes, not a value of type bool");
        row("s.touch(users.id(1, 2)).execute()", "2:15+8 id takes one key (ids takes any number)");
        row("s.touch(users.key(1)).execute()", "2:15+3 `key` gives no key (a data set has id(…) and ids(…))");
        row("s.touch(users.id(1).x).execute()", "2:21+1 a key has no members here");
        row("s.touch(users.ids(range(3))).execute()", "2:19+8 a range is no key (write *range(…))");
        row("s.touch(users.ids(*range(3, 1))).execute()", "2:3+30 `touch` has no keys");
        row("s.touch(users.ids(*range(0, 9, 0))).execute()", "2:20+14 the step of range cannot be 0");
        row("s.touch(users.ids(*range(0, 9000000, 2))).execute()",
            "2:20+20 a range in steps may stand for a million keys at most (a range in steps of one has no such limit)");
        row("s.touch(users.id_from_digest('00')).execute()", "2:15+20 a digest is 20 bytes, or their 40 hexadecimal digits");
        row("s.touch(users.id(1), DataSet.of('n', 's').id(1)).execute()",
            "2:22+26 the keys of one verb belong to one data set (begin the verb again for the other data set)");
        row("s.touch(users.id(9223372036854775808)).execute()",
            "2:18+19 the integer does not fit in 64 bits (integers run from -9223372036854775808 to 9223372036854775807)");
        row("x = 1 + 2", "2:7+1 calculations are not read; `+` is one (write the value itself)");
        row("s.touch(users.ids([i for i in x])).execute()", "2:22+3 `,` or `]` is expected here, not `for`");
        row("s.touch(users.id(1) users.id(2)).execute()", "2:21+5 `,` or `)` is expected here, not `users`");
        row("x = ", "2:3+1 a value is expected after `=`");
        row("x, y = 1, 2", "2:1+1 one plain name is expected before `=`");
        row("users", "2:1+5 this does nothing (only chains that end in execute() do)");
        row("foo(1)", "2:1+6 `foo` is not known here (a chain begins with a session, such as session.upsert(…))");
        row("for i in range(3):", "2:1+3 `for` is not read here (only assignments and chains that end in execute() are)");
        row("while (x) { s.touch(users.id(1)).execute(); }",
            "2:1+5 `while` is not read here (only assignments and chains that end in execute() are)");
        row("s.upsert(users.id(1)).put([1]).execute()",
            "2:27+3 `put` takes names and values in braces (such as {\"name\": \"Alice\"})");
        row("s.upsert(users.id(1)).put({1: 1}).execute()", "2:27+6 the name of a bin is a text");
        row("s.upsert(users.id(1)).put({'a': 1, 'a': 2}).execute()", "2:27+16 the key \"a\" is there twice in one map");
        row("s.upsert(users.id(1)).bin('a').set_to().execute()", "2:32+8 `set_to` takes one value");
        row("s.upsert(users.ids(1, 2)).bins('a').values(1).execute()",
            "2:37+6 `values` with more than one key is not supported yet (begin the verb again for each key)");
        row("s.upsert(users.id(1)).bins('a', 'b').values(1).execute()", "2:38+9 bins(…) names 2 bins, but there are 1 values");
        row("s.upsert(users.id(1)).bins('a').execute()", "2:33+7 values(…) is expected after bins(…), not `execute`");
        row("s.touch(users.id(1)).expire_record_after_seconds(0).execute()",
            "2:50+1 the seconds to expiry must be an integer from 1 to 4294967293");
        row("s.touch(users.id(1)).expireRecordAfter(d).execute()",
            "2:40+1 this duration is not read (write expireRecordAfterSeconds, or Duration.ofDays and the like)");
        row("s.touch(users.id(1)).ensure_generation_is(0).execute()",
            "2:43+1 the generation must be an integer from 1 to 4294967295");
        row("x = \"abc", "2:5+1 this text is never closed (it begins with \")");
        row("x = (1", "2:5+1 this `(` is never closed");
        row("x = 1)", "2:6+1 this `)` closes nothing");
        row("x = å", "2:5+2 `å` is not known here (a chain begins with a session, such as session.upsert(…))");
        row("x = `a`", "2:5+1 the character ` has no meaning here\n2:7+1 the character ` has no meaning here");
        row("/* open", "2:1+2 this comment is never closed");
        row("å = \"å\"; x = \"å\" +", "2:18+1 calculations are not read; `+` is one (write the value itself)");
    }

    void whatCannotBeReadIsNamedWithItsPlace()
    {
        QFETCH(QString, code);
        QFETCH(QString, errors);
        QCOMPARE(errorsOf(code.toStdString()), errors);
    }

    void readingGoesOnAfterAnError()
    {
        const ScriptResult result =
            readScript(prologue + "s.touch(users.id(1)).limit(1).execute()\ns.touch(users.id(2)).execute()\n"
                                  "x = \"open\ns.touch((users.id(3).execute()\ns.touch(users.id(4)).execute()\n");
        QCOMPARE(result.errors.size(), std::size_t{3});
        QCOMPARE(result.statements.size(), std::size_t{2});
        QCOMPARE(result.statements[1].document.segments[0].keys, (std::vector<KeyItem>{KeyValue(4)}));
    }

    void aNameThatCouldNotBeReadIsSaidToBeSo()
    {
        QCOMPARE(errorsOf("d = DataSet.of(1)\ns.touch(d.id(1)).execute()\n"),
                 QString("2:13+5 DataSet.of takes a namespace and a set\n3:9+7 `d` could not be read above"));
        QCOMPARE(errorsOf("r = s.touch(users.id(1)).execute()\nr.touch(users.id(1)).execute()"),
                 QString("3:1+1 `r` is not a session"));
    }

    void bracketsAreAHundredDeep()
    {
        const auto nested = [](std::size_t depth) { return "x = " + std::string(depth, '[') + std::string(depth, ']'); };
        QCOMPARE(errorsOf(nested(100)), QString());
        QCOMPARE(errorsOf(nested(101)), QString("2:105+1 brackets are more than 100 deep"));
        QCOMPARE(errorsOf("x = [1]\n" + nested(99) + "\ny = [[x]]"), QString("4:5+5 brackets are more than 100 deep"));
    }

    void namesOfNamesDoNotGrowWithoutBound()
    {
        std::string code = "a = [1, 2, 3, 4, 5, 6, 7, 8]\n";
        for (int i = 0; i < 20; ++i)
            code += "a = [a, a, a, a, a, a, a, a]\n";
        const QString errors = errorsOf(code);
        QVERIFY2(errors.contains("the names of this script stand for more than 256 MiB"), qPrintable(errors.left(200)));
    }

    void manyOpenBracketsTakeLinearTime()
    {
        std::string code;
        for (int i = 0; i < 100'000; ++i)
            code += "((\n\n";
        QCOMPARE(readScript(code).errors.size(), std::size_t{1000});
    }

    void aTextThatIsTooLongOrNotUtf8IsRefused()
    {
        QCOMPARE(readScript(std::string(16u * 1024 * 1024 + 1, ' ')).errors[0].sentence,
                 std::string("the code has more than 16 MiB"));
        QCOMPARE(readScript("\xff").errors[0].sentence, std::string("the code is not UTF-8"));
    }

    void errorsAreShownWithACaret()
    {
        const std::string text = "x = 1\ns.upsrt(users.id(1)).execute()\ny = 2\n";
        QCOMPARE(displayText(readScript(text).errors.at(0), text),
                 std::string("2:3: `upsrt` is no verb of a session (perhaps upsert)\ns.upsrt(users.id(1)).execute()\n  ^"));
    }

    void linesThatNobodyCanReadAreNotShown()
    {
        const std::string brackets(1000, '(');
        QCOMPARE(displayText(readScript(brackets).errors.at(0), brackets).find('\n'), std::string::npos);
        const std::string bytes = "\x1b\xff";
        QCOMPARE(displayText(readScript(bytes).errors.at(0), bytes), std::string("1:1: the code is not UTF-8"));
    }

    void everyTruncationIsReadOrRefusedInsideTheText()
    {
        const std::string text =
            prologue + "await (s.upsert(*users.ids(1, b'\\x00', \"\\u00e5\")).put({'a': [1.5, -2], \"b\": None})\n.execute())";
        for (std::size_t length = 0; length <= text.size(); ++length) {
            const ScriptResult result = readScript(text.substr(0, length));
            QVERIFY2(result.statements.size() + result.errors.size() <= 3, std::to_string(length).c_str());
            for (const ScriptError& error : result.errors)
                QVERIFY2(error.offset + error.length <= length, error.sentence.c_str());
        }
        QVERIFY(readScript(text).ok());
    }
};

QTEST_APPLESS_MAIN(TestReadErrors)
#include "tst_read_errors.moc"
