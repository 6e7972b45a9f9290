// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/compose/compose_driver.h"
#include "ui/compose/derived_behavior.h"
#include "ui/compose/setting_field.h"

#include <QDialog>
#include <QPlainTextEdit>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

Settings withRetries(std::uint32_t retries)
{
    Settings settings;
    settings.maxRetries = retries;
    return settings;
}

Behavior ownBehavior()
{
    Settings all;
    all.maxRetries = 4;
    all.sendKey = false;
    Settings reads;
    reads.totalTimeoutMs = 250;
    return Behavior::readFast().deriveWithChanges("MINE", {{Scope::all, all}, {Scope::reads, reads}});
}

} // namespace

class BehaviorTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_page.open(); }
    void cleanup() { m_page.close(); }

    void everySettingIsEditedByItsText()
    {
        int settings = 0;
        forEachSetting([&](std::string_view, auto) { ++settings; });
        QCOMPARE(settingFields().size(), std::size_t(settings));
        for (const SettingField& field : settingFields()) {
            Settings said;
            QCOMPARE(field.text(said), std::nullopt);
            const QString text = field.choices.isEmpty() ? QStringLiteral("7") : field.choices.back();
            QVERIFY(field.put(said, text));
            QCOMPARE(field.text(said), text);
            QVERIFY(!field.put(said, QStringLiteral("many")));
            QCOMPARE(field.text(said), text);
            QVERIFY(field.put(said, QString()));
            QVERIFY(said == Settings{});
            QVERIFY2(!field.label.isEmpty() && !field.meaning.isEmpty(), qPrintable(field.name));
        }
    }

    void aDerivedBehaviorIsTakenApartAndPutTogether()
    {
        const DerivedBehavior own = DerivedBehavior::of(ownBehavior());
        QVERIFY(own.base == Behavior::readFast());
        QCOMPARE(own.name, std::string("MINE"));
        QCOMPARE(own.count(Scope::all), 2);
        QCOMPARE(own.count(Scope::reads), 1);
        QCOMPARE(own.count(Scope::writes), 0);
        QVERIFY(own.behavior() == ownBehavior());
        for (const Behavior& predefined : predefinedBehaviors())
            QVERIFY(DerivedBehavior::of(predefined).behavior() == predefined);
        // A line of several, whose middle one stays what it is.
        const Behavior deeper = ownBehavior().deriveWithChanges("DEEPER", {{Scope::writes, withRetries(1)}});
        QVERIFY(DerivedBehavior::of(deeper).base == ownBehavior());
        QVERIFY(DerivedBehavior::of(deeper).behavior() == deeper);
    }

    void aCommandIsOfTheScopeThatIsShown()
    {
        for (const Scope scope : allScopes()) {
            const CommandClass command = commandOf(scope, {});
            const Behavior marked = Behavior().deriveWithChanges("M", {{scope, withRetries(77)}});
            QCOMPARE(marked.settingsFor(command).maxRetries, std::optional<std::uint32_t>(77));
        }
    }

    void aPredefinedBehaviorIsChosen()
    {
        OperationDocument document = smallDocument();
        document.segments[0].verb = Verb::query;
        document.segments[0].operations.clear();
        m_page.setDocument(document);
        m_page.chooseIndex("behaviorChoice", 1);
        QVERIFY(m_page->document().behavior == Behavior::readFast());
        QCOMPARE(m_page.visibleText("policyText"), QStringLiteral("200 ms, 3 retries, key sent"));
        m_page.click("jsonCode");
        QTRY_VERIFY(codeText().contains(QStringLiteral("\"behavior\": \"READ_FAST\"")));
        m_page.chooseIndex("behaviorChoice", 0);
        QVERIFY(m_page->document().behavior == Behavior());
    }

    void oneIsDerivedWithChangesByScope()
    {
        m_page.setDocument(smallDocument());
        m_page.chooseIndex("behaviorChoice", 1);
        openEditor();
        retype("behaviorName", QStringLiteral("MINE"));
        retype("setting_maxRetries", QStringLiteral("4"));
        choose("setting_sendKey", 1); // off
        choose("behaviorScope", 1); // reads
        QVERIFY(in<QLineEdit>("setting_maxRetries")->text().isEmpty());
        retype("setting_totalTimeoutMs", QStringLiteral("250"));
        QTest::mouseClick(in<QAbstractButton>("behaviorAccept"), Qt::LeftButton);
        m_page.settle();
        QVERIFY(m_page->document().behavior == ownBehavior());
        QCOMPARE(m_page.find<QComboBox>("behaviorChoice")->currentText(), QStringLiteral("MINE"));
        QVERIFY(m_page.visibleText("policyText").contains(QStringLiteral("4 retries, key not sent")));
        // The own one stays at hand while another is used.
        m_page.chooseIndex("behaviorChoice", 0);
        m_page.chooseIndex("behaviorChoice", 4);
        QVERIFY(m_page->document().behavior == ownBehavior());
    }

    void effectiveValuesSayWhereTheyComeFrom()
    {
        OperationDocument document = smallDocument();
        document.behavior = ownBehavior();
        m_page.setDocument(document);
        openEditor();
        choose("behaviorScope", 1); // reads
        QCOMPARE(textOf("effective_totalTimeoutMs"), QStringLiteral("250 ms"));
        QCOMPARE(textOf("origin_totalTimeoutMs"), QStringLiteral("MINE · reads; READ_FAST · reads says 200 ms"));
        QCOMPARE(textOf("effective_maxRetries"), QStringLiteral("4"));
        QCOMPARE(textOf("origin_maxRetries"), QStringLiteral("MINE · all commands; READ_FAST · reads says 3"));
        QCOMPARE(textOf("origin_commitLevel"), QStringLiteral("DEFAULT · all commands"));
        QCOMPARE(textOf("effective_recordQueueSize"), QStringLiteral("not said"));
        choose("commandShape", 2);
        QCOMPARE(textOf("effective_recordQueueSize"), QStringLiteral("5000"));
        QCOMPARE(textOf("origin_recordQueueSize"), QStringLiteral("DEFAULT · queries"));
        choose("commandKind", 1); // a write
        QCOMPARE(textOf("effective_totalTimeoutMs"), QStringLiteral("30000 ms"));
        QVERIFY(textOf("origin_totalTimeoutMs").contains(QStringLiteral("the change is not about such commands")));
    }

    void changesAreTakenBackOneByOneAndAllTogether()
    {
        OperationDocument document = smallDocument();
        document.behavior = ownBehavior();
        m_page.setDocument(document);
        openEditor();
        QVERIFY(in<QAbstractButton>("reset_maxRetries")->isVisible());
        QVERIFY(!in<QAbstractButton>("reset_replica")->isVisible());
        QTest::mouseClick(in<QAbstractButton>("reset_maxRetries"), Qt::LeftButton);
        QCOMPARE(textOf("origin_maxRetries"), QStringLiteral("DEFAULT · all commands"));
        QTest::mouseClick(in<QAbstractButton>("behaviorReset"), Qt::LeftButton);
        QVERIFY(in<QLineEdit>("setting_maxRetries")->text().isEmpty());
        QVERIFY(!in<QAbstractButton>("behaviorReset")->isEnabled());
        QTest::mouseClick(in<QAbstractButton>("behaviorAccept"), Qt::LeftButton);
        QVERIFY(m_page->document().behavior == Behavior::readFast());
    }

    void whatCannotBeUsedIsToldAndNotTaken()
    {
        m_page.setDocument(smallDocument());
        openEditor();
        retype("setting_totalTimeoutMs", QStringLiteral("soon"));
        QCOMPARE(textOf("behaviorProblem"), QStringLiteral("total timeout: soon is not a number"));
        QVERIFY(!in<QAbstractButton>("behaviorAccept")->isEnabled());
        retype("setting_totalTimeoutMs", QStringLiteral("9999999"));
        QVERIFY(textOf("behaviorProblem").contains(QStringLiteral("600000")));
        retype("setting_totalTimeoutMs", QStringLiteral("500"));
        QVERIFY(in<QAbstractButton>("behaviorAccept")->isEnabled());
        retype("behaviorName", QStringLiteral("READ_FAST"));
        QVERIFY(!in<QAbstractButton>("behaviorAccept")->isEnabled());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        m_page.settle();
        QVERIFY(m_page->document().behavior == Behavior());
    }

private:
    QDialog* dialog() { return m_page.find<QDialog>("behaviorDialog"); }
    template <typename Widget>
    Widget* in(const char* name)
    {
        auto* const widget = dialog()->findChild<Widget*>(QLatin1String(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }
    void openEditor()
    {
        m_page.click("behaviorEdit");
        QVERIFY(QTest::qWaitForWindowActive(dialog()));
    }
    void retype(const char* name, const QString& text)
    {
        in<QLineEdit>(name)->setFocus();
        in<QLineEdit>(name)->selectAll();
        QTest::keyClicks(in<QLineEdit>(name), text);
    }
    void choose(const char* name, int index)
    {
        QComboBox* const box = in<QComboBox>(name);
        box->setFocus();
        while (box->currentIndex() != index)
            QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    }
    QString textOf(const char* name) { return in<QLabel>(name)->text(); }
    QString codeText() { return m_page->findChild<QPlainTextEdit*>(QStringLiteral("codeView"))->toPlainText(); }

    ComposeDriver m_page;
};

QTEST_MAIN(BehaviorTest)
#include "tst_behavior.moc"
