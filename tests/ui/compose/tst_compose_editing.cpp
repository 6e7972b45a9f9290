// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compose/compose_driver.h"
#include "ui/compose/where_edit.h"

#include <QClipboard>

using namespace binnacle;
using namespace binnacle::ui;

class ComposeEditingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_page.open(); }
    void cleanup() { m_page.close(); }

    void aKeyThatIsStillTypedBelongsToTheDocument()
    {
        m_page.setDocument(smallDocument());
        m_page.type("keysEdit", QStringLiteral("77"));
        QVERIFY(m_page->document().segments[0].keys.back() == KeyItem(KeyValue(std::int64_t{77})));
        m_page.type("keysEdit", QStringLiteral(".."));
        QVERIFY(!m_page->canExecute());
    }

    void aPastedColumnBecomesKeys()
    {
        m_page.setDocument(smallDocument());
        QGuiApplication::clipboard()->setText(QStringLiteral("2\n3\nalice\n007\n"));
        QLineEdit* const edit = m_page.find<QLineEdit>("keysEdit");
        edit->setFocus();
        QTest::keySequence(edit, QKeySequence::Paste);
        QCOMPARE(m_page->document().segments[0].keys.size(), std::size_t(4));
        QVERIFY(m_page.visibleText("recordsProblem").startsWith(QStringLiteral("007: it could be an integer or a text")));
        QVERIFY(!m_page->canExecute());
        QTest::keyClick(edit, Qt::Key_Backspace);
        QVERIFY(m_page->canExecute());
        QTest::keyClick(edit, Qt::Key_Left);
        QTest::keyClick(edit, Qt::Key_Left);
        QTest::keyClick(edit, Qt::Key_Delete);
        const std::vector<KeyItem> left{KeyValue(std::int64_t{1}), KeyValue(std::int64_t{2}), KeyValue(std::string("alice"))};
        QVERIFY(m_page->document().segments[0].keys == left);
    }

    void manyKeysArePastedAtOnce()
    {
        QString column;
        for (int i = 0; i < 50'000; ++i)
            column += QString::number(i) + u'\n';
        m_page.setDocument(smallDocument());
        QGuiApplication::clipboard()->setText(column);
        m_page.find<QLineEdit>("keysEdit")->setFocus();
        QTest::keySequence(m_page.find<QLineEdit>("keysEdit"), QKeySequence::Paste);
        QCOMPARE(m_page.find<QLabel>("keyCount")->text(), QStringLiteral("50,001 keys"));
        QTRY_VERIFY(m_page.find<QWidget>("codeNote")->isVisible());
    }

    void aProblemIsShownInItsRow()
    {
        m_page.setDocument(smallDocument());
        m_page.retype("operand1", QStringLiteral("9223372036854775808"));
        QCOMPARE(m_page.visibleText("operationProblem1"), QStringLiteral("does not fit in 64 bits"));
        QCOMPARE(m_page.find<QAbstractButton>("problemsButton")->text(), QStringLiteral("1 problem"));
        m_page.retype("binName2", QStringLiteral("sixteen_bytes_no"));
        QVERIFY(m_page.visibleText("operationProblem2").contains(QStringLiteral("16 bytes")));
        QCOMPARE(m_page.find<QAbstractButton>("problemsButton")->text(), QStringLiteral("2 problems"));
        m_page.find<QLineEdit>("keysEdit")->setFocus();
        m_page.click("problemsButton");
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("operand1"));
        m_page.retype("operand1", QStringLiteral("1"));
        QVERIFY(m_page.visibleText("operationProblem1").isEmpty());
    }

    void rowsMoveCopyAndGoByKeyboard()
    {
        m_page.setDocument(smallDocument());
        m_page.find<QLineEdit>("operand0")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_page.binNames(), QStringLiteral("b a c"));
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("operand1"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_page.binNames(), QStringLiteral("a b c"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_page.binNames(), QStringLiteral("a a b c"));
        m_page.click("removeOperation3");
        QCOMPARE(m_page.binNames(), QStringLiteral("a a b"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_page.binNames(), QStringLiteral("a a"));
    }

    void tabGoesThroughARowInItsOrder()
    {
        m_page.setDocument(smallDocument());
        m_page.find<QLineEdit>("binName1")->setFocus();
        for (const char* next : {"binAction1", "typeButton1", "operand1", "operationMenu1", "removeOperation1", "binName2"}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->objectName(), QLatin1String(next));
        }
    }

    void operationsComeBackWithAVerbThatTakesThem()
    {
        m_page.setDocument(smallDocument());
        m_page.chooseVerb(Verb::remove);
        QVERIFY(m_page->document().segments[0].operations.empty());
        QVERIFY(m_page->canExecute());
        m_page.chooseVerb(Verb::upsert);
        m_page.compareDocument(smallDocument());
    }

    void conditionsAreEdited()
    {
        m_page.setDocument(smallDocument());
        m_page.chooseIndex("expiryKind", 4);
        m_page.retype("expiryAfter", QStringLiteral("2 d"));
        m_page.chooseIndex("generationKind", 1);
        m_page.retype("generationEdit", QStringLiteral("12"));
        OperationDocument expected = smallDocument();
        expected.segments[0].expiry = {Expiry::Kind::afterSeconds, 172'800};
        expected.segments[0].generation = 12;
        m_page.compareDocument(expected);
        m_page.retype("expiryAfter", QStringLiteral("soon"));
        QVERIFY(m_page.visibleText("expiryProblem").startsWith(QStringLiteral("soon: a time is written as")));
        QVERIFY(!m_page->canExecute());
    }

    void filtersAreEdited()
    {
        m_page.setDocument(smallDocument());
        m_page.type("whereEdit", QStringLiteral("$.age >="));
        QVERIFY(!m_page.visibleText("whereProblem").isEmpty());
        QVERIFY(!m_page->canExecute());
        m_page.type("whereEdit", QStringLiteral(" 18"));
        QVERIFY(m_page.visibleText("whereProblem").isEmpty());
        QTest::keyClick(m_page.find<QAbstractButton>("failOnFilteredOut"), Qt::Key_Space);
        QTest::keyClick(m_page.find<QAbstractButton>("respondAllKeys"), Qt::Key_Space);
        OperationDocument expected = smallDocument();
        expected.segments[0].where = Filter::text("$.age >= 18");
        expected.segments[0].failOnFilteredOut = true;
        expected.segments[0].respondAllKeys = true;
        m_page.compareDocument(expected);
        m_page.retype("whereEdit", QStringLiteral("0x930102"));
        QVERIFY(m_page->document().segments[0].where == Filter::expression({0x93, 1, 2}));
        m_page.find<WhereEdit>("whereEdit")->clear();
        m_page.type("whereEdit", QStringLiteral(" "));
        QVERIFY(!m_page->document().segments[0].where);
        QVERIFY(m_page.visibleText("whereProblem").startsWith(QStringLiteral("nothing is filtered out")));
    }

    void aDefaultWhereHoldsForSegmentsThatHaveNone()
    {
        OperationDocument document = smallDocument();
        document.segments.push_back(document.segments.front());
        document.segments.back().defaults.where = Filter::text("$.other");
        document.segments.push_back(document.segments.front());
        m_page.setDocument(document);
        QVERIFY(!m_page.find<QWidget>("defaultWhereEdit")->isVisible());
        m_page.trigger(m_page.find<QAbstractButton>("segmentMenu"), QStringLiteral("Default where"));
        QVERIFY(m_page.find<QWidget>("defaultWhereEdit")->isVisible());
        QCOMPARE(QApplication::focusWidget(), m_page.find<QWidget>("defaultWhereEdit"));
        QTest::keyClicks(m_page.find<QWidget>("defaultWhereEdit"), QStringLiteral("$.age >="));
        QVERIFY(!m_page.visibleText("whereProblem").isEmpty());
        QTest::keyClicks(m_page.find<QWidget>("defaultWhereEdit"), QStringLiteral(" 18"));
        QVERIFY(m_page.visibleText("whereProblem").isEmpty());
        QVERIFY(m_page.find<WhereEdit>("whereEdit")->placeholderText().contains(QStringLiteral("$.age >= 18")));
        document.segments[0].defaults.where = Filter::text("$.age >= 18");
        document.segments[2].defaults.where = Filter::text("$.age >= 18");
        m_page.compareDocument(document);
        m_page.find<WhereEdit>("defaultWhereEdit")->clear();
        m_page.type("defaultWhereEdit", QStringLiteral(" "));
        document.segments[0].defaults.where.reset();
        document.segments[2].defaults.where.reset();
        m_page.compareDocument(document);
    }

    void aRecordExpiresAtAMoment()
    {
        m_page.setDocument(smallDocument());
        m_page.chooseIndex("expiryKind", 5);
        QVERIFY(!m_page->canExecute());
        m_page.type("expiryAt", QStringLiteral("2027-01-31 12:30"));
        OperationDocument expected = smallDocument();
        expected.segments[0].expiry = {Expiry::Kind::at, 0, 1'801'398'600};
        m_page.compareDocument(expected);
        m_page.retype("expiryAt", QStringLiteral("2027-02-30"));
        QVERIFY(m_page.visibleText("expiryProblem").startsWith(QStringLiteral("2027-02-30: a moment is written as")));
    }

    void aQueryCanAskForMetadataAlone()
    {
        OperationDocument document = smallDocument();
        document.segments[0].operations.clear();
        document.segments[0].verb = Verb::query;
        m_page.setDocument(document);
        QTest::keyClick(m_page.find<QAbstractButton>("withNoBins"), Qt::Key_Space);
        document.segments[0].withNoBins = true;
        m_page.compareDocument(document);
    }

    void whatTheChainSaysIsShown()
    {
        OperationDocument document = smallDocument();
        Segment& segment = document.segments[0];
        segment.verb = Verb::remove;
        segment.operations.clear();
        segment.defaults.durableDelete = true;
        segment.defaults.where = Filter::text("$.old");
        m_page.setDocument(document);
        QVERIFY(m_page.find<WhereEdit>("whereEdit")->placeholderText().contains(QStringLiteral("$.old")));
        QCOMPARE(m_page.visibleText("durableNote"), QStringLiteral("with, from the chain's default"));
        m_page.chooseIndex("durableDelete", 2);
        QCOMPARE(m_page.visibleText("durableNote"), QStringLiteral("against the chain's default, with"));
        segment.durableDelete = false;
        m_page.compareDocument(document);
    }

    void theTypeOfAnOperandIsChanged()
    {
        m_page.setDocument(smallDocument());
        m_page.chooseType(0, QStringLiteral("str"));
        QVERIFY(m_page->document().segments[0].operations[0].action == BinAction(SetTo{"1"}));
        m_page.chooseType(0, QStringLiteral("blob"));
        m_page.retype("operand0", QStringLiteral("0xde ad"));
        QVERIFY(m_page->document().segments[0].operations[0].action == BinAction(SetTo{Blob{{0xde, 0xad}}}));
        m_page.chooseType(0, QStringLiteral("list"));
        m_page.retype("operand0", QStringLiteral("[1, \"a\"]"));
        QVERIFY(m_page->document().segments[0].operations[0].action == BinAction(SetTo{List{{1, "a"}}}));
        m_page.chooseAction(0, QStringLiteral("append"));
        QVERIFY(m_page.operandOf(0).as<std::string>());
        m_page.chooseAction(0, QStringLiteral("set to"));
        m_page.chooseType(0, QStringLiteral("bool"));
        QTest::keyClick(m_page.find<QAbstractButton>("operand0"), Qt::Key_Space);
        QVERIFY(m_page.operandOf(0) == Value(false));
    }

    void knownDataSetsAreOffered()
    {
        m_page.setDocument(smallDocument());
        m_page->setDataSets({DataSet::of("test", "users"), DataSet::of("bar", "")});
        QComboBox* const dataSet = m_page.find<QComboBox>("dataSetEdit");
        QCOMPARE(dataSet->count(), 2);
        QCOMPARE(dataSet->currentText(), QStringLiteral("test · users"));
        dataSet->setFocus();
        QTest::keyClick(dataSet, Qt::Key_Down);
        QTest::keyClick(dataSet, Qt::Key_Down);
        QVERIFY(m_page->document().segments[0].dataSet == DataSet::of("bar", ""));
        m_page->setDataSet(DataSet::of("other", "set"));
        QVERIFY(m_page->document().segments[0].dataSet == DataSet::of("other", "set"));
        QCOMPARE(dataSet->currentText(), QStringLiteral("other · set"));
    }

private:
    ComposeDriver m_page;
};

QTEST_MAIN(ComposeEditingTest)
#include "tst_compose_editing.moc"
