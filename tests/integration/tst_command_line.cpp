// SPDX-License-Identifier: Apache-2.0
#include "tests/support/program.h"

#include <QFile>
#include <QImage>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle::test;

namespace {

const QByteArray oneWrite = "session.upsert(DataSet.of(\"test\", \"users\").id(1)).bin(\"a\").set_to(1).execute()\n";
const QByteArray oneRead = "session.query(DataSet.of(\"test\", \"users\").id(1)).execute()\n";

QStringList words(const QString& line)
{
    return line.split(QLatin1Char(' '));
}

QString unusedAddress()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
}

/// No X server, no Wayland compositor and no platform that was chosen.
class NoDisplay {
public:
    NoDisplay()
    {
        for (const char* name : names)
            qunsetenv(name);
    }
    ~NoDisplay()
    {
        for (std::size_t i = 0; i < std::size(names); ++i)
            qputenv(names[i], m_before[i]);
    }

private:
    static constexpr const char* names[] = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"};
    const QByteArray m_before[std::size(names)] = {qgetenv(names[0]), qgetenv(names[1]), qgetenv(names[2])};
};

} // namespace

/// What the arguments mean, and what the program leaves with.
class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void aReadOnlyTargetRefusesWritesAndAnswersReads();
    void aReadOnlyTargetIsRehearsed();
    void aRackIsANumber_data();
    void aRackIsANumber();
    void exitCodesAreThoseOfTheTable_data();
    void exitCodesAreThoseOfTheTable();
    void anUnknownNamespaceIsTheSameByKeyAndBySet();
    void whatStandsBeforeAnAtSignIsNeverRepeated_data();
    void whatStandsBeforeAnAtSignIsNeverRepeated();
    void helpExplains_data();
    void helpExplains();
    void aPictureNeedsNoDisplay();
    void theWindowSaysThatItNeedsADisplay();
    void anUnknownPageIsRefusedAtOnceWithThosePagesThatThereAre();
    void aPictureOfATargetThatDoesNotAnswerIsNoPicture();
    void theErrorPageShowsTheTargetThatDoesNotAnswer();
};

void TestCommandLine::aReadOnlyTargetRefusesWritesAndAnswersReads()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path());
    QVERIFY(node.isReady());
    const QStringList target = words(QStringLiteral("exec --read-only --rack 1,0 --connect %1 -").arg(node.address()));
    const ProgramRun refused = runProgram(target, oneRead + oneWrite);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.errors.contains("-25 ") && refused.errors.contains("this connection is read-only; upsert was not sent"),
             refused.errors.constData());
    QVERIFY(refused.output.isEmpty());
    QCOMPARE(runProgram(words(QStringLiteral("exec --connect %1 -").arg(node.address())), oneWrite).exitCode, 0);
    const ProgramRun read = runProgram(target, oneRead);
    QCOMPARE(read.exitCode, 0);
    QCOMPARE(read.results().size(), 1);
}

void TestCommandLine::aReadOnlyTargetIsRehearsed()
{
    QTemporaryDir directory;
    const QStringList sandbox = words(QStringLiteral("--read-only --sandbox %1/data -").arg(directory.path()));
    QCOMPARE(runProgram(words(QStringLiteral("exec")) + sandbox, oneWrite).exitCode, 2);
    QVERIFY(!QFile::exists(directory.path() + QStringLiteral("/data")));
    const ProgramRun run = runProgram(words(QStringLiteral("exec --rehearse")) + sandbox, oneWrite);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.results().size(), 1);
}

void TestCommandLine::aRackIsANumber_data()
{
    QTest::addColumn<QString>("rack");
    for (const char* rack : {"one", "-1", "1,", "1000001", "99999999999"})
        QTest::newRow(rack) << QString::fromLatin1(rack);
}

void TestCommandLine::aRackIsANumber()
{
    QFETCH(QString, rack);
    const ProgramRun run = runProgram({QStringLiteral("exec"), QStringLiteral("--rack=") + rack, QStringLiteral("-")}, oneRead);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("--rack takes numbers from 0 to 1000000"), run.errors.constData());
}

void TestCommandLine::exitCodesAreThoseOfTheTable_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    const QString nobody = unusedAddress();
    QTest::newRow("help") << QStringLiteral("--help") << QByteArray() << 0;
    QTest::newRow("version") << QStringLiteral("--version") << QByteArray() << 0;
    QTest::newRow("a command that there is not") << QStringLiteral("frobnicate") << QByteArray() << 2;
    QTest::newRow("a port that is none") << QStringLiteral("exec --connect 127.0.0.1:70000 -") << oneRead << 2;
    QTest::newRow("a port that is none, for the window") << QStringLiteral("--connect 127.0.0.1:x") << QByteArray() << 2;
    QTest::newRow("a host that is none") << QStringLiteral("exec --connect a/b -") << oneRead << 2;
    QTest::newRow("nobody listens") << QStringLiteral("exec --connect %1 -").arg(nobody) << oneRead << 3;
    QTest::newRow("no such file") << QStringLiteral("exec --connect %1 /nowhere/x.py").arg(nobody) << QByteArray() << 2;
    QTest::newRow("code that cannot be read")
        << QStringLiteral("exec --connect %1 -").arg(nobody) << QByteArray("session.upsert(\n") << 2;
    QTest::newRow("converted") << QStringLiteral("convert --to java -") << oneRead << 0;
    QTest::newRow("not converted") << QStringLiteral("convert --to cobol -") << oneRead << 2;
    QTest::newRow("translated") << QStringLiteral("ael --to hex -") << QByteArray("$.a == 1\n") << 0;
    QTest::newRow("not translated") << QStringLiteral("ael --to hex -") << QByteArray("$.a ==\n") << 1;
    QTest::newRow("an address to listen on that is none") << QStringLiteral("node --listen here") << QByteArray() << 2;
    QTest::newRow("an address that is another machine's") << QStringLiteral("node --listen 192.0.2.1:0") << QByteArray() << 3;
}

void TestCommandLine::exitCodesAreThoseOfTheTable()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, input);
    QFETCH(int, code);
    const ProgramRun run = runProgram(words(arguments), input);
    QVERIFY2(run.exitCode == code, run.errors.constData());
    QCOMPARE(run.errors.isEmpty(), code == 0 || arguments.startsWith(QStringLiteral("ael")));
}

void TestCommandLine::anUnknownNamespaceIsTheSameByKeyAndBySet()
{
    QTemporaryDir directory;
    NodeProcess node(directory.path());
    QVERIFY(node.isReady());
    const QStringList exec = words(QStringLiteral("exec --connect %1 -").arg(node.address()));
    QCOMPARE(runProgram(exec, "session.query(DataSet.of(\"nowhere\", \"users\").id(1)).execute()\n").exitCode, 3);
    QCOMPARE(runProgram(exec, "session.query(DataSet.of(\"nowhere\", \"users\").ids(1, 2)).execute()\n").exitCode, 3);
    QCOMPARE(runProgram(exec, "session.query(DataSet.of(\"nowhere\", \"users\")).execute()\n").exitCode, 3);
}

void TestCommandLine::whatStandsBeforeAnAtSignIsNeverRepeated_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("exec") << QStringLiteral("exec --connect me:hunter2@db:3000 -");
    QTest::newRow("window") << QStringLiteral("--connect me:hunter2@db:3000");
    QTest::newRow("a comma in it") << QStringLiteral("exec --connect me:hunter2,hunter2@db -");
    QTest::newRow("another seed") << QStringLiteral("exec --connect db:hunter2,me@db -");
    QTest::newRow("instead of a command") << QStringLiteral("me:hunter2@db");
}

void TestCommandLine::whatStandsBeforeAnAtSignIsNeverRepeated()
{
    QFETCH(QString, arguments);
    const ProgramRun run = runProgram(words(arguments), oneRead);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(!run.errors.isEmpty() && !run.errors.contains("hunter2"), run.errors.constData());
}

void TestCommandLine::helpExplains_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"--read-only   refuse", "--rack N[,...] the racks", "--durable-deletes: it\n", "Exit codes:", "connect-error", "about"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCommandLine::helpExplains()
{
    QFETCH(QByteArray, text);
    const ProgramRun run = runProgram({QStringLiteral("--help")});
    QVERIFY2(run.output.contains(text), run.output.constData());
    for (const QByteArray& line : run.output.split('\n'))
        QVERIFY2(line.size() <= 130, line.constData());
}

void TestCommandLine::aPictureNeedsNoDisplay()
{
    const NoDisplay nothing;
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("p.png"));
    const ProgramRun run = runProgram({QStringLiteral("--screenshot"), QStringLiteral("compose"), file}, {}, 60'000);
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    QCOMPARE(QImage(file).size(), QSize(1440, 900));
}

void TestCommandLine::theWindowSaysThatItNeedsADisplay()
{
    const NoDisplay nothing;
    const ProgramRun run = runProgram({});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.startsWith("there is no display"), run.errors.constData());
}

void TestCommandLine::anUnknownPageIsRefusedAtOnceWithThosePagesThatThereAre()
{
    const ProgramRun run = runProgram({QStringLiteral("--screenshot"), QStringLiteral("brows"), QStringLiteral("p.png")});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.errors.contains("there is no page brows; there are browse, filter, "), run.errors.constData());
    QVERIFY(run.milliseconds < 3'000);
}

void TestCommandLine::aPictureOfATargetThatDoesNotAnswerIsNoPicture()
{
    QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("p.png"));
    const ProgramRun run = runProgram(
        {QStringLiteral("--screenshot"), QStringLiteral("browse"), file, QStringLiteral("--connect"), unusedAddress()});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.contains("-10 · connection failed"), run.errors.constData());
    QVERIFY(!QFile::exists(file));
}

void TestCommandLine::theErrorPageShowsTheTargetThatDoesNotAnswer()
{
    QTemporaryDir directory;
    const QStringList picture{QStringLiteral("--screenshot"), QStringLiteral("connect-error"),
                              directory.filePath(QStringLiteral("p.png"))};
    QCOMPARE(runProgram(picture).exitCode, 0);
    QVERIFY(QFile::remove(picture.last()));
    QCOMPARE(runProgram(picture + QStringList{QStringLiteral("--connect"), unusedAddress()}).exitCode, 0);
    QVERIFY(QFile::remove(picture.last()));
    NodeProcess node(directory.filePath(QStringLiteral("data")));
    QVERIFY(node.isReady());
    const ProgramRun run = runProgram(picture + QStringList{QStringLiteral("--connect"), node.address()});
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.errors.contains("the target answers"), run.errors.constData());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
