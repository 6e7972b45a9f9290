// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/choice_button.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QtTest>

using namespace binnacle::ui;

namespace {

std::vector<ChoiceGroup> fruitAndTools()
{
    return {{QStringLiteral("Fruit"),
             {{1, QStringLiteral("apple"), {}}, {2, QStringLiteral("pine apple"), QStringLiteral("ananas")}}},
            {QStringLiteral("Tools"), {{3, QStringLiteral("saw"), {}}}}};
}

} // namespace

class ChoiceButtonTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_button = std::make_unique<ChoiceButton>();
        m_button->setChoices(fruitAndTools());
        m_button->setCurrent(1);
        m_button->show();
        QVERIFY(QTest::qWaitForWindowActive(m_button.get()));
    }
    void cleanup() { m_button.reset(); }

    void theCurrentChoiceIsShown()
    {
        QCOMPARE(m_button->choiceText(), QStringLiteral("apple"));
        QCOMPARE(m_button->accessibleName(), QStringLiteral("apple"));
    }

    void whatIsTypedFindsByTextHintAndGroup_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("found");
        QTest::newRow("text") << "saw" << 3;
        QTest::newRow("blanks do not matter") << "pineapp" << 2;
        QTest::newRow("hint") << "ANA" << 2;
        QTest::newRow("group") << "tool" << 3;
    }
    void whatIsTypedFindsByTextHintAndGroup()
    {
        QFETCH(QString, typed);
        QFETCH(int, found);
        QSignalSpy chosen(m_button.get(), &ChoiceButton::chosen);
        QTest::mouseClick(m_button.get(), Qt::LeftButton);
        type(typed);
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), found);
        QCOMPARE(m_button->current(), found);
        QVERIFY(!QApplication::activePopupWidget());
    }

    void theBestMatchComesFirst()
    {
        QTest::mouseClick(m_button.get(), Qt::LeftButton);
        type(QStringLiteral("apple"));
        QCOMPARE(m_button->findChild<QListWidget*>()->currentItem()->text(), QStringLiteral("apple"));
    }

    void arrowsPassOverTitles()
    {
        QSignalSpy chosen(m_button.get(), &ChoiceButton::chosen);
        QTest::keyClick(m_button.get(), Qt::Key_Down);
        QTest::keyClick(search(), Qt::Key_Down);
        QTest::keyClick(search(), Qt::Key_Down);
        QTest::keyClick(search(), Qt::Key_Return);
        QCOMPARE(chosen[0][0].toInt(), 3);
    }

    void aLetterOnTheButtonBeginsTheSearch()
    {
        QTest::keyClick(m_button.get(), Qt::Key_S);
        QVERIFY(search());
        QCOMPARE(search()->text(), QStringLiteral("s"));
    }

    void escapeAndWhatIsNotFoundChooseNothing()
    {
        QSignalSpy chosen(m_button.get(), &ChoiceButton::chosen);
        QTest::mouseClick(m_button.get(), Qt::LeftButton);
        type(QStringLiteral("zebra"));
        QTest::keyClick(search(), Qt::Key_Return);
        QTest::keyClick(search(), Qt::Key_Escape);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(!QApplication::activePopupWidget());
        QCOMPARE(m_button->current(), 1);
    }

private:
    QLineEdit* search() const { return m_button->findChild<QLineEdit*>(QStringLiteral("choiceSearch")); }
    void type(const QString& text) { QTest::keyClicks(search(), text); }

    std::unique_ptr<ChoiceButton> m_button;
};

QTEST_MAIN(ChoiceButtonTest)
#include "tst_choice_button.moc"
