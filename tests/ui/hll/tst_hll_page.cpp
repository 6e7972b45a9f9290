// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.h"
#include "tests/ui/hll/sketch_samples.h"
#include "ui/bridge/connection.h"
#include "ui/hll/card_grid.h"
#include "ui/hll/hll_page.h"
#include "ui/hll/measure_bars.h"
#include "ui/hll/register_grid.h"
#include "ui/hll/sketch_card.h"
#include "ui/hll/sketch_documents.h"
#include "ui/models/value_text.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int patienceMs = 20'000;

/// Day n has the users from 300 n to 300 n + 1,500.
HllSketch sketchOfDay(int day)
{
    return sketchOfUsers(day * 300, day * 300 + 1'500);
}

struct Fixture {
    Connection connection{QStringLiteral("Sandbox"), Environment::sandbox};
    HllPage page{connection};

    Fixture()
    {
        page.resize(1'160, 780);
        page.show();
    }

    template <typename T>
    T* child(const char* name) const
    {
        return page.findChild<T*>(QLatin1String(name));
    }
    QString text(const char* label) const { return child<QLabel>(label)->text(); }

    bool connectTo(const test::Sandbox& sandbox)
    {
        connection.open(sandbox.hosts());
        return QTest::qWaitFor([this] { return connection.state() == Connection::State::connected; }, patienceMs);
    }
    bool addDays(int count)
    {
        std::vector<Record> records;
        for (int day = 1; day <= count; ++day)
            records.push_back(recordOf(qPrintable(QStringLiteral("day_%1").arg(day)), sketchOfDay(day)));
        page.addRecords(records);
        return settled(static_cast<std::size_t>(count));
    }
    bool settled(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return page.board().isCurrent() && page.board().sketches().size() == count; }, patienceMs);
    }
    std::vector<SketchCard*> cards() const { return page.findChild<CardGrid*>()->cards(); }
};

OperationDocument composed(const QSignalSpy& spy)
{
    return spy.isEmpty() ? OperationDocument() : spy.last().at(0).value<OperationDocument>();
}

} // namespace

class TestHllPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_sandbox.reset(); }
    void anEmptyWorkbenchSaysWhereSketchesComeFrom();
    void sketchesOfRecordsAreShown();
    void aSketchIsTakenOffByItsButtonAndByBackspace();
    void filesAreTakenInOrRefusedWithAReason();
    void aTypedKeyIsReadFromTheSetOfTheOthers();
    void aQueryGivesItsSketches();
    void theServerCountsTheSame();
    void aChangedRecordIsADifference();
    void addedElementsLightRegisters();
    void theFoldSaysItsCostBeforeItActs();
    void sketchesWithMinHashesAreNotFolded();
    void theUnionIsHandedToTheComposer();
    void unionsAreShownInstead();
    void partsAreForUpToFour();
    void barsAreReadOutByKeys();
    void everythingHasAName();

private:
    std::unique_ptr<test::Sandbox> m_sandbox;
};

void TestHllPage::initTestCase()
{
    applyTheme(*qApp, ThemeMode::light);
    m_sandbox = std::make_unique<test::Sandbox>();
    QVERIFY(m_sandbox->isReady());
    OperationDocument document;
    for (int day = 1; day <= 5; ++day) {
        Segment segment;
        segment.dataSet = visitors;
        segment.keys = {KeyValue("day_" + std::to_string(day))};
        segment.operations = {{"h", SetTo{Hll{sketchOfDay(day).bytes()}}}};
        document.segments.push_back(std::move(segment));
    }
    const Session session = ClusterDefinition(m_sandbox->hosts()).connect().createSession();
    for (const RecordResult& result : session.execute(document).collect())
        QVERIFY(result.isOk());
}

void TestHllPage::anEmptyWorkbenchSaysWhereSketchesComeFrom()
{
    Fixture f;
    auto* const empty = f.page.findChild<EmptyState*>();
    QVERIFY(empty->isVisible());
    QVERIFY(empty->sentence().contains(QLatin1String("Open sketches in HLL")));
    QVERIFY(!f.child<QPushButton>("saveUnion")->isEnabled());
    QVERIFY(!f.child<QPushButton>("checkServer")->isEnabled());
    f.page.addRecords({{visitors.id("x"), 1, 0, {{"n", Value(1)}}}});
    QVERIFY(f.text("hllNoteText").contains(QLatin1String("no sketch")));
}

void TestHllPage::sketchesOfRecordsAreShown()
{
    Fixture f;
    QVERIFY(f.addDays(3));
    QTRY_COMPARE(f.cards().size(), std::size_t{3});
    SketchCard& card = *f.cards()[1];
    QVERIFY(card.isVisible());
    QCOMPARE(card.findChild<QLabel*>(QStringLiteral("sketchName"))->text(), QStringLiteral("day_2"));
    const std::uint64_t estimate = sketchOfDay(2).estimate();
    QCOMPARE(card.findChild<QLabel*>(QStringLiteral("sketchCount"))->text(), countText(estimate));
    QVERIFY(card.findChild<QLabel*>(QStringLiteral("sketchError"))->text().startsWith(QStringLiteral("± 1.")));
    auto* const pairs = f.child<QTableView>("pairTable");
    QCOMPARE(pairs->model()->rowCount(), 3);
    QCOMPARE(f.child<MeasureBars>("partBars")->bars().size(), std::size_t{7});
    QCOMPARE(f.child<MeasureBars>("overlapBars")->bars().size(), std::size_t{3});
}

void TestHllPage::aSketchIsTakenOffByItsButtonAndByBackspace()
{
    Fixture f;
    QVERIFY(f.addDays(3));
    QTRY_COMPARE(f.cards().size(), std::size_t{3});
    QTest::mouseClick(f.cards()[0]->findChild<QPushButton*>(QStringLiteral("sketchRemove")), Qt::LeftButton);
    QVERIFY(f.settled(2));
    QCOMPARE(f.page.board().sketches()[0].name, QStringLiteral("day_2"));
    auto* const field = f.child<QLineEdit>("sketchKey");
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(f.settled(1));
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(f.settled(0));
    QVERIFY(f.page.findChild<EmptyState*>()->isVisible());
}

void TestHllPage::filesAreTakenInOrRefusedWithAReason()
{
    QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& content) {
        QFile file(folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    };
    const Bytes bytes = sketchOfDay(1).bytes();
    Fixture f;
    f.page.addFiles(
        {write("monday.hll", QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()))),
         write("tuesday.hll", "what"), folder.filePath(QStringLiteral("missing.hll"))});
    QVERIFY(f.settled(1));
    QCOMPARE(f.page.board().sketches()[0].name, QStringLiteral("monday"));
    QVERIFY(f.text("hllNoteText").startsWith(QLatin1String("tuesday: no HyperLogLog sketch")));
    QVERIFY(f.text("hllNoteText").endsWith(QLatin1String("(and 1 more)")));
    f.page.addFiles({write("huge.hll", QByteArray(2'000'000, 'x'))});
    QVERIFY(f.text("hllNoteText").contains(QLatin1String("larger than any sketch")));
}

void TestHllPage::aTypedKeyIsReadFromTheSetOfTheOthers()
{
    Fixture f;
    QVERIFY(f.connectTo(*m_sandbox));
    auto* const field = f.child<QLineEdit>("sketchKey");
    QTest::keyClicks(field, QStringLiteral("day_4"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(f.text("hllNoteText").contains(QLatin1String("take the first from a set")));
    QVERIFY(f.addDays(1));
    QTest::keyClicks(field, QStringLiteral("day_4"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(f.settled(2));
    QCOMPARE(f.page.board().sketches()[1].sketch.bytes(), sketchOfDay(4).bytes());
    QTest::keyClicks(field, QStringLiteral("day_400"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(f.text("hllNoteText").contains(QLatin1String("day_400")), patienceMs);
}

void TestHllPage::aQueryGivesItsSketches()
{
    Fixture f;
    f.page.addFromQuery(readDocument(visitors, {KeyValue("day_1")}));
    QVERIFY(f.text("hllNoteText").contains(QLatin1String("not connected")));
    QVERIFY(f.connectTo(*m_sandbox));
    f.page.addFromQuery(readDocument(visitors, {KeyValue("day_1"), KeyValue("day_2"), KeyValue("day_5")}));
    QVERIFY(f.settled(3));
}

void TestHllPage::theServerCountsTheSame()
{
    Fixture f;
    QVERIFY(f.addDays(5));
    QVERIFY(f.connectTo(*m_sandbox));
    QTest::mouseClick(f.child<QPushButton>("checkServer"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(f.child<QLabel>("hllNoteText")->isVisible(), patienceMs);
    QVERIFY2(f.text("hllNoteText").startsWith(QLatin1String("35 answers of the server are the same")),
             qPrintable(f.text("hllNoteText")));
}

void TestHllPage::aChangedRecordIsADifference()
{
    Fixture f;
    f.page.addRecords({recordOf("day_1", sketchOfUsers(0, 77))});
    QVERIFY(f.settled(1));
    QVERIFY(f.connectTo(*m_sandbox));
    f.page.checkAgainstServer();
    QTRY_VERIFY_WITH_TIMEOUT(f.child<QLabel>("hllNoteText")->isVisible(), patienceMs);
    QVERIFY2(f.text("hllNoteText").startsWith(QLatin1String("1 of 1 answers differ: count of day_1: 78 here")),
             qPrintable(f.text("hllNoteText")));
}

void TestHllPage::addedElementsLightRegisters()
{
    Fixture f;
    QVERIFY(f.addDays(2));
    QTRY_COMPARE(f.cards().size(), std::size_t{2});
    QSignalSpy compose(&f.page, &HllPage::composeRequested);
    auto* const add = f.child<QPushButton>("addButton");
    QVERIFY(!add->isEnabled());
    auto* const edit = f.child<QPlainTextEdit>("addElements");
    edit->setFocus();
    QTest::keyClicks(edit, QStringLiteral("nobody-1"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, QStringLiteral("nobody-2"));
    QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), patienceMs);
    QTRY_VERIFY(!f.cards()[0]->grid().changedRegisters().empty());
    QVERIFY(f.cards()[1]->grid().changedRegisters().empty());
    QVERIFY(f.text("addText").startsWith(QLatin1String("2 elements change ")));
    QTest::mouseClick(add, Qt::LeftButton);
    const OperationDocument document = composed(compose);
    QCOMPARE(document.segments.size(), std::size_t{1});
    const auto& call = std::get<Call>(document.segments[0].operations[0].action);
    QCOMPARE(call.method, Method::hllAdd);
    QCOMPARE(previewOf(call.arguments[0]), QStringLiteral("[\"nobody-1\", \"nobody-2\"]"));
    QTest::keyClicks(edit, QStringLiteral(" [")); // no longer JSON, nor a word
    edit->setPlainText(QStringLiteral("[1, 2]"));
    QTRY_VERIFY(!add->isEnabled());
    QTRY_VERIFY(f.cards()[0]->grid().changedRegisters().empty());
}

void TestHllPage::theFoldSaysItsCostBeforeItActs()
{
    Fixture f;
    QVERIFY(f.addDays(2));
    auto* const slider = f.child<QSlider>("foldSlider");
    auto* const fold = f.child<QPushButton>("foldButton");
    QCOMPARE(slider->value(), 12);
    QVERIFY(!fold->isEnabled());
    QVERIFY(f.text("foldCost").startsWith(QStringLiteral("as they are: error ± 1.")));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left);
    QTest::keyClick(slider, Qt::Key_Left);
    QCOMPARE(slider->value(), 10);
    QCOMPARE(f.text("foldBits"), QStringLiteral("10"));
    QVERIFY2(f.text("foldCost").contains(QLatin1String("size falls from 3 KiB to 779 B")), qPrintable(f.text("foldCost")));
    QSignalSpy compose(&f.page, &HllPage::composeRequested);
    QTest::mouseClick(fold, Qt::LeftButton);
    const OperationDocument document = composed(compose);
    QCOMPARE(document.segments.size(), std::size_t{1});
    QCOMPARE(document.segments[0].keys.size(), std::size_t{2});
    QVERIFY(document == foldDocument(f.page.board().sketches(), 10));
}

void TestHllPage::sketchesWithMinHashesAreNotFolded()
{
    Fixture f;
    f.page.addRecords({recordOf("day_1", sketchOfUsers(0, 500, 10, 20))});
    QVERIFY(f.settled(1));
    QVERIFY(!f.child<QSlider>("foldSlider")->isEnabled());
    QVERIFY(!f.child<QPushButton>("foldButton")->isEnabled());
    QVERIFY(f.text("foldCost").contains(QLatin1String("min-hash")));
}

void TestHllPage::theUnionIsHandedToTheComposer()
{
    Fixture f;
    QVERIFY(f.addDays(3));
    QSignalSpy compose(&f.page, &HllPage::composeRequested);
    QTest::mouseClick(f.child<QPushButton>("saveUnion"), Qt::LeftButton);
    QVERIFY(composed(compose) == unionDocument(f.page.board().sketches()));
}

void TestHllPage::unionsAreShownInstead()
{
    Fixture f;
    QVERIFY(f.addDays(2));
    auto* const pairs = f.child<QTableView>("pairTable");
    QTRY_COMPARE(pairs->model()->rowCount(), 2);
    const QString similarity = pairs->model()->index(0, 1).data().toString();
    QTest::mouseClick(f.child<QPushButton>("showUnions"), Qt::LeftButton);
    QVERIFY(pairs->model()->index(0, 1).data().toString() != similarity);
    QTest::mouseClick(f.child<QPushButton>("showOverlaps"), Qt::LeftButton);
    QCOMPARE(pairs->model()->index(0, 1).data().toString(), similarity);
}

void TestHllPage::partsAreForUpToFour()
{
    Fixture f;
    QVERIFY(f.addDays(5));
    QTRY_VERIFY(f.child<QLabel>("partsSentence")->isVisible());
    QVERIFY(f.text("partsSentence").contains(QLatin1String("there are 5")));
    QVERIFY(!f.child<MeasureBars>("partBars")->isVisible());
}

void TestHllPage::barsAreReadOutByKeys()
{
    Fixture f;
    QVERIFY(f.addDays(3));
    auto* const bars = f.child<MeasureBars>("partBars");
    QTRY_COMPARE(bars->bars().size(), std::size_t{7});
    bars->setFocus();
    QTest::keyClick(bars, Qt::Key_Down);
    QTRY_VERIFY(bars->accessibleDescription().contains(bars->bars()[1].label));
    QVERIFY(bars->accessibleDescription().contains(u'±'));
}

void TestHllPage::everythingHasAName()
{
    Fixture f;
    QVERIFY(f.addDays(3));
    QTRY_COMPARE(f.cards().size(), std::size_t{3});
    for (const QWidget* const widget : f.page.findChildren<QWidget*>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible())
            continue;
        const auto* const button = qobject_cast<const QAbstractButton*>(widget);
        const QString name = button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        const bool ofScrolling = widget->inherits("QScrollArea");
        QVERIFY2(ofScrolling || !name.isEmpty(),
                 qPrintable(QLatin1String(widget->parentWidget()->metaObject()->className()) + u' ' + widget->objectName() +
                            u' ' + QLatin1String(widget->metaObject()->className())));
    }
}

QTEST_MAIN(TestHllPage)
#include "tst_hll_page.moc"
