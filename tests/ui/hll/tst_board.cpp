// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hll/sketch_samples.h"
#include "ui/hll/add_elements_card.h"
#include "ui/hll/pair_model.h"
#include "ui/hll/sketch_board.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 10'000;

std::vector<HllSketch> overlapping(std::size_t count, int minHashBits = 0)
{
    std::vector<HllSketch> sketches;
    for (std::size_t i = 0; i < count; ++i)
        sketches.push_back(sketchOfUsers(static_cast<int>(i) * 500, static_cast<int>(i) * 500 + 2'000, 12, minHashBits));
    return sketches;
}

} // namespace

class TestBoard : public QObject {
    Q_OBJECT

private slots:
    void figuresComeLaterAndAreThoseOfTheSketches();
    void aSketchOfTheSamePlaceIsReplaced();
    void onlySoManyAreTakenIn();
    void figuresOfOldSketchesAreDropped();
    void figuresAreThoseOfTheAlgebra();
    void onlyTheFirstDozenIsCompared();
    void oddSketchesAreTold();
    void pairsStandInASquare();
    void manyPairsLeaveTheirErrorsToTooltips();
    void addingShowsWhichRegistersChange();
    void elementsThatServersRefuseAreRefused();
};

void TestBoard::figuresComeLaterAndAreThoseOfTheSketches()
{
    SketchBoard board;
    QSignalSpy computed(&board, &SketchBoard::computed);
    QCOMPARE(board.add({gathered("day_1", sketchOfUsers(0, 1'000))}), std::size_t{0});
    QVERIFY(!board.isCurrent());
    QVERIFY(board.figures().sketches.empty());
    QVERIFY(computed.wait(patienceMs));
    QVERIFY(board.isCurrent());
    QCOMPARE(board.figures().sketches.size(), std::size_t{1});
    QCOMPARE(board.figures().sketches[0].count.value, static_cast<double>(sketchOfUsers(0, 1'000).estimate()));
}

void TestBoard::aSketchOfTheSamePlaceIsReplaced()
{
    SketchBoard board;
    board.add({gathered("day_1", sketchOfUsers(0, 10)), gathered("day_2", sketchOfUsers(0, 10))});
    board.add({gathered("day_1", sketchOfUsers(0, 20))});
    QCOMPARE(board.sketches().size(), std::size_t{2});
    QCOMPARE(board.sketches()[0].sketch.estimate(), std::uint64_t{20});
}

void TestBoard::onlySoManyAreTakenIn()
{
    SketchBoard board;
    std::vector<GatheredSketch> many;
    for (int i = 0; i < 70; ++i)
        many.push_back(gathered(qPrintable(QString::number(i)), sketchOfUsers(0, 10, 4)));
    QCOMPARE(board.add(std::move(many)), std::size_t{6});
    QCOMPARE(board.sketches().size(), SketchBoard::mostSketches);
}

void TestBoard::figuresOfOldSketchesAreDropped()
{
    SketchBoard board;
    QSignalSpy computed(&board, &SketchBoard::computed);
    board.add({gathered("day_1", sketchOfUsers(0, 10))});
    board.add({gathered("day_2", sketchOfUsers(0, 10))});
    board.remove(0);
    QTRY_VERIFY_WITH_TIMEOUT(board.isCurrent(), patienceMs);
    QCOMPARE(computed.size(), 1);
    QCOMPARE(board.figures().sketches.size(), std::size_t{1});
}

void TestBoard::figuresAreThoseOfTheAlgebra()
{
    for (const int minHashBits : {0, 20}) {
        const std::vector<HllSketch> sketches = overlapping(4, minHashBits);
        const BoardFigures figures = figuresOf(sketches);
        QCOMPARE(figures.unionCount.value, static_cast<double>(hllUnionCount(sketches)));
        QCOMPARE(figures.parts.size(), std::size_t{15});
        for (std::size_t a = 0; a < 4; ++a) {
            for (std::size_t b = a + 1; b < 4; ++b) {
                const std::array two{sketches[a], sketches[b]};
                QCOMPARE(figures.pair(a, b).similarity.value, hllSimilarity(two));
                QCOMPARE(&figures.pair(a, b), &figures.pair(b, a));
            }
        }
    }
}

void TestBoard::onlyTheFirstDozenIsCompared()
{
    const BoardFigures figures = figuresOf(overlapping(14));
    QCOMPARE(figures.sketches.size(), std::size_t{14});
    QCOMPARE(figures.compared, std::size_t{12});
    QCOMPARE(figures.pairs.size(), std::size_t{66});
    QVERIFY(figures.parts.empty());
    QCOMPARE(figuresOf(std::vector<HllSketch>()).compared, std::size_t{0});
}

void TestBoard::oddSketchesAreTold()
{
    HllSketch sketch = sketchOfUsers(0, 10, 8, 20);
    QVERIFY(figuresOf(sketch).oddity.isEmpty());
    sketch.setRawRegister(3, 5);
    QVERIFY(figuresOf(sketch).oddity.contains(QLatin1String("register 3")));
}

void TestBoard::pairsStandInASquare()
{
    PairModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const std::vector<HllSketch> sketches = overlapping(3);
    const BoardFigures figures = figuresOf(sketches);
    model.setFigures({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, figures);
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QVERIFY(text(0, 1).startsWith(QLatin1String("0.")));
    QVERIFY(text(0, 1).contains(QStringLiteral(" ± 0.")));
    QVERIFY(text(1, 0).startsWith(QLatin1String("1,")));
    QCOMPARE(model.index(0, 0).data(PairModel::StrengthRole), QVariant());
    QVERIFY(model.index(0, 1).data(PairModel::StrengthRole).toDouble() >
            model.index(0, 2).data(PairModel::StrengthRole).toDouble());
    QVERIFY(model.index(0, 1).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("similarity of a and b: 0.")));
    model.setShows(PairModel::Shows::unions);
    QCOMPARE(text(0, 1), text(1, 0));
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("b ∪ a: 2,")));
    QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), QStringLiteral("c"));
}

void TestBoard::manyPairsLeaveTheirErrorsToTooltips()
{
    PairModel model;
    QStringList names;
    for (int i = 0; i < 14; ++i)
        names << QStringLiteral("day_%1").arg(i);
    model.setFigures(names, figuresOf(overlapping(14)));
    QCOMPARE(model.rowCount(), 12);
    QVERIFY(!model.index(0, 1).data().toString().contains(u'±'));
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString().contains(u'±'));
    // Far apart, what they have in common may as well be nothing.
    QVERIFY(!model.index(0, 11).data(PairModel::DoubtRole).toString().isEmpty());
    QVERIFY(model.index(0, 1).data(PairModel::DoubtRole).toString().isEmpty());
}

void TestBoard::addingShowsWhichRegistersChange()
{
    const HllSketch sketch = sketchOfUsers(0, 1'000);
    const AddPreview known = previewOfAdding(sketch, {Value("user-1"), Value("user-999")});
    QVERIFY(known.changed.empty());
    QCOMPARE(known.before, known.after);
    std::vector<Value> others;
    for (int i = 2'000; i < 2'100; ++i)
        others.emplace_back("user-" + std::to_string(i));
    const AddPreview more = previewOfAdding(sketch, others);
    QVERIFY(!more.changed.empty() && more.changed.size() <= 100);
    QVERIFY(std::ranges::is_sorted(more.changed));
    HllSketch grown = sketch;
    for (const Value& value : others)
        grown.add(*hllElement(value));
    QCOMPARE(more.after, grown.estimate());
    for (const std::uint32_t index : more.changed)
        QVERIFY(grown.rawRegister(index) != sketch.rawRegister(index));
}

void TestBoard::elementsThatServersRefuseAreRefused()
{
    const AddPreview refused = previewOfAdding(sketchOfUsers(0, 1), {Value("a"), Value(List{})});
    QVERIFY(!refused.problem.isEmpty());
    QVERIFY(refused.changed.empty());
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
