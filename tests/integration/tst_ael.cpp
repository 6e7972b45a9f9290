// SPDX-License-Identifier: Apache-2.0
#include "tests/support/ael_pairs.h"
#include "tests/support/program.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::test;

namespace {

ProgramRun ael(const char* form, const QByteArray& input)
{
    return runProgram({QStringLiteral("ael"), QStringLiteral("--to"), QString::fromLatin1(form), QStringLiteral("-")}, input);
}

} // namespace

/// `binnacle ael`, line by line.
class TestAel : public QObject {
    Q_OBJECT

private slots:
    void textToHexadecimal();
    void textToBase64();
    void bytesToText();
    void aRefusedLineIsAnAnswerOfItsOwn();
    void bytesThatAreNoneAreRefused();
    void allPairsBothWays();
    void badArguments_data();
    void badArguments();
};

void TestAel::textToHexadecimal()
{
    const ProgramRun run = ael("hex", "$.age >= 18\r\n$.ttl() > 5");
    QCOMPARE(run.output, QByteArray("9304935102a361676512\n9303914505\n"));
    QCOMPARE(run.exitCode, 0);
}

void TestAel::textToBase64()
{
    const ProgramRun run = ael("base64", "$.age >= 18\n");
    QCOMPARE(run.output, QByteArray("kwSTUQKjYWdlEg==\n"));
    QCOMPARE(run.exitCode, 0);
}

void TestAel::bytesToText()
{
    const ProgramRun run = ael("text", "9304935102a361676512\n  kwSTUQKjYWdlEg==  \n");
    QCOMPARE(run.output, QByteArray("$.age >= 18\n$.age >= 18\n"));
    QCOMPARE(run.exitCode, 0);
}

void TestAel::aRefusedLineIsAnAnswerOfItsOwn()
{
    const ProgramRun run = ael("hex", "$.age = 18\n\n$.ttl() > 5\n");
    QCOMPARE(run.output, QByteArray("error 6: `=` where an operator is expected\nerror 0: there is no expression\n9303914505\n"));
    QCOMPARE(run.exitCode, 1);
}

void TestAel::bytesThatAreNoneAreRefused()
{
    const ProgramRun run = ael("text", "$.age\n910a\n9141\n");
    QCOMPARE(run.output, QByteArray("error 0: this is neither hexadecimal nor base64\n"
                                    "error 0: expression: no operation has the code 10\n"
                                    "error 0: the operation `deviceSize` has no text\n"));
    QCOMPARE(run.exitCode, 1);
}

void TestAel::allPairsBothWays()
{
    QByteArray texts;
    QByteArray bytes;
    for (const AelPair& pair : compiledPairs()) {
        if (pair.ael.find('\n') != std::string::npos)
            continue;
        texts += QByteArray::fromStdString(pair.ael) + '\n';
        bytes += QByteArray::fromStdString(toHex(pair.wire)) + '\n';
    }
    QCOMPARE(ael("hex", texts).output, bytes);
    const ProgramRun printed = ael("text", bytes);
    QCOMPARE(printed.exitCode, 0);
    QCOMPARE(ael("hex", printed.output).output, bytes);
}

void TestAel::badArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no form") << QStringList{"ael", "-"} << QByteArray("--to takes hex, base64 or text");
    QTest::newRow("another form") << QStringList{"ael", "--to", "json", "-"} << QByteArray("--to takes hex, base64 or text");
    QTest::newRow("no file") << QStringList{"ael", "--to", "hex"} << QByteArray("expected 1 file argument");
    QTest::newRow("a file that is not there")
        << QStringList{"ael", "--to", "hex", "/no/such/file"} << QByteArray("/no/such/file: ");
}

void TestAel::badArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    const ProgramRun run = runProgram(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains(sentence), run.errors.constData());
    QCOMPARE(run.output, QByteArray());
}

QTEST_GUILESS_MAIN(TestAel)
#include "tst_ael.moc"
