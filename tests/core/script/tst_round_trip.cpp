// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/script/print.h"
#include "core/script/read.h"
#include "tests/core/script/sensible_documents.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <map>

using namespace binnacle;

namespace {

constexpr int documents = 10'000;

/// What became of documents that were printed and read again.
struct Tally {
    int same = 0;
    std::map<std::string, int> refusals;
    std::string failure; ///< the first document that did not come back

    int refused() const
    {
        int sum = 0;
        for (const auto& [reason, count] : refusals)
            sum += count;
        return sum;
    }
    void print(const char* what) const
    {
        qInfo("%s: %d came back, %d were refused", what, same, refused());
        for (const auto& [reason, count] : refusals)
            qInfo("  %5d %s", count, reason.c_str());
    }
};

void tryOne(const OperationDocument& document, Language language, Tally& tally)
{
    const Result<std::string> printed = printScript(document, language);
    if (!printed) {
        ++tally.refusals[printed.error().detail()];
        return;
    }
    const ScriptResult read = readScript(*printed);
    if (read.ok() && read.statements.size() == 1 && read.statements[0].document == document) {
        ++tally.same;
        return;
    }
    if (!tally.failure.empty())
        return;
    tally.failure = *printed + toJsonText(document) + '\n';
    for (const ScriptError& error : read.errors)
        tally.failure += displayText(error, *printed) + '\n';
    for (const ScriptStatement& statement : read.statements)
        tally.failure += toJsonText(statement.document) + '\n';
}

/// Anything, but for what would be refused before the rest is looked at.
OperationDocument anyDocument(test::RandomValues& any)
{
    OperationDocument document;
    document.segments = {any.segment()};
    Segment& segment = document.segments.front();
    segment.dataSet = DataSet::of("test", "users");
    segment.verb = static_cast<Verb>(any.below(4));
    segment.withNoBins = false;
    segment.query = {};
    segment.defaults = {};
    std::erase_if(segment.operations, [](const BinOperation& operation) { return !isUtf8(operation.bin); });
    if (segment.where)
        segment.where = Filter::text(any.text());
    return document;
}

constexpr std::pair<const char*, Language> readLanguages[] = {{"python", Language::python}, {"java", Language::java}};

} // namespace

class TestRoundTrip : public QObject {
    Q_OBJECT

private slots:
    void whatIsPrintedMeansTheSame_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<bool>("sensible");
        for (const auto& [name, language] : readLanguages) {
            QTest::addRow("sensible, %s", name) << static_cast<int>(language) << true;
            QTest::addRow("any, %s", name) << static_cast<int>(language) << false;
        }
    }

    void whatIsPrintedMeansTheSame()
    {
        QFETCH(int, language);
        QFETCH(bool, sensible);
        constexpr std::uint64_t seed = 20'261'124;
        test::SensibleDocuments likely(seed);
        test::RandomValues any{std::mt19937_64(seed)};
        Tally tally;
        for (int i = 0; i < documents; ++i)
            tryOne(sensible ? likely.document() : anyDocument(any), static_cast<Language>(language), tally);
        tally.print(QTest::currentDataTag());
        QVERIFY2(tally.failure.empty(), tally.failure.c_str());
        QVERIFY2(!sensible || tally.same > documents / 5, "too few of the sensible documents were printed");
        QCOMPARE(tally.same + tally.refused(), documents);
    }

    void theGuideIsNeverRefused()
    {
        const QDir guide(QStringLiteral(BINNACLE_TEST_DATA "/guide"));
        const QStringList names = guide.entryList({"*.json"});
        QVERIFY(names.size() > 15);
        for (const QString& name : names) {
            QFile file(guide.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const Result<OperationDocument> document = documentFromJson(file.readAll().toStdString());
            QVERIFY(document.ok());
            for (const auto& [language, code] : readLanguages) {
                Tally tally;
                tryOne(*document, code, tally);
                QVERIFY2(tally.same == 1, qPrintable(name + ' ' + language));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestRoundTrip)
#include "tst_round_trip.moc"
