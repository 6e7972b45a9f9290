// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/print.h"
#include "tests/core/script/sensible_documents.h"
#include "tests/support/seed.h"
#include "tests/ui/compose/compose_driver.h"
#include "ui/compose/code_reading.h"
#include "ui/compose/document_text.h"

#include <QClipboard>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

const QString pythonChain = QStringLiteral("users = DataSet.of(\"test\", \"users\")\n"
                                           "session.update(users.id(7)).bin(\"age\").set_to(30).execute()  # a birthday\n");

OperationDocument ageDocument(std::int64_t age)
{
    Segment segment;
    segment.verb = Verb::update;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{7})};
    segment.operations = {{"age", SetTo{age}}};
    return {{segment}, {}};
}

} // namespace

class TwoWayCodeTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_page.open();
        m_page.setDocument(smallDocument());
        QTRY_VERIFY(text().contains(QStringLiteral("set_to(1)")));
    }
    void cleanup() { m_page.close(); }

    void pastedCodeBecomesTheCards_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("language");
        QTest::newRow("python") << pythonChain << QStringLiteral("pythonCode");
        QTest::newRow("java") << QStringLiteral("session.update(DataSet.of(\"test\", \"users\").id(7)).bin(\"age\").setTo(30).execute();")
                              << QStringLiteral("javaCode");
        QTest::newRow("json") << QString::fromStdString(toJsonText(ageDocument(30))) << QStringLiteral("jsonCode");
    }

    void pastedCodeBecomesTheCards()
    {
        QFETCH(QString, code);
        QFETCH(QString, language);
        paste(code);
        QTRY_VERIFY(m_page->document() == ageDocument(30));
        QVERIFY(m_page.find<QAbstractButton>(qPrintable(language))->isChecked());
        QCOMPARE(m_page.find<QLineEdit>("operand0")->text(), QStringLiteral("30"));
        QTest::qWait(50);
        QCOMPARE(text(), code); // the text stays as it was typed
        QVERIFY(m_page->canExecute());
    }

    void typingChangesTheCardsAndKeepsTheCursor()
    {
        paste(pythonChain);
        QTRY_VERIFY(m_page->document() == ageDocument(30));
        putCursorBehind(QStringLiteral("set_to(30"));
        QTest::keyClicks(code(), QStringLiteral("1"));
        QTRY_VERIFY(m_page->document() == ageDocument(301));
        QCOMPARE(before(), QStringLiteral("set_to(301"));
        QCOMPARE(QApplication::focusWidget(), code());
        QVERIFY(text().contains(QStringLiteral("# a birthday")));
    }

    void theCardsStayWhileTheTextCannotBeRead()
    {
        paste(pythonChain);
        QTRY_VERIFY(m_page->document() == ageDocument(30));
        putCursorBehind(QStringLiteral("set_to("));
        QTest::keyClicks(code(), QStringLiteral("$"));
        QTRY_VERIFY(!m_page.visibleText("codeProblem").isEmpty());
        QVERIFY2(m_page.visibleText("codeProblem").startsWith(QStringLiteral("Line 2, column ")), qPrintable(m_page.visibleText("codeProblem")));
        QVERIFY(m_page->document() == ageDocument(30));
        QVERIFY(!m_page->canExecute());
        QCOMPARE(m_page.find<QAbstractButton>("problemsButton")->text(), QStringLiteral("1 problem"));
        const QList<QTextEdit::ExtraSelection> marks = code()->extraSelections();
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].format.underlineStyle(), QTextCharFormat::WaveUnderline);
        QCOMPARE(marks[0].cursor.blockNumber(), 1);
        m_page.click("problemsButton");
        QCOMPARE(QApplication::focusWidget(), code());
        QCOMPARE(code()->textCursor().position(), marks[0].cursor.selectionStart());
        QTest::keyClick(code(), Qt::Key_Delete);
        QTRY_VERIFY(m_page->canExecute());
        QVERIFY(m_page.visibleText("codeProblem").isEmpty());
        QVERIFY(code()->extraSelections().isEmpty());
    }

    void changingTheCardsPrintsTheTextAndLeavesTheCursor()
    {
        putCursorBehind(QStringLiteral(".bin(\"b\")"));
        m_page.retype("operand0", QStringLiteral("12345"));
        QTRY_VERIFY(text().contains(QStringLiteral("set_to(12345)")));
        QCOMPARE(before(), QStringLiteral(".bin(\"b\")"));
        code()->undo();
        QVERIFY(text().contains(QStringLiteral("set_to(1)")));
    }

    void theActiveSegmentStaysOpen()
    {
        OperationDocument two = smallDocument();
        two.segments.push_back(two.segments.front());
        m_page.setDocument(two);
        m_page.click("foldedSegment1");
        QTRY_VERIFY(text().count(QStringLiteral("set_to(1)")) == 2);
        putCursorBehind(QStringLiteral("set_to(2"));
        QTest::keyClicks(code(), QStringLiteral("0"));
        QTRY_VERIFY(m_page->document() != two);
        QVERIFY(m_page->findChild<QWidget*>(QStringLiteral("foldedSegment0")) != nullptr);
    }

    void ofSeveralStatementsTheOneAtTheCursorIsShown()
    {
        paste(pythonChain + QStringLiteral("session.update(users.id(7)).bin(\"age\").set_to(40).execute()"));
        QTRY_VERIFY(m_page->document() == ageDocument(40));
        QVERIFY(m_page.visibleText("codeProblem").startsWith(QStringLiteral("2 statements")));
        putCursorBehind(QStringLiteral("set_to(30"));
        QVERIFY(m_page->document() == ageDocument(30));
        QVERIFY(text().contains(QStringLiteral("set_to(40)")));
    }

    void theBehaviorIsKept()
    {
        OperationDocument fast = ageDocument(1);
        fast.behavior = Behavior::readFast();
        m_page.setDocument(fast);
        QTRY_VERIFY(text().contains(QStringLiteral("update")));
        QVERIFY(m_page.visibleText("codeProblem").contains(QStringLiteral("behavior")));
        paste(pythonChain);
        fast.segments = ageDocument(30).segments;
        QTRY_VERIFY(m_page->document() == fast);
    }

    void aTextWithoutStatementsChangesNothing()
    {
        paste(QStringLiteral("# nothing yet"));
        QTRY_VERIFY(m_page.visibleText("codeProblem").contains(QStringLiteral("execute()")));
        QVERIFY(m_page->document() == smallDocument());
        m_page.retype("operand0", QStringLiteral("9"));
        QTRY_VERIFY(text().contains(QStringLiteral("set_to(9)")));
    }

    void whatCannotBeReadBackIsNotEdited()
    {
        m_page.click("nodeCode");
        QVERIFY(code()->isReadOnly());
        m_page.click("cppCode");
        QVERIFY(code()->isReadOnly());
        m_page.click("javaCode");
        QVERIFY(!code()->isReadOnly());
    }

    void executeWaitsForWhatWasTyped()
    {
        QSignalSpy executed(m_page.get(), &ComposePage::executeRequested);
        paste(pythonChain);
        m_page->execute();
        QCOMPARE(executed.count(), 0);
        QTRY_COMPARE(executed.count(), 1);
        QVERIFY(m_page->document() == ageDocument(30));
    }

    void aLongTextIsReadWithoutHoldingUpTheWindow()
    {
        QString keys;
        for (int i = 0; i < 60'000; ++i)
            keys += QString::number(100'000 + i) + u',';
        QGuiApplication::clipboard()->setText(QStringLiteral("session.delete(*DataSet.of('test', 'users').ids(%1)).execute()").arg(keys.chopped(1)));
        code()->setFocus();
        QTest::keySequence(code(), QKeySequence::SelectAll);
        QTest::keySequence(code(), QKeySequence::Paste);
        QTRY_VERIFY(m_page->document().segments[0].keys.size() == 60'000);
        QTRY_VERIFY(m_page.find<QWidget>("codeNote")->isVisible());
    }

    void placesAreCountedAsTheEditorDoes()
    {
        const QString text = QStringLiteral("x = \"å😀\"\nsession.upsort(users)");
        const CodeReading reading = readingOf(text);
        QVERIFY(reading.errors > 0);
        const CodeStretch at = reading.marks.back().at;
        QVERIFY(at.start >= text.indexOf(u'\n') && at.start + at.length <= text.size());
    }

    void codeGoesThroughTheCardsUnchanged()
    {
        std::mt19937_64 generator = test::seededGenerator();
        test::SensibleDocuments documents(generator());
        const Language languages[] = {Language::python, Language::java, Language::json};
        int refused = 0;
        for (std::size_t i = 0; i < 2'000; ++i) {
            const OperationDocument document = documents.document();
            const Language language = languages[i % 3];
            const Result<QString> printed = shownText(document, language);
            if (!printed) {
                ++refused;
                continue;
            }
            const CodeReading read = readingOf(*printed);
            QCOMPARE(read.statements.size(), std::size_t(1));
            m_page->setDocument(read.statements[0].document);
            QCOMPARE(*shownText(m_page->document(), language), *printed);
        }
        QVERIFY2(refused < 1'000, qPrintable(QString::number(refused)));
    }

private:
    QPlainTextEdit* code() const { return m_page.find<QPlainTextEdit>("codeView"); }
    QString text() const { return code()->toPlainText(); }
    void paste(const QString& text) const
    {
        QGuiApplication::clipboard()->setText(text);
        code()->setFocus();
        QTest::keySequence(code(), QKeySequence::SelectAll);
        QTest::keySequence(code(), QKeySequence::Paste);
        QCOMPARE(code()->toPlainText(), text);
    }
    void putCursorBehind(const QString& words)
    {
        QTextCursor cursor = code()->textCursor();
        cursor.setPosition(static_cast<int>(text().indexOf(words) + words.size()));
        code()->setTextCursor(cursor);
        code()->setFocus();
    }
    /// What stands before the cursor, as long as what putCursorBehind() looked for, and what was typed since.
    QString before() const
    {
        const int position = code()->textCursor().position();
        const qsizetype start = text().lastIndexOf(u'.', position - 1);
        QString words = text().sliced(start, position - start);
        return words.startsWith(QStringLiteral(".set")) ? words.sliced(1) : words;
    }

    ComposeDriver m_page;
};

QTEST_MAIN(TwoWayCodeTest)
#include "tst_two_way_code.moc"
