// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ael_edit.h"
#include "ui/editors/ael_lexer.h"
#include "ui/editors/completion_popup.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolTip>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

using namespace binnacle::ui;

class AelEditTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        applyTheme(*qApp, ThemeMode::light);
        m_window = std::make_unique<QWidget>();
        auto* const column = new QVBoxLayout(m_window.get());
        m_edit = new AelEdit;
        m_next = new QLineEdit;
        column->addWidget(m_edit);
        column->addWidget(m_next);
        column->addStretch(1);
        m_window->resize(360, 400);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_edit->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void tokensHaveTheColoursOfTheirTypesInBothThemes()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.age >= 18 and $.name == 'Ella' or ttl() > ?0"));
        m_edit->SendScintilla(QsciScintillaBase::SCI_COLOURISE, 0UL, -1L);
        QCOMPARE(styleAt("age"), int(AelLexer::plainStyle));
        QCOMPARE(styleAt(">="), int(AelLexer::symbolStyle));
        QCOMPARE(styleAt("= 18"), int(AelLexer::otherSymbolStyle));
        QCOMPARE(styleAt("18"), int(AelLexer::numberStyle));
        QCOMPARE(styleAt("and"), int(AelLexer::wordStyle));
        QCOMPARE(styleAt("'Ella'"), int(AelLexer::stringStyle));
        QCOMPARE(styleAt("ttl"), int(AelLexer::functionStyle));
        QCOMPARE(styleAt("?0"), int(AelLexer::placeholderStyle));
        for (const ThemeMode mode : {ThemeMode::dark, ThemeMode::light}) {
            applyTheme(*qApp, mode);
            QCOMPARE(drawnColor(AelLexer::numberStyle), palette().typeInteger);
            QCOMPARE(drawnColor(AelLexer::stringStyle), palette().typeString);
            QCOMPARE(drawnColor(AelLexer::plainStyle), palette().text);
            for (int style = 0; style < AelLexer::styles; ++style)
                QVERIFY(contrastRatio(drawnColor(style), palette().panel) >= 4.5);
        }
    }

    void whatIsWrongIsUnderlinedAndTold()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.age >= 18"));
        QCOMPARE(m_edit->problem(), QString());
        QVERIFY(!isUnderlined(0) && !isUnderlined(9));
        QCOMPARE(m_edit->accessibleDescription(), QStringLiteral("valid"));
        QTest::keyClicks(m_edit, QStringLiteral(" and 'x'x"));
        QVERIFY(!m_edit->problem().isEmpty());
        QCOMPARE(m_edit->accessibleDescription(), m_edit->problem());
        const auto offset = m_edit->diagnostics().front().offset;
        QVERIFY(isUnderlined(offset));
        QVERIFY(!isUnderlined(0));
        QCOMPARE(m_edit->property("invalid").toString(), QStringLiteral("yes"));
    }

    void aTextThatEndsTooSoonIsUnderlinedAtItsEnd()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.age >="));
        QVERIFY(isUnderlined(7));
        QVERIFY(!isUnderlined(3));
        QTest::keyClicks(m_edit, QStringLiteral(" 1"));
        QVERIFY(!isUnderlined(7));
    }

    void placesAreCountedInBytes()
    {
        m_edit->setText(QStringLiteral("$.name == 'ø€' and and"));
        const std::size_t offset = m_edit->diagnostics().front().offset;
        QVERIFY(offset >= 19);
        QVERIFY(isUnderlined(offset));
        QVERIFY(!isUnderlined(12));
    }

    void aHintIsToldWithTheSentence()
    {
        m_edit->setText(QStringLiteral("$.a = 1"));
        const auto& first = m_edit->diagnostics().front();
        QVERIFY(!first.hint.empty());
        QCOMPARE(m_edit->problem(), QString::fromStdString(first.sentence + " — " + first.hint));
    }

    void theTooltipTellsWhatIsWrongAtItsPlace()
    {
        m_edit->setText(QStringLiteral("$.a = 1 and $.b == 2"));
        const auto& first = m_edit->diagnostics().front();
        hover(first.offset);
        QTRY_VERIFY(QToolTip::text().contains(QString::fromStdString(first.sentence).toHtmlEscaped()));
        hover(14);
        QTRY_VERIFY(QToolTip::text().isEmpty());
    }

    void packedExpressionsAreNoAel()
    {
        QTest::keyClicks(m_edit, QStringLiteral("0x930102"));
        QVERIFY(m_edit->diagnostics().empty());
    }

    void settingATextIsNoEditAndHasNothingToUndo()
    {
        QSignalSpy edited(m_edit, &AelEdit::edited);
        m_edit->setText(QStringLiteral("$.a == 1"));
        QCOMPARE(edited.count(), 0);
        QVERIFY(!m_edit->isUndoAvailable());
        QTest::keyClick(m_edit, Qt::Key_End);
        QTest::keyClicks(m_edit, QStringLiteral("2"));
        QCOMPARE(edited.count(), 1);
        QTest::keySequence(m_edit, QKeySequence::Undo);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a == 1"));
        QTest::keySequence(m_edit, QKeySequence::Redo);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a == 12"));
    }

    void tabLeavesTheFieldAndEnterIsTold()
    {
        QSignalSpy entered(m_edit, &AelEdit::entered);
        QTest::keyClicks(m_edit, QStringLiteral("$.a"));
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a"));
        QTest::keyClick(m_edit, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a\n"));
        QTest::keyClick(m_edit, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), m_next);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a\n"));
        QTest::keyClick(m_next, Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), m_edit);
    }

    void escapeIsTakenOnlyWhereItDoesSomething()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.a"));
        QVERIFY(!takes(Qt::Key_Escape));
        QSignalSpy escaped(m_edit, &AelEdit::escaped);
        QVERIFY(takes(Qt::Key_Escape));
        QTest::keyClick(m_edit, Qt::Key_Escape);
        QCOMPARE(escaped.count(), 1);
        m_edit->clear();
        QVERIFY(!takes(Qt::Key_Escape));
    }

    void shortcutsOfTheWindowAreLeftToIt()
    {
        m_edit->setText(QStringLiteral("$.a == 1"));
        for (const Qt::Key key : {Qt::Key_D, Qt::Key_K, Qt::Key_L, Qt::Key_T, Qt::Key_G, Qt::Key_Return}) {
            QVERIFY(!takes(key, Qt::ControlModifier));
            if (key != Qt::Key_Return)
                QTest::keyClick(m_edit, key, Qt::ControlModifier);
        }
        QVERIFY(!takes(Qt::Key_F5));
        QCOMPARE(m_edit->text(), QStringLiteral("$.a == 1"));
        QVERIFY(takes(Qt::Key_V, Qt::ControlModifier));
        QVERIFY(takes(Qt::Key_A));
    }

    void theFieldGrowsWithItsTextAndShrinks()
    {
        QCOMPARE(m_edit->height(), metrics::controlHeight);
        QString text = QStringLiteral("$.a == 1");
        for (int i = 0; i < 12; ++i)
            text += QStringLiteral(" or $.a == %1").arg(i);
        m_edit->setText(text);
        QTRY_VERIFY(m_edit->height() > 2 * metrics::controlHeight);
        const int most = m_edit->height();
        m_edit->setText(text + text + text);
        QTest::qWait(50);
        QVERIFY(m_edit->height() < 3 * most);
        m_edit->setText(QStringLiteral("$.a == 1"));
        QTRY_COMPARE(m_edit->height(), metrics::controlHeight);
    }

    void binsAreOfferedWhileANameIsTyped()
    {
        m_edit->setKnownBins({{"name", {}}, {"age", {}}, {"address", {}}});
        QTest::keyClicks(m_edit, QStringLiteral("$."));
        QVERIFY(popup()->isVisible());
        QTest::keyClicks(m_edit, QStringLiteral("a"));
        QVERIFY(offered().first().contains(QStringLiteral("a")));
        QVERIFY(offered().contains(QStringLiteral("age")));
        QVERIFY(!offered().contains(QStringLiteral("name")));
        while (!popup()->currentItem()->text().contains(QStringLiteral("age")))
            QTest::keyClick(m_edit, Qt::Key_Down);
        QSignalSpy entered(m_edit, &AelEdit::entered);
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(m_edit->text(), QStringLiteral("$.age"));
        QCOMPARE(entered.count(), 0);
        QVERIFY(!popup()->isVisible());
        QTest::keyClicks(m_edit, QStringLiteral(" > 1 and $.na"));
        QTest::keyClick(m_edit, Qt::Key_Tab);
        QCOMPARE(m_edit->text(), QStringLiteral("$.age > 1 and $.name"));
        QCOMPARE(QApplication::focusWidget(), m_edit);
        QTest::keySequence(m_edit, QKeySequence::Undo);
        QVERIFY(m_edit->text() != QStringLiteral("$.age > 1 and $.name"));
    }

    void functionsAndWordsAreOffered()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.a == tr"));
        QVERIFY(popup()->isVisible());
        QTest::keyClick(m_edit, Qt::Key_Tab);
        QCOMPARE(m_edit->text(), QStringLiteral("$.a == true"));
        QTest::keyClicks(m_edit, QStringLiteral(" "));
        QVERIFY(!popup()->isVisible());
        QTest::keyClick(m_edit, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup()->isVisible());
        QVERIFY(offered().join(u' ').contains(QStringLiteral("and")));
        QVERIFY(!popup()->item(0)->data(Qt::UserRole).toString().isEmpty());
    }

    void whatIsTypedOutIsOfferedNoMore()
    {
        QTest::keyClicks(m_edit, QStringLiteral("$.a == true"));
        QVERIFY(!popup()->isVisible());
        QSignalSpy entered(m_edit, &AelEdit::entered);
        QTest::keyClick(m_edit, Qt::Key_Return);
        QCOMPARE(entered.count(), 1);
    }

    void completionsAreClosedWithoutAnEffect()
    {
        m_edit->setKnownBins({{"name", {}}});
        QTest::keyClicks(m_edit, QStringLiteral("$.n"));
        QVERIFY(popup()->isVisible());
        QSignalSpy escaped(m_edit, &AelEdit::escaped);
        QTest::keyClick(m_edit, Qt::Key_Escape);
        QVERIFY(!popup()->isVisible());
        QCOMPARE(escaped.count(), 0);
        QCOMPARE(m_edit->text(), QStringLiteral("$.n"));
        QTest::keyClick(m_edit, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup()->isVisible());
        QTest::mouseClick(popup()->viewport(), Qt::LeftButton, {}, QPoint(10, 10));
        QCOMPARE(m_edit->text(), QStringLiteral("$.name"));
        QTest::keyClicks(m_edit, QStringLiteral(" == $.n"));
        QVERIFY(popup()->isVisible());
        m_next->setFocus();
        QVERIFY(!popup()->isVisible());
    }

    void namesThatNeedQuotesGetThem()
    {
        m_edit->setKnownBins({{"a bin", {}}});
        QTest::keyClicks(m_edit, QStringLiteral("$.a"));
        QTest::keyClick(m_edit, Qt::Key_Return);
        QTest::keyClicks(m_edit, QStringLiteral(" == 1"));
        QCOMPARE(m_edit->text(), QStringLiteral("$.\"a bin\" == 1"));
        QCOMPARE(m_edit->problem(), QString());
    }

private:
    CompletionPopup* popup() { return m_edit->findChild<CompletionPopup*>(QStringLiteral("completionPopup")); }
    QStringList offered()
    {
        QStringList texts;
        for (int row = 0; row < popup()->count(); ++row)
            texts << popup()->item(row)->text();
        return texts;
    }
    int styleAt(const char* text)
    {
        const qsizetype place = m_edit->text().toUtf8().indexOf(text);
        return static_cast<int>(m_edit->SendScintilla(QsciScintillaBase::SCI_GETSTYLEAT, static_cast<unsigned long>(place)));
    }
    QColor drawnColor(int style)
    {
        const long color = m_edit->SendScintilla(QsciScintillaBase::SCI_STYLEGETFORE, static_cast<unsigned long>(style));
        return QColor(static_cast<int>(color & 0xff), static_cast<int>(color >> 8 & 0xff), static_cast<int>(color >> 16 & 0xff));
    }
    bool isUnderlined(std::size_t byte)
    {
        return m_edit->SendScintilla(QsciScintillaBase::SCI_INDICATORVALUEAT, 0UL, static_cast<long>(byte)) != 0;
    }
    void hover(std::size_t byte)
    {
        const auto place = static_cast<long>(byte);
        const QPoint at(static_cast<int>(m_edit->SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, place)) + 2,
                        static_cast<int>(m_edit->SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, place)) + 4);
        QHelpEvent asked(QEvent::ToolTip, at, m_edit->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(m_edit->viewport(), &asked);
    }
    bool takes(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QKeyEvent asked(QEvent::ShortcutOverride, key, modifiers);
        asked.ignore();
        QCoreApplication::sendEvent(m_edit, &asked);
        return asked.isAccepted();
    }

    std::unique_ptr<QWidget> m_window;
    AelEdit* m_edit = nullptr;
    QLineEdit* m_next = nullptr;
};

QTEST_MAIN(AelEditTest)
#include "tst_ael_edit.moc"
