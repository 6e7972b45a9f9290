// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <QTest>

using binnacle::test::ProgramRun;
using binnacle::test::runProgram;

namespace {

constexpr const char* code = "users = DataSet.of(\"test\", \"users\")\n"
                             "r = await session.upsert(users.id(1)).bin(\"age\").set_to(30).execute()\n"
                             "print(r)\n"
                             "session.delete(*users.ids(1, 2)).execute()\n";

ProgramRun convert(const QString& language, const QByteArray& text)
{
    return runProgram({"convert", "--to", language, "-"}, text);
}

} // namespace

class TestConvert : public QObject {
    Q_OBJECT

private slots:
    void codeIsSaidInAnotherLanguage();
    void aDocumentIsSaidAsCode();
    void whatComesOutCanBeConvertedBack();
    void nothingIsPrintedIfAnythingIsRefused();
    void wrongArgumentsAreNamed();
};

void TestConvert::codeIsSaidInAnotherLanguage()
{
    const ProgramRun run = convert("java", code);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(QString::fromUtf8(run.output), QString("DataSet users = DataSet.of(\"test\", \"users\");\n\n"
                                                    "session.upsert(users.id(1)).bin(\"age\").setTo(30).execute();\n\n"
                                                    "session.delete(users.ids(1, 2)).execute();\n"));
    QCOMPARE(run.errors, QByteArray("note: line 3: what is done with results is passed over\n"));
}

void TestConvert::aDocumentIsSaidAsCode()
{
    const ProgramRun run = convert("python", R"({"segments":[{"verb":"delete","namespace":"test","set":"users","keys":[7]}]})");
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray("users = DataSet.of(\"test\", \"users\")\n\nawait session.delete(users.id(7)).execute()\n"));
}

void TestConvert::whatComesOutCanBeConvertedBack()
{
    const ProgramRun python = convert("python", code);
    const ProgramRun java = convert("java", python.output);
    QCOMPARE(convert("python", java.output).output, python.output);
    const ProgramRun json = convert("json", java.output);
    QCOMPARE(json.output, convert("json", code).output);
    QCOMPARE(convert("python", json.output).output, python.output);
}

void TestConvert::nothingIsPrintedIfAnythingIsRefused()
{
    const ProgramRun wrong = convert("python", QByteArray(code) + "session.frobnicate()\n");
    QCOMPARE(wrong.exitCode, 2);
    QCOMPARE(wrong.output, QByteArray());
    QVERIFY(wrong.errors.contains("5:9: `frobnicate` is no verb of a session"));
    const ProgramRun unsayable = convert("java", QByteArray(code) + "session.upsert(users.id(1)).bin('a').set_to(None).execute()\n");
    QCOMPARE(unsayable.exitCode, 2);
    QCOMPARE(unsayable.output, QByteArray());
    QVERIFY2(unsayable.errors.contains("statement 3: Java's setTo takes no null"), unsayable.errors);
}

void TestConvert::wrongArgumentsAreNamed()
{
    const ProgramRun language = convert("cobol", code);
    QCOMPARE(language.exitCode, 2);
    QVERIFY(language.errors.contains("--to takes python, java, node, cpp or json"));
    const ProgramRun file = runProgram({"convert", "--to", "java", "/no/such/file.py"});
    QCOMPARE(file.exitCode, 2);
    QVERIFY(file.errors.contains("/no/such/file.py"));
}

QTEST_GUILESS_MAIN(TestConvert)
#include "tst_convert.moc"
