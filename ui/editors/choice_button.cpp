// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/choice_button.h"

#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"

#include <QKeyEvent>

namespace binnacle::ui {

namespace {

constexpr int paddings = metrics::grid + 24 + 3; // as the style sheet has them, and the borders

} // namespace

ChoiceButton::ChoiceButton(QWidget* parent) : DropButton(parent)
{
    setStyleProperty(this, "choice", "yes");
    connect(this, &QPushButton::clicked, this, [this] { openList({}); });
}

void ChoiceButton::setCurrent(int id)
{
    m_current = id;
    for (const ChoiceGroup& group : m_groups) {
        for (const Choice& choice : group.choices) {
            if (choice.id == id) {
                m_text = choice.text;
                setToolTip(choice.hint.toHtmlEscaped());
            }
        }
    }
    showText();
}

QSize ChoiceButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + paddings, DropButton::sizeHint().height()};
}

/// Cut where there is no room for all of it.
void ChoiceButton::showText()
{
    ensurePolished();
    setText(fontMetrics().elidedText(m_text, Qt::ElideRight, width() - paddings));
    setAccessibleName(m_text);
    updateGeometry();
}

void ChoiceButton::resizeEvent(QResizeEvent* event)
{
    DropButton::resizeEvent(event);
    showText();
}

void ChoiceButton::openList(const QString& typed)
{
    if (!m_popup) {
        m_popup = new ChoicePopup(this);
        connect(m_popup, &ChoicePopup::chosen, this, [this](int id) {
            if (id == m_current)
                return;
            setCurrent(id);
            emit chosen(id);
        });
    }
    m_popup->open(this, m_groups, m_current, typed);
}

void ChoiceButton::keyPressEvent(QKeyEvent* event)
{
    const QString typed = event->text();
    const bool isLetter = !typed.isEmpty() && typed.front().isLetter() && !(event->modifiers() & ~Qt::ShiftModifier);
    if (isLetter)
        openList(typed);
    else
        DropButton::keyPressEvent(event);
}

} // namespace binnacle::ui
