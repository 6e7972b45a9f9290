// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;

/// What a real server answered to the vendor's client, asked again of a node, over its socket.
class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void recordedExchangesAreAnsweredAlike_data();
    void recordedExchangesAreAnsweredAlike();
};

void TestReplay::recordedExchangesAreAnsweredAlike_data()
{
    QTest::addColumn<QString>("suite");
    for (const char* suite : {"verbs", "generation", "ttl", "digests", "scalars", "lists", "maps", "bits", "hll", "geo",
                              "expressions", "batch", "scan", "query", "sdk"})
        QTest::newRow(suite) << QString::fromLatin1(suite);
}

void TestReplay::recordedExchangesAreAnsweredAlike()
{
    QFETCH(QString, suite);
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    QVERIFY2(!python.isEmpty(), "python3 is needed to replay the recordings");
    const QTemporaryDir directory;
    node::Options options;
    options.dataDirectory = directory.path().toStdString();
    const auto node = node::Node::start(options);
    QVERIFY2(node.ok(), node ? "" : node.error().text().c_str());

    QProcess replay;
    replay.setProcessChannelMode(QProcess::MergedChannels);
    replay.start(python, {QStringLiteral(BINNACLE_SOURCE_DIR "/tests/support/replay.py"), QStringLiteral("127.0.0.1"),
                          QString::number((*node)->port()), QStringLiteral(BINNACLE_TEST_DATA "/wire/%1.jsonl").arg(suite)});
    QVERIFY2(replay.waitForFinished(60'000), "the replay did not end");
    const QByteArray output = replay.readAll();
    QVERIFY2(replay.exitCode() == 0, output.constData());
    QVERIFY2(output.contains(" 0 failed") && !output.startsWith("0 passed"), output.constData());
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
