// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operation/hll_element.h"
#include "core/value/hll_sketch.h"
#include "ui/results/rehearsal_model.h"
#include "ui/results/rehearsal_outcome.h"
#include "ui/results/rehearsal_tree.h"
#include "ui/results/rehearsal_view.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

const DataSet users = DataSet::of("test", "users");

Record recordOf(std::int64_t id, std::uint32_t generation, std::vector<Bin> bins)
{
    Record record;
    record.key = users.id(id);
    record.generation = generation;
    record.bins = std::move(bins);
    return record;
}

work::RehearsedRecord rehearsedOf(std::int64_t id, std::optional<Record> before, std::optional<Record> after)
{
    work::RehearsedRecord record;
    record.key = users.id(id);
    const std::vector<Bin> none;
    record.bins = work::binChanges(before ? before->bins : none, after ? after->bins : none);
    record.before = std::move(before);
    record.after = std::move(after);
    work::RehearsedStep step;
    step.changes = true;
    record.steps = {step};
    return record;
}

work::RehearsedRecord failing(std::int64_t id, Error error)
{
    work::RehearsedRecord record;
    record.key = users.id(id);
    work::RehearsedStep step;
    step.result.error = std::move(error);
    record.steps = {step};
    return record;
}

std::shared_ptr<const Rehearsed> rehearsedOf(std::vector<work::RehearsedRecord> records)
{
    Rehearsed rehearsed;
    rehearsed.document.segments.emplace_back();
    rehearsed.rehearsal.records = std::move(records);
    return std::make_shared<Rehearsed>(std::move(rehearsed));
}

Map addressIn(const char* city)
{
    return Map{{{"city", city}, {"zip", "0152"}}, MapOrder::keyOrdered};
}

/// One record of which bins are added, changed, removed, kept, and changed inside.
std::shared_ptr<const Rehearsed> everyChange()
{
    return rehearsedOf({rehearsedOf(
        7,
        recordOf(7, 3, {{"count", 4}, {"old", "x"}, {"same", true}, {"address", addressIn("Oslo")}}),
        recordOf(7, 4, {{"count", 5}, {"same", true}, {"address", addressIn("Bergen")}, {"fresh", 1.5}}))});
}

/// The model as indented text, a line a row: name, outcome, change.
QStringList printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells << model.index(row, column, parent).data().toString();
        lines << QString(depth * 2, u' ') + cells.join(u'|');
        lines << printed(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

} // namespace

class TestRehearsalModel : public QObject {
    Q_OBJECT

private slots:
    void everyKindOfChangeIsTold();
    void sketchesAreToldByEstimateAndRegisters();
    void recordsThatComeAndGo();
    void failuresSayTheirCodeAndWhy();
    void whatCouldNotBeRehearsedSaysWhy();
    void severalStepsAreListed();
    void whatIsReplacedIsStruckOutAndWhatComesIsGreen();
    void theViewCountsAndSaysWhatIsLeftOut();
    void anOutdatedRehearsalCannotBeExecuted();
    void aFailureIsSaid();
    void fewRecordsAreOpenAtFirst();
};

void TestRehearsalModel::everyKindOfChangeIsTold()
{
    RehearsalModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRehearsed(everyChange());
    QCOMPARE(printed(model), (QStringList{
        QStringLiteral("7|● changes|count 4 → 5 · − old · address 1 change inside · + fresh 1.5"),
        QStringLiteral("  generation||3 → 4"),
        QStringLiteral("  count||4 → 5"),
        QStringLiteral("  old||− \"x\""),
        QStringLiteral("  same||true"),
        QStringLiteral("  address||1 change inside"),
        QStringLiteral("    \"city\"||\"Oslo\" → \"Bergen\""),
        QStringLiteral("  fresh||+ 1.5"),
    }));
    QCOMPARE(model.index(1, RehearsalModel::NameColumn, model.index(0, 0)).data(RehearsalModel::ChipRole).toString(),
             QStringLiteral("int"));
    model.setRehearsed(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestRehearsalModel::sketchesAreToldByEstimateAndRegisters()
{
    HllSketch before = HllSketch::create(10, 0).value();
    HllSketch after = before;
    for (int i = 0; i < 100; ++i)
        after.add(*hllElement(Value(std::to_string(i))));
    RehearsalModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRehearsed(rehearsedOf({rehearsedOf(1, recordOf(1, 1, {{"h", Hll{before.bytes()}}}),
                                                recordOf(1, 2, {{"h", Hll{after.bytes()}}}))}));
    const QString told = model.index(1, RehearsalModel::ChangeColumn, model.index(0, 0)).data().toString();
    QVERIFY2(told.startsWith(QStringLiteral("≈ 0 → ≈ ")), qPrintable(told));
    QVERIFY2(told.endsWith(QStringLiteral(" registers")), qPrintable(told));
}

void TestRehearsalModel::recordsThatComeAndGo()
{
    work::RehearsedRecord created = rehearsedOf(1, {}, recordOf(1, 1, {{"n", 1}}));
    work::RehearsedRecord removed = rehearsedOf(2, recordOf(2, 1, {{"n", 1}}), {});
    work::RehearsedRecord idle = rehearsedOf(3, recordOf(3, 1, {{"n", 1}}), recordOf(3, 1, {{"n", 1}}));
    idle.steps.front().changes = false;
    QCOMPARE(outcomeOf(created).title, QStringLiteral("created"));
    QCOMPARE(outcomeOf(removed).title, QStringLiteral("deleted"));
    QCOMPARE(outcomeOf(idle).title, QStringLiteral("unchanged"));
    const RehearsalCounts counts = countsOf(rehearsedOf({created, removed, idle})->rehearsal);
    QCOMPARE(counts.changes, 2);
    QCOMPARE(counts.unchanged, 1);
}

void TestRehearsalModel::failuresSayTheirCodeAndWhy()
{
    RehearsalModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRehearsed(rehearsedOf({failing(1, Error::server(ServerCode::recordNotFound)),
                                    failing(2, Error::server(ServerCode::filteredOut))}));
    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QVERIFY2(cell(0, RehearsalModel::OutcomeColumn).startsWith(QStringLiteral("✕ 2 · ")),
             qPrintable(cell(0, RehearsalModel::OutcomeColumn)));
    QVERIFY(!cell(0, RehearsalModel::ChangeColumn).isEmpty());
    QCOMPARE(cell(1, RehearsalModel::OutcomeColumn), QStringLiteral("◐ filtered out"));
}

void TestRehearsalModel::whatCouldNotBeRehearsedSaysWhy()
{
    work::RehearsedRecord record;
    record.key = users.id(1);
    record.notRehearsed = "it could not be read";
    RehearsalModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRehearsed(rehearsedOf({record}));
    QCOMPARE(printed(model), QStringList{QStringLiteral("1|? not rehearsed|it could not be read")});
}

void TestRehearsalModel::severalStepsAreListed()
{
    work::RehearsedRecord record = rehearsedOf(1, recordOf(1, 1, {{"n", 1}}), recordOf(1, 2, {{"n", 2}}));
    work::RehearsedStep skipped;
    skipped.result.error = Error::server(ServerCode::filteredOut);
    record.steps.push_back(skipped);
    record.remarks = {"the clock decides"};
    RehearsalModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRehearsed(rehearsedOf({record}));
    const QStringList lines = printed(model);
    QVERIFY2(lines[1].startsWith(QStringLiteral("  1. upsert|● changes")), qPrintable(lines[1]));
    QVERIFY2(lines[2].startsWith(QStringLiteral("  1. upsert|◐ filtered out")), qPrintable(lines[2]));
    QCOMPARE(lines.back(), QStringLiteral("  note||the clock decides"));
}

void TestRehearsalModel::whatIsReplacedIsStruckOutAndWhatComesIsGreen()
{
    RehearsalModel model;
    model.setRehearsed(everyChange());
    const auto runs = [&](int line) {
        return model.index(line, RehearsalModel::ChangeColumn, model.index(0, 0))
            .data(RehearsalModel::RunsRole)
            .value<TextRuns>();
    };
    QCOMPARE(runs(1), (TextRuns{{QStringLiteral("4"), RunTone::before}, {QStringLiteral(" "), RunTone::plain},
                                {QStringLiteral("5"), RunTone::after}}));
    QCOMPARE(runs(5), (TextRuns{{QStringLiteral("+ 1.5"), RunTone::added}}));
}

void TestRehearsalModel::theViewCountsAndSaysWhatIsLeftOut()
{
    RehearsalView view;
    auto rehearsed = std::make_shared<Rehearsed>(*everyChange());
    rehearsed->rehearsal.leftOut = {{0, 12, "beyond the limit"}};
    view.setRehearsed(rehearsed);
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("changesBadge"))->text(), QStringLiteral("1 changes"));
    QVERIFY(view.findChild<QLabel*>(QStringLiteral("failedBadge"))->isHidden());
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("rehearsalLeftOut"))->text(), QStringLiteral("12 left out: beyond the limit"));
}

void TestRehearsalModel::anOutdatedRehearsalCannotBeExecuted()
{
    RehearsalView view;
    auto* const execute = view.findChild<QPushButton*>(QStringLiteral("executeRehearsedButton"));
    QVERIFY(execute->isHidden());
    view.setRehearsed(everyChange());
    QSignalSpy asked(&view, &RehearsalView::executeRequested);
    execute->click();
    QCOMPARE(asked.count(), 1);
    view.setOutdated(QStringLiteral("changed"));
    QVERIFY(!execute->isEnabled());
    view.begin();
    view.setRehearsed(everyChange());
    QVERIFY(execute->isEnabled());
}

void TestRehearsalModel::aFailureIsSaid()
{
    RehearsalView view;
    view.setProgress(64, 1'000);
    QCOMPARE(view.findChild<QLabel*>(QStringLiteral("rehearsalTitle"))->text(),
             QStringLiteral("Rehearsing · 64 of 1,000 records read"));
    view.fail(Error::client(ClientCode::connectionFailed, "nobody answers"));
    QVERIFY(view.findChild<QPushButton*>(QStringLiteral("stopRehearsalButton"))->isHidden());
    QCOMPARE(view.model()->rowCount(), 0);
}

void TestRehearsalModel::fewRecordsAreOpenAtFirst()
{
    RehearsalModel model;
    RehearsalTree tree(model);
    model.setRehearsed(everyChange());
    const QModelIndex record = model.index(0, 0);
    QVERIFY(tree.isExpanded(record));
    QVERIFY(tree.isExpanded(model.index(4, 0, record)));
    std::vector<work::RehearsedRecord> many(20, everyChange()->rehearsal.records.front());
    model.setRehearsed(rehearsedOf(std::move(many)));
    QVERIFY(!tree.isExpanded(model.index(0, 0)));
}

QTEST_MAIN(TestRehearsalModel)
#include "tst_rehearsal_model.moc"
