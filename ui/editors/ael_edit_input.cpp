// SPDX-License-Identifier: GPL-3.0-or-later
// What an AelEdit does with keys, the pointer and completions.
#include "ui/editors/ael_edit.h"
#include "ui/editors/completion_popup.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QToolTip>

#include <algorithm>
#include <string>

namespace binnacle::ui {

namespace {

constexpr int pageRows = 7;

} // namespace

bool AelEdit::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QsciScintilla::event(event);
    // Typed characters and the usual keys of a line edit are the field's; other shortcuts are the window's.
    auto* const key = static_cast<QKeyEvent*>(event);
    const bool typed = (key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) == 0
        && key->key() != Qt::Key_F1 && (key->key() < Qt::Key_F1 || key->key() > Qt::Key_F35);
    for (const QKeySequence::StandardKey usual : {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::Cut, QKeySequence::Copy,
                                                  QKeySequence::Paste, QKeySequence::SelectAll, QKeySequence::MoveToPreviousWord,
                                                  QKeySequence::MoveToNextWord, QKeySequence::DeleteStartOfWord}) {
        if (key->matches(usual)) {
            event->accept();
            return true;
        }
    }
    // Escape stops what runs, unless there is something to close or to clear here.
    if (key->key() == Qt::Key_Escape) {
        const bool heard = length() > 0 && isSignalConnected(QMetaMethod::fromSignal(&AelEdit::escaped));
        event->setAccepted(heard || m_popup->isVisible());
        return true;
    }
    event->setAccepted(typed || (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier));
    return true;
}

bool AelEdit::focusNextPrevChild(bool next)
{
    return m_popup->isVisible() ? false : QAbstractScrollArea::focusNextPrevChild(next);
}

void AelEdit::keyPressEvent(QKeyEvent* event)
{
    if (m_popup->isVisible() && moveInPopup(event))
        return;
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (shift)
            QsciScintilla::keyPressEvent(event);
        else
            emit entered();
        return;
    case Qt::Key_Escape:
        if (length() > 0)
            emit escaped();
        return;
    case Qt::Key_Space:
        if (event->modifiers() == Qt::ControlModifier) {
            suggest(true);
            return;
        }
        break;
    default:
        break;
    }
    QsciScintilla::keyPressEvent(event);
}

/// True if the key was for the list of completions.
bool AelEdit::moveInPopup(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        m_popup->moveBy(-1);
        return true;
    case Qt::Key_Down:
        m_popup->moveBy(1);
        return true;
    case Qt::Key_PageUp:
        m_popup->moveBy(-pageRows);
        return true;
    case Qt::Key_PageDown:
        m_popup->moveBy(pageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        complete(m_popup->currentRow());
        return true;
    case Qt::Key_Escape:
        m_popup->hide();
        return true;
    default:
        return false;
    }
}

/// Offers what can stand at the cursor. Unasked, only while a word is typed, and not once it is typed out.
void AelEdit::suggest(bool asked)
{
    const auto cursor = static_cast<std::size_t>(SendScintilla(SCI_GETCURRENTPOS));
    const std::string typed = bytes().toStdString();
    m_completions = expression::completeAel(typed, cursor, m_bins);
    const auto isTyped = [&](const expression::Completion& completion) {
        return typed.substr(completion.replaced.offset, completion.replaced.length) == completion.insert;
    };
    const bool begun = !m_completions.empty()
        && (m_completions.front().replaced.length > 0 || (cursor > 0 && cursor <= typed.size() && typed[cursor - 1] == '.'));
    if (m_completions.empty() || (!asked && (!begun || std::ranges::any_of(m_completions, isTyped))))
        m_popup->hide();
    else
        showCompletions();
}

void AelEdit::showCompletions()
{
    std::vector<CompletionItem> items;
    for (const expression::Completion& completion : m_completions)
        items.push_back({QString::fromStdString(completion.label), QString::fromStdString(completion.explanation)});
    const auto at = static_cast<long>(m_completions.front().replaced.offset);
    const auto x = static_cast<int>(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, at));
    const auto y = static_cast<int>(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, at));
    m_popup->offer(items, viewport()->mapToGlobal(QPoint(x, y + textHeight(0) + 4)));
}

void AelEdit::complete(int row)
{
    m_popup->hide();
    if (row < 0 || static_cast<std::size_t>(row) >= m_completions.size())
        return;
    const expression::Completion chosen = m_completions[static_cast<std::size_t>(row)];
    const auto begin = static_cast<unsigned long>(chosen.replaced.offset);
    SendScintilla(SCI_SETTARGETRANGE, begin, static_cast<long>(chosen.replaced.end()));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(chosen.insert.size()), chosen.insert.c_str());
    SendScintilla(SCI_GOTOPOS, begin + static_cast<unsigned long>(chosen.caret));
    m_popup->hide();
    setFocus();
}

void AelEdit::focusOutEvent(QFocusEvent* event)
{
    m_popup->hide();
    QsciScintilla::focusOutEvent(event);
}

bool AelEdit::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QsciScintilla::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), tip.toHtmlEscaped(), this);
    return true;
}

/// What is wrong at a place of the viewport.
QString AelEdit::tipAt(const QPoint& place) const
{
    const long at = SendScintilla(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(place.x()), static_cast<long>(place.y()));
    if (at < 0)
        return {};
    for (std::size_t i = 0; i < m_diagnostics.size(); ++i) {
        const expression::Diagnostic& diagnostic = m_diagnostics[i];
        const auto end = static_cast<long>(diagnostic.offset + std::max<std::size_t>(diagnostic.length, 1));
        if (at >= static_cast<long>(diagnostic.offset) - (diagnostic.length == 0 ? 1 : 0) && at <= end)
            return problemText(i);
    }
    return {};
}

} // namespace binnacle::ui
