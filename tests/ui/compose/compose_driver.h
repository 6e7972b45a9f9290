// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/json.h"
#include "ui/compose/compose_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QtTest>

#include <memory>

namespace binnacle::ui {

/// One upsert of three bins.
inline OperationDocument smallDocument()
{
    Segment segment;
    segment.dataSet = DataSet::of("test", "users");
    segment.keys = {KeyValue(std::int64_t{1})};
    segment.operations = {{"a", SetTo{1}}, {"b", SetTo{2}}, {"c", SetTo{3}}};
    return {{segment}, {}};
}

/// Drives a page as a person does, by mouse and keyboard.
class ComposeDriver {
public:
    void open()
    {
        m_page = std::make_unique<ComposePage>();
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void close() { m_page.reset(); }
    /// Shown and laid out, as it is for a person who comes to it.
    void setDocument(const OperationDocument& document) const
    {
        m_page->setDocument(document);
        settle();
    }
    void settle() const { QCoreApplication::processEvents(); }
    ComposePage* operator->() const { return m_page.get(); }
    ComposePage* get() const { return m_page.get(); }

    template <typename Widget>
    Widget* find(const char* name) const
    {
        auto* const widget = m_page->findChild<Widget*>(QLatin1String(name));
        if (!widget)
            qFatal("there is no %s", name);
        return widget;
    }

    void type(const char* name, const QString& text) const
    {
        find<QWidget>(name)->setFocus();
        QTest::keyClicks(find<QWidget>(name), text);
    }

    void retype(const char* name, const QString& text) const
    {
        find<QWidget>(name)->setFocus();
        QTest::keySequence(find<QWidget>(name), QKeySequence::SelectAll);
        QTest::keyClicks(find<QWidget>(name), text);
    }

    void click(const char* name) const
    {
        settle();
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
        settle();
    }

    /// Opens the button's menu as a person does, and picks the action whose text holds `text`.
    void trigger(QAbstractButton* button, const QString& text) const
    {
        QTest::mouseClick(button, Qt::LeftButton);
        auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction* action : menu->actions()) {
            if (action->text().contains(text)) {
                menu->setActiveAction(action);
                QTest::keyClick(menu, Qt::Key_Return);
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

    void chooseVerb(Verb verb) const
    {
        const std::string_view meaning = meaningOf(verb);
        trigger(find<QAbstractButton>("verbButton"), QString::fromUtf8(meaning.data(), static_cast<qsizetype>(meaning.size())));
    }

    void chooseType(int row, const QString& chip) const
    {
        chooseValueType(qPrintable(QStringLiteral("typeButton%1").arg(row)), chip);
    }

    void chooseValueType(const char* button, const QString& chip) const { trigger(find<QAbstractButton>(button), u'\t' + chip); }

    void chooseAction(int row, const QString& text) const { choose(qPrintable(QStringLiteral("binAction%1").arg(row)), text); }

    /// Opens the list of a button's choices, types `text`, and takes what is found.
    void choose(const char* button, const QString& text) const
    {
        click(button);
        QWidget* const popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        auto* const search = popup->findChild<QLineEdit*>(QStringLiteral("choiceSearch"));
        QVERIFY(search);
        QTest::keyClicks(search, text);
        QTest::keyClick(search, Qt::Key_Return);
        settle();
    }

    void chooseIndex(const char* name, int index) const
    {
        QComboBox* const box = find<QComboBox>(name);
        box->setFocus();
        while (box->currentIndex() != index)
            QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    }

    QString visibleText(const char* name) const
    {
        const QLabel* const label = find<QLabel>(name);
        return label->isVisibleTo(m_page.get()) ? label->text() : QString();
    }

    QString binNames() const
    {
        QStringList names;
        const OperationDocument document = m_page->document();
        for (const BinOperation& operation : document.segments[0].operations)
            names << QString::fromStdString(operation.bin);
        return names.join(u' ');
    }

    Value operandOf(std::size_t row) const
    {
        const BinAction action = m_page->document().segments[0].operations[row].action;
        if (const auto* set = std::get_if<SetTo>(&action))
            return set->value;
        const auto* append = std::get_if<Append>(&action);
        return append ? append->value : Value();
    }

    void compareDocument(const OperationDocument& expected) const
    {
        QCOMPARE(QString::fromStdString(toJsonText(m_page->document())), QString::fromStdString(toJsonText(expected)));
        QVERIFY(m_page->document() == expected);
    }

private:
    std::unique_ptr<ComposePage> m_page;
};

} // namespace binnacle::ui
