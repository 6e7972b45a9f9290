// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"
#include "core/operation/json.h"
#include "core/script/read.h"

#include <QFile>
#include <QtTest>

using namespace binnacle;

namespace {

QByteArray fileOf(const QString& name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA "/guide/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A sample, below the line that the guide gives once for all of them.
std::string sample(const QString& name)
{
    return "users = DataSet.of(\"test\", \"users\")\n" + fileOf(name + ".py").toStdString();
}

} // namespace

/// The samples of the SDK's guide to writing data, as they stand there, are in tests/data/guide with the documents they mean.
class TestReadGuide : public QObject {
    Q_OBJECT

private slots:
    void samplesMeanTheirDocuments_data()
    {
        QTest::addColumn<bool>("stream");
        for (const char* name : {"bin_chaining", "dictionary", "increment", "geojson", "insert", "replace", "delete_one",
                                 "delete_several", "durable_delete", "default_durable", "generation", "expiry", "batch"})
            QTest::newRow(name) << false;
        QTest::newRow("stream") << true;
    }

    void samplesMeanTheirDocuments()
    {
        QFETCH(bool, stream);
        const QString name = QTest::currentDataTag();
        const std::string code = sample(name);
        const ScriptResult result = readScript(code);
        for (const ScriptError& error : result.errors)
            qWarning("%s", displayText(error, code).c_str());
        QVERIFY(result.ok());
        QCOMPARE(result.statements.size(), std::size_t{1});
        const Result<OperationDocument> expected = documentFromJson(fileOf(name + ".json").toStdString());
        QVERIFY2(expected.ok(), expected ? "" : expected.error().detail().c_str());
        QCOMPARE(toJsonText(result.statements[0].document), toJsonText(*expected));
        QVERIFY(!hasErrors(check(result.statements[0].document)));
        QCOMPARE(result.statements[0].stream, stream);
    }

    void whatDocumentsCannotSayIsNamed()
    {
        const ScriptResult result = readScript(sample("filters_and_sketches"));
        QCOMPARE(result.statements.size(), std::size_t{0});
        QStringList sentences;
        for (const ScriptError& error : result.errors)
            sentences << QString::number(error.line) + ' ' + QString::fromStdString(error.sentence);
        QCOMPARE(sentences, (QStringList{"5 `where` is not supported yet", "11 `hll_init` is not supported yet",
                                         "14 `hll_describe` is not supported yet"}));
    }
};

QTEST_APPLESS_MAIN(TestReadGuide)
#include "tst_read_guide.moc"
