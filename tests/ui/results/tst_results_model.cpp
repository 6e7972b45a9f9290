// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/outcome.h"
#include "ui/results/results_model.h"
#include "ui/results/run_summary.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

const DataSet users = DataSet::of("test", "users");

RecordResult resultOf(std::int64_t index, std::optional<Error> error = {})
{
    RecordResult result;
    result.index = index;
    result.key = users.id(index);
    result.error = std::move(error);
    if (!result.error)
        result.record = Record{result.key, 1, 0, {{"n", index}}};
    result.elapsed = std::chrono::microseconds(800);
    return result;
}

std::vector<RecordResult> resultsOf(const std::vector<std::int64_t>& indexes)
{
    std::vector<RecordResult> results;
    for (const std::int64_t index : indexes)
        results.push_back(resultOf(index));
    return results;
}

std::vector<std::int64_t> order(const ResultsModel& model)
{
    std::vector<std::int64_t> indexes;
    for (int row = 0; row < model.rowCount(); ++row)
        indexes.push_back(model.result(row).index);
    return indexes;
}

QString cell(const ResultsModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class ResultsModelTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAreInCompletionOrderUntilAskedOtherwise()
    {
        ResultsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(resultsOf({2, 0}));
        model.append(resultsOf({3, 1}));
        QCOMPARE(order(model), (std::vector<std::int64_t>{2, 0, 3, 1}));
        model.setOrder(ResultsModel::Order::input);
        QCOMPARE(order(model), (std::vector<std::int64_t>{0, 1, 2, 3}));
        model.setOrder(ResultsModel::Order::completion);
        QCOMPARE(order(model), (std::vector<std::int64_t>{2, 0, 3, 1}));
    }

    void inputOrderHoldsWhileResultsArrive()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        ResultsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOrder(ResultsModel::Order::input);
        std::vector<std::int64_t> arriving(300);
        std::iota(arriving.begin(), arriving.end(), 0);
        std::shuffle(arriving.begin(), arriving.end(), random);
        for (std::size_t i = 0; i < arriving.size(); i += 50) {
            model.append(resultsOf({arriving.begin() + static_cast<std::ptrdiff_t>(i),
                                    arriving.begin() + static_cast<std::ptrdiff_t>(i) + 50}));
            const std::vector<std::int64_t> shown = order(model);
            QVERIFY(std::is_sorted(shown.begin(), shown.end()));
        }
        QCOMPARE(model.rowCount(), 300);
        model.setOrder(ResultsModel::Order::completion);
        QCOMPARE(order(model), arriving);
    }

    void aChosenRowIsFollowedThroughTheOrders()
    {
        ResultsModel model;
        model.append(resultsOf({2, 0, 1}));
        const QPersistentModelIndex chosen(model.index(0, ResultsModel::keyColumn));
        model.setOrder(ResultsModel::Order::input);
        QCOMPARE(chosen.row(), 2);
        QCOMPARE(chosen.data().toString(), QStringLiteral("2"));
        model.append(resultsOf({-1}));
        QCOMPARE(chosen.row(), 3);
    }

    void outcomesAreCountedAndWorded()
    {
        ResultsModel model;
        model.append({resultOf(0), resultOf(1, Error::server(ServerCode::filteredOut)),
                      resultOf(2, Error::server(ServerCode::recordExists)),
                      resultOf(3, Error::client(ClientCode::timeout, "no answer in 30 s").setInDoubt(true))});
        QCOMPARE(model.counts().ok, 1);
        QCOMPARE(model.counts().skipped, 1);
        QCOMPARE(model.counts().failed, 2);
        QCOMPARE(model.counts().inDoubt, 1);
        QCOMPARE(cell(model, 0, ResultsModel::outcomeColumn), QStringLiteral("● OK"));
        QVERIFY(cell(model, 1, ResultsModel::outcomeColumn).startsWith(QStringLiteral("◐ 27 · filtered out — ")));
        QVERIFY(cell(model, 2, ResultsModel::outcomeColumn).startsWith(QStringLiteral("✕ 5 · ")));
        QVERIFY(cell(model, 3, ResultsModel::outcomeColumn).startsWith(QStringLiteral("✕ -22 · timeout — in doubt")));
        QVERIFY(cell(model, 3, ResultsModel::outcomeColumn).endsWith(QStringLiteral("no answer in 30 s")));
    }

    void cellsSayWhatTheRecordHolds()
    {
        RecordResult result = resultOf(7);
        result.record->generation = 4;
        result.record->bins = {{"name", "Alice"}, {"age", 30}};
        ResultsModel model;
        model.append({result, resultOf(8, Error::server(ServerCode::recordNotFound))});
        QCOMPARE(cell(model, 0, ResultsModel::indexColumn), QStringLiteral("7"));
        QCOMPARE(cell(model, 0, ResultsModel::keyColumn), QStringLiteral("7"));
        QCOMPARE(cell(model, 0, ResultsModel::generationColumn), QStringLiteral("4"));
        QCOMPARE(cell(model, 0, ResultsModel::timeToLiveColumn), QStringLiteral("never"));
        QCOMPARE(cell(model, 0, ResultsModel::binsColumn), QStringLiteral("name: \"Alice\", age: 30"));
        QCOMPARE(cell(model, 0, ResultsModel::timeColumn), QStringLiteral("0.8 ms"));
        QCOMPARE(cell(model, 1, ResultsModel::generationColumn), QStringLiteral("–"));
        QCOMPARE(cell(model, 1, ResultsModel::timeToLiveColumn), QStringLiteral("–"));
    }

    void answersOfOneBinStandTogether()
    {
        RecordResult result = resultOf(7);
        result.record->bins = {{"h", 3}, {"h", List{{14, 0}}}, {"a", "x"}, {"h", Nil{}}};
        QCOMPARE(binsText(result), QStringLiteral("h: 3 · [14, 0], a: \"x\", h: nil"));
    }

    void answersAreReadAsTheirOperationsMeanThem_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("text");
        QTest::newRow("hllDescribe") << int(Method::hllDescribe) << QStringLiteral("h: HllConfig.of(14)");
        QTest::newRow("hllGetCount") << int(Method::hllGetCount) << QStringLiteral("h: ≈ 12,418");
        QTest::newRow("hllRefreshCount") << int(Method::hllRefreshCount) << QStringLiteral("h: ≈ 12,418");
        QTest::newRow("hllGetIntersectCount") << int(Method::hllGetIntersectCount) << QStringLiteral("h: ≈ 12,418");
        QTest::newRow("hllAdd") << int(Method::hllAdd) << QStringLiteral("h: 12418 changed the sketch");
        QTest::newRow("hllMayContain") << int(Method::hllMayContain) << QStringLiteral("h: may contain them");
        QTest::newRow("listSize") << int(Method::listSize) << QStringLiteral("h: 12418");
    }
    void answersAreReadAsTheirOperationsMeanThem()
    {
        QFETCH(int, method);
        QFETCH(QString, text);
        Segment segment;
        segment.operations = {{"h", Call{{}, static_cast<Method>(method)}}};
        RecordResult result = resultOf(0);
        result.record->bins = {{"h", static_cast<Method>(method) == Method::hllDescribe ? Value(List{{14, 0}}) : Value(12'418)}};
        QCOMPARE(binsText(result, &segment), text);
    }

    void answersOfSeveralOperationsAreTakenApart()
    {
        Segment segment;
        segment.operations = {{"h", Call{{}, Method::hllInit, {14}}},
                              {"h", Call{{}, Method::hllAdd, {List{{"a", "b"}}}}},
                              {"n", SetTo{1}},
                              {"h", Call{{}, Method::hllDescribe}},
                              {"h", Call{{}, Method::hllGetCount}},
                              {"h", GetBin{}}};
        RecordResult result = resultOf(0);
        result.record->bins = {{"h", List{{Nil{}, 2, List{{14, 20}}, 2, Nil{}}}}};
        QCOMPARE(binsText(result, &segment), QStringLiteral("h: 2 changed the sketch · HllConfig.of(14, 20) · ≈ 2 · nil"));
        QCOMPARE(binsTip(result, &segment),
                 QStringLiteral("h · hllAdd: 2 changed the sketch\n"
                                "h · hllDescribe: HllConfig.of(14, 20) — 14 index bits, 20 min-hash bits, 16,384 registers, "
                                "error ±0.81 %, 52 KiB\n"
                                "h · hllGetCount: ≈ 2\n"
                                "h · get: nil"));
        // A list that is not one answer an operation is a value of its own.
        result.record->bins = {{"h", List{{1, 2}}}};
        QCOMPARE(binsText(result, &segment), QStringLiteral("h: [1, 2]"));
    }

    void eachResultIsReadByItsOwnSegment()
    {
        Segment describe;
        describe.verb = Verb::query;
        describe.keys = {KeyRange{1, 2}};
        describe.operations = {{"h", Call{{}, Method::hllDescribe}}};
        Segment plain;
        plain.verb = Verb::exists;
        plain.keys = {KeyValue(std::int64_t{3})};
        ResultsModel model;
        model.setDocument({{describe, plain}, {}});
        RecordResult second = resultOf(1);
        second.record->bins = {{"h", List{{12, 0}}}};
        RecordResult third = resultOf(2);
        third.record.reset();
        third.exists = false;
        model.append({second, third});
        QCOMPARE(cell(model, 0, ResultsModel::binsColumn), QStringLiteral("h: HllConfig.of(12)"));
        QVERIFY(model.index(0, ResultsModel::binsColumn).data(Qt::ToolTipRole).toString().contains(QStringLiteral("4,096")));
        QCOMPARE(cell(model, 1, ResultsModel::outcomeColumn), QStringLiteral("● OK — there is no record"));
    }

    void whatADeleteFoundIsSaid()
    {
        Segment remove;
        remove.verb = Verb::remove;
        RecordResult result = resultOf(1);
        result.exists = true;
        QCOMPARE(outcomeOf(result, &remove).text(), QStringLiteral("● OK — the record was deleted"));
        result.exists = false;
        QCOMPARE(outcomeOf(result, &remove).text(), QStringLiteral("● OK — there was no record"));
    }

    void whatExistsAnswersIsSaid()
    {
        RecordResult result = resultOf(1);
        result.exists = false;
        QCOMPARE(outcomeOf(result).text(), QStringLiteral("● OK — there was no record"));
        result.exists = true;
        QCOMPARE(outcomeOf(result).text(), QStringLiteral("● OK — there was a record"));
    }

    void timeLeftIsToldInTwoUnits_data()
    {
        QTest::addColumn<quint32>("left");
        QTest::newRow("45 s") << 45u;
        QTest::newRow("59 m 48 s") << 3588u;
        QTest::newRow("1 h 0 m 0 s") << 3600u;
        QTest::newRow("2 d 21 h") << 250000u;
        QTest::newRow("0 s") << 0u;
    }
    void timeLeftIsToldInTwoUnits()
    {
        QFETCH(quint32, left);
        const std::int64_t now = 1'700'000'000;
        RecordResult result = resultOf(1);
        result.record->voidTime = static_cast<std::uint32_t>(now - voidTimeEpoch) + left;
        QCOMPARE(timeToLiveText(result, now), QString::fromLatin1(QTest::currentDataTag()));
    }

    void elapsedTimeKeepsItsUnit_data()
    {
        QTest::addColumn<int>("micros");
        QTest::newRow("99 µs") << 99;
        QTest::newRow("0.8 ms") << 800;
        QTest::newRow("2.1 ms") << 2100;
        QTest::newRow("340 ms") << 340'000;
        QTest::newRow("3.2 s") << 3'200'000;
    }
    void elapsedTimeKeepsItsUnit()
    {
        QFETCH(int, micros);
        QCOMPARE(answerTimeText(std::chrono::microseconds(micros)), QString::fromUtf8(QTest::currentDataTag()));
    }

    void memoryIsBounded()
    {
        ResultsModel model({.rows = 3, .binBytes = std::size_t{1} << 20});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(resultsOf({0, 1}));
        model.append(resultsOf({2, 3, 4}));
        model.append(resultsOf({5}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.counts().ok, 6);
        QCOMPARE(model.notKept(), 3);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.notKept(), 0);
    }

    void binsBeyondTheBoundAreDroppedAndSaidSo()
    {
        RecordResult large = resultOf(0);
        large.record->bins = {{"blob", Blob{Bytes(5000)}}};
        ResultsModel model({.rows = 100, .binBytes = 8000});
        model.append({large, large, resultOf(1)});
        QVERIFY(cell(model, 0, ResultsModel::binsColumn).startsWith(QStringLiteral("blob: ")));
        QCOMPARE(cell(model, 1, ResultsModel::binsColumn), QStringLiteral("not kept, for want of memory"));
        QVERIFY(model.result(1).record->bins.empty());
        QCOMPARE(cell(model, 2, ResultsModel::binsColumn), QStringLiteral("n: 1"));
    }

    void aHundredThousandResultsAreTakenInBatches()
    {
        ResultsModel model;
        std::vector<std::int64_t> batch(1000);
        for (int round = 0; round < 100; ++round) {
            std::iota(batch.rbegin(), batch.rend(), round * 1000);
            model.append(resultsOf(batch));
        }
        QCOMPARE(model.rowCount(), 100'000);
        QElapsedTimer clock;
        clock.start();
        model.setOrder(ResultsModel::Order::input);
        QVERIFY2(clock.elapsed() < 2000, "putting rows in order takes too long");
        QCOMPARE(model.result(99'999).index, 99'999);
    }

    void aRunIsSummedUp()
    {
        Segment segment;
        segment.dataSet = users;
        segment.keys = {KeyRange{1, 3}};
        QCOMPARE(runSummary({{segment}, {}}, true, std::chrono::microseconds(2100)),
                 QStringLiteral("upsert 3 keys · streamed · 2.1 ms"));
        QCOMPARE(runSummary({{segment, segment}, {}}, false, {}), QStringLiteral("2 segments on 6 keys"));
        segment.verb = Verb::query;
        segment.keys.clear();
        QVERIFY(!recordCount({{segment}, {}}));
        QCOMPARE(runSummary({{segment}, {}}, false, {}), QStringLiteral("query a whole set"));
    }
};

QTEST_GUILESS_MAIN(ResultsModelTest)
#include "tst_results_model.moc"
