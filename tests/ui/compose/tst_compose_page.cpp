// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compose/compose_driver.h"
#include "ui/theme/empty_state.h"

#include <QClipboard>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace binnacle;
using namespace binnacle::ui;

Q_DECLARE_METATYPE(binnacle::OperationDocument)

namespace {

OperationDocument richDocument()
{
    Segment update;
    update.verb = Verb::update;
    update.dataSet = DataSet::of("test", "users");
    Digest digest{};
    digest.fill(0x5a);
    update.keys = {KeyValue(std::int64_t{9007199254740993}), KeyRange{100, 499},     KeyValue(std::string("42")),
                   KeyValue(std::string("\xff\n", 2)),       KeyValue(Blob{{0, 1}}), digest};
    update.operations = {{"verified", SetTo{true}},
                         {"count", Add{std::int64_t{-1}}},
                         {"ratio", SetTo{0.1}},
                         {"name", Append{"two\nlines"}},
                         {"raw", Prepend{Blob{{0xde, 0xad}}}},
                         {"tags", SetTo{List{{"gold", 1, Nil{}}, ListOrder::ordered, true}}},
                         {"home", SetTo{Map{{{"zip", "0152"}}, MapOrder::keyOrdered, false}}},
                         {"loc", SetTo{GeoJson{R"({"type":"Point","coordinates":[1,2]})"}}},
                         {"visits", SetTo{Hll{{1, 2, 3}}}},
                         {"odd\xff", SetTo{std::string("\xfe")}},
                         {"gone", SetTo{Nil{}}},
                         {"old", RemoveBin{}},
                         {"count", GetBin{}}};
    update.expiry = {Expiry::Kind::afterSeconds, 5400};
    update.generation = 7;
    Segment remove;
    remove.verb = Verb::remove;
    remove.dataSet = DataSet::of("test", "sessions");
    remove.keys = {KeyValue(std::string("a1")), KeyValue(std::string("a2"))};
    remove.durableDelete = true;
    OperationDocument document{{update, remove}, {}};
    Settings settings;
    settings.totalTimeoutMs = 1'500;
    settings.durableDelete = false;
    document.behavior = Behavior::with(settings);
    return document;
}

} // namespace

class ComposePageTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_page.open(); }
    void cleanup() { m_page.close(); }

    void anOperationIsComposedByKeyboard()
    {
        m_page.chooseVerb(Verb::update);
        QComboBox* const dataSet = m_page.find<QComboBox>("dataSetEdit");
        dataSet->setFocus();
        QTest::keyClicks(dataSet->lineEdit(), QStringLiteral("test.users"));
        QTest::keyClick(dataSet->lineEdit(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("keysEdit"));
        m_page.type("keysEdit", QStringLiteral("1,100..499 , alice"));
        QTest::keyClick(m_page.find<QLineEdit>("keysEdit"), Qt::Key_Return);
        QTest::mouseClick(m_page.find<QAbstractButton>("addOperationButton"), Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("binName0"));
        m_page.type("binName0", QStringLiteral("login_count"));
        m_page.chooseAction(0, QStringLiteral("increment by"));
        m_page.retype("operand0", QStringLiteral("9223372036854775807"));
        QTest::keyClick(m_page.find<QLineEdit>("operand0"), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("binName1"));
        m_page.type("binName1", QStringLiteral("verified"));
        m_page.chooseAction(1, QStringLiteral("set to"));
        m_page.chooseType(1, QStringLiteral("bool"));

        Segment expected;
        expected.verb = Verb::update;
        expected.dataSet = DataSet::of("test", "users");
        expected.keys = {KeyValue(std::int64_t{1}), KeyRange{100, 499}, KeyValue(std::string("alice"))};
        expected.operations = {{"login_count", Add{std::int64_t{9223372036854775807}}}, {"verified", SetTo{true}}};
        m_page.compareDocument({{expected}, {}});
        QCOMPARE(m_page.find<QLabel>("keyCount")->text(), QStringLiteral("402 keys"));
        QVERIFY(m_page.find<QAbstractButton>("executeButton")->isEnabled());
    }

    void aDocumentGoesThroughUnchanged()
    {
        m_page.setDocument(richDocument());
        m_page.compareDocument(richDocument());
        // Opening the other segment and coming back reads the cards again.
        m_page.click("foldedSegment1");
        m_page.compareDocument(richDocument());
        m_page.click("foldedSegment0");
        m_page.compareDocument(richDocument());
    }

    void editingOnePartLeavesTheOthersExact()
    {
        m_page.setDocument(richDocument());
        m_page.retype("operand1", QStringLiteral("5"));
        OperationDocument expected = richDocument();
        expected.segments[0].operations[1].action = Add{5};
        m_page.compareDocument(expected);
    }

    void executeIsOfferedOnlyWithoutProblems()
    {
        QSignalSpy executed(m_page.get(), &ComposePage::executeRequested);
        QVERIFY(!m_page.find<QAbstractButton>("executeButton")->isEnabled());
        m_page->execute();
        QCOMPARE(executed.count(), 0);
        m_page.setDocument(smallDocument());
        m_page.click("executeButton");
        QCOMPARE(executed.count(), 1);
        QVERIFY(executed[0][0].value<OperationDocument>() == smallDocument());
        QSignalSpy streamed(m_page.get(), &ComposePage::streamRequested);
        m_page.click("streamButton");
        QCOMPARE(streamed.count(), 1);
        m_page->setRunning(true);
        QVERIFY(!m_page.find<QAbstractButton>("executeButton")->isEnabled());
        QSignalSpy stopped(m_page.get(), &ComposePage::stopRequested);
        m_page.click("stopButton");
        QCOMPARE(stopped.count(), 1);
        m_page->setRunning(false);
        QVERIFY(m_page->canExecute());
    }

    void problemsOfTheSegmentAreShownAtTheirFields()
    {
        OperationDocument document = smallDocument();
        document.segments[0].dataSet = {};
        document.segments[0].generation = 70'000;
        document.segments[0].operations.clear();
        m_page.setDocument(document);
        QVERIFY(!m_page.visibleText("recordsProblem").isEmpty());
        QVERIFY(m_page.visibleText("generationProblem").contains(QStringLiteral("70000")));
        QVERIFY(m_page.visibleText("operationsProblem").contains(QStringLiteral("bin operation")));
        QCOMPARE(m_page.find<QAbstractButton>("problemsButton")->text(), QStringLiteral("3 problems"));
    }

    void aWarningDoesNotHinder()
    {
        OperationDocument document = smallDocument();
        document.segments[0].verb = Verb::replace;
        m_page.setDocument(document);
        QCOMPARE(m_page.find<QAbstractButton>("problemsButton")->text(), QStringLiteral("1 warning"));
        QVERIFY(m_page->canExecute());
    }

    void segmentsAreAddedMovedAndRemoved()
    {
        m_page.setDocument(smallDocument());
        m_page.click("addSegmentButton");
        m_page.chooseVerb(Verb::remove);
        m_page.type("keysEdit", QStringLiteral("9,"));
        QCOMPARE(m_page->document().segments.size(), std::size_t(2));
        QVERIFY(m_page->document().segments[1].verb == Verb::remove);
        QVERIFY(m_page->document().segments[1].dataSet == DataSet::of("test", "users"));
        QCOMPARE(m_page.find<QAbstractButton>("foldedSegment0")->accessibleName(),
                 QStringLiteral("Upsert 1 record of test · users — a: set to 1; b: set to 2; c: set to 3"));
        QTest::keyClick(m_page.find<QLineEdit>("keysEdit"), Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
        QVERIFY(m_page->document().segments[0].verb == Verb::remove);
        QTest::keyClick(m_page.find<QLineEdit>("keysEdit"), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_page->document().segments.size(), std::size_t(3));
        QVERIFY(m_page->document().segments[1] == m_page->document().segments[0]);
        m_page.trigger(m_page.find<QAbstractButton>("segmentMenu"), QStringLiteral("Remove segment"));
        QCOMPARE(m_page->document().segments.size(), std::size_t(2));
    }

    void aSegmentIsDraggedPastAnother()
    {
        OperationDocument document = smallDocument();
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("segmentGrip"))->isHidden());
        for (const char* name : {"second", "third"}) {
            document.segments.push_back(document.segments.front());
            document.segments.back().dataSet = DataSet::of("test", name);
        }
        m_page.setDocument(document);
        auto* const grip = m_page.find<QWidget>("segmentGrip");
        QVERIFY(grip->isVisible());
        QTest::mousePress(grip, Qt::LeftButton);
        drag(grip, grip->parentWidget()->height() + 2);
        std::swap(document.segments[0], document.segments[1]);
        m_page.compareDocument(document);
        // The card followed, so the pointer is on its title again, and moves nothing more there.
        drag(grip, grip->parentWidget()->height() / 2);
        m_page.compareDocument(document);
        drag(grip, -20);
        std::swap(document.segments[0], document.segments[1]);
        m_page.compareDocument(document);
        QTest::mouseRelease(grip, Qt::LeftButton);
    }

    void aSegmentWithInputThatCannotBeReadStaysOpen()
    {
        m_page.setDocument(richDocument());
        m_page.retype("operand1", QStringLiteral("many"));
        m_page.click("foldedSegment1");
        QVERIFY(m_page->findChild<QAbstractButton*>(QStringLiteral("foldedSegment1")) != nullptr);
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("operand1"));
    }

    void whatThePolicySaysFollowsTheSegment()
    {
        m_page.setDocument(smallDocument());
        QCOMPARE(m_page.visibleText("policyText"), QStringLiteral("30 s, 2 retries, key sent"));
        m_page.chooseAction(0, QStringLiteral("increment by")); // which is not done twice
        QCOMPARE(m_page.visibleText("policyText"), QStringLiteral("30 s, 0 retries, key sent"));
        m_page.chooseVerb(Verb::query);
        QCOMPARE(m_page.visibleText("policyText"), QStringLiteral("30 s, 2 retries, key sent"));
    }

    void aFoldedSegmentShowsItsProblemsAndIsReached()
    {
        OperationDocument document = richDocument();
        document.segments[1].keys.clear();
        m_page.setDocument(document);
        QVERIFY(!m_page->canExecute());
        m_page.click("problemsButton");
        QVERIFY(m_page->findChild<QAbstractButton*>(QStringLiteral("foldedSegment0")) != nullptr);
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("keysEdit"));
    }

    void theCodeFollowsTheDocument()
    {
        m_page.setDocument(smallDocument());
        const auto shown = [&] { return m_page.find<QPlainTextEdit>("codeView")->toPlainText(); };
        QTRY_VERIFY(shown().contains(QStringLiteral(".bin(\"a\").set_to(1)")));
        m_page.retype("operand0", QStringLiteral("5"));
        QTRY_VERIFY(shown().contains(QStringLiteral(".bin(\"a\").set_to(5)")));
        m_page.click("javaCode");
        QVERIFY(shown().contains(QStringLiteral(".bin(\"a\").setTo(5)")));
        m_page.click("nodeCode");
        QVERIFY(shown().contains(QStringLiteral("client.operate(")) || shown().contains(QStringLiteral("client.put(")));
        m_page.click("cppCode");
        QVERIFY(shown().contains(QStringLiteral("DataSet users = DataSet::of(\"test\", \"users\");")));
        m_page.click("copyCodeButton");
        QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), shown());
    }

    void whatALanguageCannotSayIsTold()
    {
        OperationDocument document = smallDocument();
        document.segments[0].where = Filter::text("$.age >= 18");
        m_page.setDocument(document);
        m_page.click("nodeCode");
        const auto told = [&] {
            const auto* const note = m_page.find<EmptyState>("codeNote");
            return note->isVisible() ? note->title() + u'|' + note->sentence() : QString();
        };
        QCOMPARE(told(), QStringLiteral("No Node code says this|There is no such code of this document: "
                                        "the client builds filters of calls, and takes no AEL."));
        QVERIFY(!m_page.find<QAbstractButton>("copyCodeButton")->isEnabled());
        QTest::mouseClick(m_page.find<QWidget>("codeNote")->findChild<QAbstractButton*>(QStringLiteral("emptyAction")), Qt::LeftButton);
        QCOMPARE(told(), QString());
        QVERIFY(m_page.find<QAbstractButton>("pythonCode")->isChecked());
    }

    void theJsonIsThatOfTheDocument()
    {
        m_page.setDocument(richDocument());
        m_page.click("jsonCode");
        const QString expected = QString::fromStdString(toJsonText(richDocument()));
        const auto shown = [&] { return documentFromJson(m_page.find<QPlainTextEdit>("codeView")->toPlainText().toStdString()); };
        QTRY_VERIFY(shown().ok() && *shown() == richDocument());
        m_page.click("copyCodeButton");
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
        QVERIFY(documentFromJson(expected.toStdString()).value() == richDocument());
    }

private:
    /// Moves the pointer, with the button held, to `y` in the title that the grip stands in.
    void drag(QWidget* grip, int y) const
    {
        const QPoint to = grip->mapFrom(grip->parentWidget(), QPoint(grip->x() + 4, y));
        QMouseEvent move(QEvent::MouseMove, to, grip->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(grip, &move);
        m_page.settle();
    }

    ComposeDriver m_page;
};

QTEST_MAIN(ComposePageTest)
#include "tst_compose_page.moc"
