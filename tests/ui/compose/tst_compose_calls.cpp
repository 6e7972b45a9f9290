// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compose/compose_driver.h"

#include <QPlainTextEdit>

using namespace binnacle;
using namespace binnacle::ui;

/// Each family of methods, built by clicking and typing on the first row of a small document.
class ComposeCallsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_page.open();
        OperationDocument document = smallDocument();
        document.segments[0].operations = {{"b", SetTo{0}}};
        m_page.setDocument(document);
    }
    void cleanup() { m_page.close(); }

    void everyMethodCanBeChosen()
    {
        for (const MethodEntry& entry : methodEntries()) {
            if (entry.name == "setTo")
                continue; // the operation on the whole bin is found first by that name
            m_page.chooseAction(0, QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size())));
            const auto* call = std::get_if<Call>(&firstAction());
            QVERIFY2(call && call->method == entry.method, entry.name.data());
        }
    }

    void aListIsAppendedTo()
    {
        m_page.chooseAction(0, QStringLiteral("list append"));
        m_page.chooseValueType("argument0_valueType", QStringLiteral("str"));
        m_page.retype("argument0_value", QStringLiteral("gold"));
        m_page.click("flag0_addUnique");
        m_page.click("flag0_noFail");
        compare(Call{{}, Method::listAppend, {"gold"}, CallFlag::addUnique | CallFlag::noFail});
        QVERIFY(m_page->canExecute());
    }

    void anItemIsInsertedIntoANestedList()
    {
        m_page.chooseAction(0, QStringLiteral("listInsert"));
        m_page.retype("argument0_index", QStringLiteral("-1"));
        m_page.retype("argument0_value", QStringLiteral("5"));
        m_page.click("addStep0");
        m_page.retype("stepArgument0_key", QStringLiteral("a"));
        m_page.chooseIndex("stepCreate0", 2);
        m_page.click("addStep0");
        m_page.choose("stepSelector0", QStringLiteral("onListIndex"));
        m_page.retype("stepArgument0_index", QStringLiteral("0"));
        compare(Call{{{Selector::mapKey, {"a"}, CreateOnDemand::keyOrderedMap}, {Selector::listIndex, {0}, {}}},
                     Method::listInsert,
                     {-1, 5}});
        QCOMPARE(m_page.find<QAbstractButton>("step0_0")->text(), QStringLiteral("\"a\""));
        QCOMPARE(m_page.find<QAbstractButton>("step0_1")->text(), QStringLiteral("[0]"));
        m_page.click("step0_0");
        m_page.click("removeStep0");
        compare(Call{{{Selector::listIndex, {0}, {}}}, Method::listInsert, {-1, 5}});
    }

    void itemsArePutIntoAMap()
    {
        m_page.chooseAction(0, QStringLiteral("mapUpsertItems"));
        m_page.retype("argument0_items", QStringLiteral("{\"a\": 1, \"b\": {\"$blob\": \"00ff\"}}"));
        m_page.chooseIndex("order0", 2);
        m_page.click("flag0_partial");
        compare(Call{{},
                     Method::mapUpsertItems,
                     {Map{{{"a", 1}, {"b", Blob{{0, 0xff}}}}}},
                     CallFlag::partial,
                     CollectionOrder::keyOrdered});
    }

    void aSketchIsMadeAndAddedTo()
    {
        m_page.chooseAction(0, QStringLiteral("hll init"));
        QVERIFY(shows(QStringLiteral("error ±0.81 %, 12 KiB")));
        m_page.retype("argument0_indexBits", QStringLiteral("12"));
        m_page.type("argument0_minHashBits", QStringLiteral("8"));
        QVERIFY(shows(QStringLiteral("error ±1.6 %, 7 KiB")));
        m_page.click("flag0_createOnly");
        compare(Call{{}, Method::hllInit, {12, 8}, CallFlag::createOnly});
        m_page.chooseAction(0, QStringLiteral("hllAdd"));
        auto* const values = m_page.find<QPlainTextEdit>("argument0_values");
        values->setFocus();
        QTest::keyClicks(values, QStringLiteral("user-1"));
        QTest::keyClick(values, Qt::Key_Return);
        QTest::keyClicks(values, QStringLiteral("42"));
        const OperationDocument document = m_page->document();
        const auto& call = std::get<Call>(document.segments[0].operations[0].action);
        QVERIFY(call.arguments.front() == Value(List{{"user-1", 42}}));
        QVERIFY(call.flags == CallFlags(CallFlag::createOnly));
    }

    void flagsThatExcludeEachOtherCannotBothBeOn()
    {
        m_page.chooseAction(0, QStringLiteral("hllSetUnion"));
        m_page.click("flag0_createOnly");
        QVERIFY(!m_page.find<QAbstractButton>("flag0_updateOnly")->isEnabled());
        QCOMPARE(m_page.visibleText("flagsNote0"), QStringLiteral("update only is off: it excludes create only"));
        m_page.click("flag0_createOnly");
        QVERIFY(m_page.find<QAbstractButton>("flag0_updateOnly")->isEnabled());
        QVERIFY(m_page.visibleText("flagsNote0").isEmpty());
    }

    void bitsAreSetAndAdded()
    {
        m_page.chooseAction(0, QStringLiteral("bitSet"));
        m_page.choose("binAction0", QStringLiteral("bitSet"));
        m_page.retype("argument0_bitOffset", QStringLiteral("-8"));
        m_page.retype("argument0_bitSize", QStringLiteral("16"));
        m_page.retype("argument0_value", QStringLiteral("de ad"));
        compare(Call{{}, Method::bitSet, {-8, 16, Blob{{0xde, 0xad}}}});
        m_page.chooseAction(0, QStringLiteral("bitAdd"));
        m_page.retype("argument0_value", QStringLiteral("-3"));
        m_page.click("flag0_signed");
        m_page.click("flag0_wrap");
        compare(Call{{}, Method::bitAdd, {-8, 16, -3}, CallFlag::signedInteger | CallFlag::wrap});
        QVERIFY(!m_page.find<QAbstractButton>("flag0_saturate")->isEnabled());
    }

    void aBinIsMadeOfAnExpression()
    {
        m_page.chooseAction(0, QStringLiteral("upsertFrom"));
        m_page.type("argument0_expression", QStringLiteral("$.age +"));
        QVERIFY(!m_page.visibleText("operationProblem0").isEmpty());
        m_page.type("argument0_expression", QStringLiteral(" 1"));
        m_page.click("flag0_evalNoFail");
        compare(Call{{}, Method::upsertFrom, {"$.age + 1"}, CallFlag::evalNoFail});
        QVERIFY(m_page->canExecute());
    }

    void whatAPathSelectsIsRemoved()
    {
        m_page.chooseAction(0, QStringLiteral("removeSelected"));
        m_page.click("step0_0");
        m_page.choose("stepSelector0", QStringLiteral("map key range"));
        m_page.chooseValueType("stepArgument0_beginType", QStringLiteral("str"));
        m_page.retype("stepArgument0_begin", QStringLiteral("a"));
        m_page.type("stepArgument0_end", QStringLiteral("9"));
        m_page.chooseIndex("returns0", 6);
        QTest::keyClick(m_page.find<QAbstractButton>("inverted0"), Qt::Key_Space);
        compare(Call{{{Selector::mapKeyRange, {"a", 9}, {}}}, Method::removeSelected, {}, {}, {}, ReturnType::count, true});
        m_page.retype("stepArgument0_end", QStringLiteral(" "));
        compare(Call{{{Selector::mapKeyRange, {"a"}, {}}}, Method::removeSelected, {}, {}, {}, ReturnType::count, true});
    }

    void anArgumentThatCannotBeReadIsToldAtItsRow()
    {
        m_page.chooseAction(0, QStringLiteral("listTrim"));
        m_page.retype("argument0_count", QStringLiteral("many"));
        QCOMPARE(m_page.visibleText("operationProblem0"), QStringLiteral("count: is no integer"));
        QCOMPARE(m_page.find<QLineEdit>("argument0_count")->property("invalid").toString(), QStringLiteral("yes"));
        m_page.find<QLineEdit>("keysEdit")->setFocus();
        m_page.click("problemsButton");
        QCOMPARE(QApplication::focusWidget(), m_page.find<QLineEdit>("argument0_count"));
    }

    void anArgumentBeforeAnotherOneIsNeeded()
    {
        m_page.chooseAction(0, QStringLiteral("hllAdd"));
        m_page.type("argument0_minHashBits", QStringLiteral("8"));
        QCOMPARE(m_page.visibleText("operationProblem0"),
                 QStringLiteral("index bits: it is needed, since min-hash bits is given"));
    }

    void aSketchInsideAMapIsReached()
    {
        m_page.chooseAction(0, QStringLiteral("hllGetCount"));
        m_page.trigger(m_page.find<QAbstractButton>("operationMenu0"), QStringLiteral("Add a path step"));
        m_page.settle();
        m_page.retype("stepArgument0_key", QStringLiteral("h"));
        compare(Call{{{Selector::mapKey, {"h"}, {}}}, Method::hllGetCount});
    }

    void surprisesAreToldBeforehand()
    {
        m_page.chooseAction(0, QStringLiteral("hllFold"));
        m_page.retype("argument0_indexBits", QStringLiteral("3"));
        QVERIFY(m_page.visibleText("operationProblem0").contains(QStringLiteral("they are 4 to 16")));
        QVERIFY(m_page->canExecute());
    }

    void anotherMethodKeepsWhatItTakes()
    {
        m_page.retype("operand0", QStringLiteral("7"));
        m_page.chooseAction(0, QStringLiteral("listAppend"));
        compare(Call{{}, Method::listAppend, {7}});
        m_page.click("flag0_noFail");
        m_page.chooseAction(0, QStringLiteral("listSet"));
        compare(Call{{}, Method::listSet, {0, 7}, CallFlag::noFail});
        m_page.chooseAction(0, QStringLiteral("increment by"));
        QVERIFY(firstAction() == BinAction(Add{7}));
    }

    void tabGoesThroughACallInItsOrder()
    {
        m_page.chooseAction(0, QStringLiteral("listInsert"));
        m_page.find<QLineEdit>("binName0")->setFocus();
        for (const char* next : {"binAction0", "argument0_index", "argument0_valueType", "argument0_value", "addStep0",
                                 "flag0_noFail", "flag0_addUnique", "flag0_insertBounded", "operationMenu0"}) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget()->objectName(), QLatin1String(next));
        }
    }

private:
    const BinAction& firstAction()
    {
        m_document = m_page->document();
        return m_document.segments[0].operations[0].action;
    }
    void compare(const Call& expected)
    {
        OperationDocument document = smallDocument();
        document.segments[0].operations = {{"b", expected}};
        m_page.compareDocument(document);
    }
    bool shows(const QString& text) const
    {
        m_page.settle();
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            if (label->text() == text && label->isVisibleTo(m_page.get()))
                return true;
        }
        return false;
    }

    ComposeDriver m_page;
    OperationDocument m_document;
};

QTEST_MAIN(ComposeCallsTest)
#include "tst_compose_calls.moc"
