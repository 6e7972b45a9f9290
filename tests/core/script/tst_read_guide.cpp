// SPDX-License-Identifier: Apache-2.0
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

constexpr const char* samples[] = {"bin_chaining", "dictionary", "increment",      "geojson",        "insert",
                                   "replace",      "delete_one", "delete_several", "durable_delete", "default_durable",
                                   "generation",   "expiry",     "batch",          "mixed_batch",    "stream",
                                   "hll",          "hll_flags",  "hll_describe",   "conditional",    "conditional_failing"};

/// A sample, below the line that the guide gives once for all of them.
std::string sample(const QString& name, const QString& language)
{
    const std::string first = language == "py" ? "users = " : "DataSet users = ";
    return first + "DataSet.of(\"test\", \"users\");\n" + fileOf(name + '.' + language).toStdString();
}

} // namespace

/// The samples of the SDK's guide to writing data, as they stand there and as Java says them, are in tests/data/guide with the
/// documents they mean.
class TestReadGuide : public QObject {
    Q_OBJECT

private slots:
    void samplesMeanTheirDocuments_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("language");
        for (const char* name : samples) {
            for (const char* language : {"py", "java"})
                QTest::addRow("%s.%s", name, language) << QString::fromLatin1(name) << QString::fromLatin1(language);
        }
    }

    void samplesMeanTheirDocuments()
    {
        QFETCH(QString, name);
        QFETCH(QString, language);
        const std::string code = sample(name, language);
        const ScriptResult result = readScript(code);
        for (const ScriptError& error : result.errors)
            qWarning("%s", displayText(error, code).c_str());
        QVERIFY(result.ok());
        QCOMPARE(result.statements.size(), std::size_t{1});
        const Result<OperationDocument> expected = documentFromJson(fileOf(name + ".json").toStdString());
        QVERIFY2(expected.ok(), expected ? "" : expected.error().detail().c_str());
        QCOMPARE(toJsonText(result.statements[0].document), toJsonText(*expected));
        QCOMPARE(result.statements[0].stream, name == "stream");
    }

    void whatConcernsResultsIsNoted()
    {
        const auto notes = [](const char* name) {
            QStringList lines;
            for (const ScriptNote& note : readScript(sample(name, "py")).notes)
                lines << QString::number(note.line) + ' ' + QString::fromStdString(note.sentence);
            return lines;
        };
        const QString results = " what is done with results is passed over";
        QCOMPARE(notes("hll"), (QStringList{"2 `from` is passed over"}));
        QCOMPARE(notes("hll_describe"), (QStringList{"4" + results, "5" + results}));
        QCOMPARE(notes("stream"), (QStringList{"11" + results, "12" + results}));
    }

    /// The guide's last lines: a chain that is left out, and what is done with what it gives.
    void codeThatIsLeftOutIsPassedOver()
    {
        const ScriptResult result = readScript("stream = await (...).execute_stream()\nresults = await stream.collect()\n"
                                               "results.sort(key=lambda r: r.index)\n");
        QVERIFY(result.ok());
        QCOMPARE(result.notes.size(), std::size_t{3});
        QCOMPARE(result.statements.size(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestReadGuide)
#include "tst_read_guide.moc"
