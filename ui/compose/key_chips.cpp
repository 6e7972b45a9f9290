// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/key_chips.h"

#include "ui/compose/key_chip_paint.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <iterator>
#include <limits>

namespace binnacle::ui {

KeyChips::KeyChips(QWidget* parent) : QFrame(parent), m_edit(new QLineEdit(this))
{
    setFocusProxy(m_edit);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_edit->setObjectName(QStringLiteral("keysEdit"));
    m_edit->setFont(valueFont());
    m_edit->setFrame(false);
    m_edit->setStyleSheet(QStringLiteral("QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }"));
    m_edit->setPlaceholderText(tr("add keys, paste a column, 1..500"));
    m_edit->setAccessibleName(tr("keys"));
    m_edit->setMaxLength(std::numeric_limits<int>::max()); // a column that is pasted by the context menu goes through it
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &KeyChips::takeTyped);
}

void KeyChips::setKeys(const std::vector<KeyItem>& keys)
{
    m_tokens.clear();
    for (const KeyItem& item : keys)
        m_tokens.push_back({keyText(item), item, {}});
    m_edit->clear();
    m_chosen = -1;
    arrange();
}

std::vector<KeyToken> KeyChips::typedTokens() const
{
    return parseKeys(m_edit->text());
}

std::vector<KeyItem> KeyChips::keys() const
{
    std::vector<KeyItem> items;
    items.reserve(m_tokens.size() + 1);
    const auto take = [&items](const std::vector<KeyToken>& tokens) {
        for (const KeyToken& token : tokens) {
            if (token.item)
                items.push_back(*token.item);
        }
    };
    take(m_tokens);
    take(typedTokens());
    return items;
}

QString KeyChips::problem() const
{
    const auto firstBad = [](const std::vector<KeyToken>& tokens) -> QString {
        for (const KeyToken& token : tokens) {
            if (!token.item)
                return QStringLiteral("%1: %2").arg(keyChipLabel(token), token.reason);
        }
        return {};
    };
    const QString bad = firstBad(m_tokens);
    return bad.isEmpty() ? firstBad(typedTokens()) : bad;
}

QWidget* KeyChips::editWidget() const
{
    return m_edit;
}

void KeyChips::setInvalid(bool invalid)
{
    m_invalid = invalid;
    update();
}

void KeyChips::takeTyped()
{
    choose(-1);
    TypedKeys typed = takeCompleteKeys(m_edit->text());
    if (typed.rest.size() != m_edit->text().size())
        m_edit->setText(typed.rest);
    append(std::move(typed.complete));
    emit changed();
}

void KeyChips::takeAll()
{
    const QString text = m_edit->text();
    if (text.isEmpty())
        return;
    m_edit->clear();
    append(parseKeys(text));
    emit changed();
}

void KeyChips::append(std::vector<KeyToken> tokens)
{
    if (tokens.empty())
        return;
    m_tokens.insert(m_tokens.end(), std::make_move_iterator(tokens.begin()), std::make_move_iterator(tokens.end()));
    arrange();
}

void KeyChips::remove(int token)
{
    m_tokens.erase(m_tokens.begin() + token);
    m_chosen = -1;
    arrange();
    emit changed();
}

void KeyChips::edit(int token)
{
    takeAll();
    m_edit->setText(m_tokens[static_cast<std::size_t>(token)].text);
    remove(token);
    m_edit->setFocus();
}

void KeyChips::choose(int token)
{
    m_chosen = token;
    update();
}

bool KeyChips::handleChosenKey(int key)
{
    const int last = static_cast<int>(m_tokens.size()) - 1;
    switch (key) {
    case Qt::Key_Left:
        choose(std::max(m_chosen - 1, 0));
        return true;
    case Qt::Key_Right:
        choose(m_chosen < last ? m_chosen + 1 : -1);
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        remove(m_chosen);
        return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        edit(m_chosen);
        return true;
    case Qt::Key_Escape:
        choose(-1);
        return true;
    default:
        return false;
    }
}

bool KeyChips::handleKey(int key)
{
    if (m_chosen >= 0)
        return handleChosenKey(key);
    const bool atStart = m_edit->cursorPosition() == 0 && !m_edit->hasSelectedText();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        takeAll();
        return true;
    case Qt::Key_Backspace:
        if (!m_edit->text().isEmpty() || m_tokens.empty())
            return false;
        remove(static_cast<int>(m_tokens.size()) - 1);
        return true;
    case Qt::Key_Left:
        if (!atStart || m_tokens.empty())
            return false;
        choose(static_cast<int>(m_tokens.size()) - 1);
        return true;
    default:
        return false;
    }
}

bool KeyChips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::FocusIn) {
        if (event->type() == QEvent::FocusOut) {
            choose(-1);
            // Later: the focus may go because what this belongs to is being destroyed, and is not there to be told any more.
            if (static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
                QMetaObject::invokeMethod(this, &KeyChips::takeAll, Qt::QueuedConnection);
        }
        update();
    } else if (event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste)) {
            m_edit->insert(QGuiApplication::clipboard()->text());
            takeAll();
            return true;
        }
        if ((key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && handleKey(key->key()))
            return true;
    }
    return QFrame::eventFilter(watched, event);
}

bool KeyChips::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const int token = tokenAt(help->pos());
        QString text;
        if (token >= 0) {
            const KeyToken& shown = m_tokens[static_cast<std::size_t>(token)];
            text = shown.item ? shown.text.left(400) : QStringLiteral("%1: %2").arg(shown.text.left(400), shown.reason);
        }
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped(), this);
        return true;
    }
    return QFrame::event(event);
}

QStringList KeyChips::labels() const
{
    QStringList texts;
    for (const int token : m_shown) {
        if (token >= 0)
            texts << keyChipLabel(m_tokens[static_cast<std::size_t>(token)]);
        else
            texts << tr("+ %1 more").arg(countText(m_tokens.size() - (m_shown.size() - 1)));
    }
    return texts;
}

void KeyChips::arrange()
{
    m_shown = visibleChips(static_cast<int>(m_tokens.size()));
    m_flow = flowKeys(labels(), width(), QFontMetrics(keyChipFont()));
    m_edit->setGeometry(m_flow.edit);
    m_edit->setAccessibleDescription(labels().join(QStringLiteral(", ")));
    if (height() != m_flow.height)
        setFixedHeight(m_flow.height);
    update();
}

QSize KeyChips::sizeHint() const
{
    return {320, m_flow.height};
}

QSize KeyChips::minimumSizeHint() const
{
    return {184, metrics::controlHeight};
}

void KeyChips::resizeEvent(QResizeEvent*)
{
    arrange();
}

void KeyChips::paintEvent(QPaintEvent*)
{
    const Palette& colors = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    const double line = focused ? 2 : 1;
    const bool bad = m_invalid;
    painter.setPen(QPen(bad ? colors.danger : focused ? colors.accent : colors.border, line));
    painter.setBrush(colors.panel);
    const double inset = line / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::cornerRadius, metrics::cornerRadius);
    const QStringList texts = labels();
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const int token = m_shown[i];
        paintKeyChip(painter, m_flow.chips[i], token < 0 ? nullptr : &m_tokens[static_cast<std::size_t>(token)],
                     texts[static_cast<qsizetype>(i)], token >= 0 && token == m_chosen);
    }
}

int KeyChips::tokenAt(QPoint position) const
{
    for (std::size_t i = 0; i < m_flow.chips.size(); ++i) {
        if (m_flow.chips[i].contains(position))
            return m_shown[i];
    }
    return -1;
}

void KeyChips::mousePressEvent(QMouseEvent* event)
{
    m_edit->setFocus(Qt::MouseFocusReason);
    choose(tokenAt(event->position().toPoint()));
}

void KeyChips::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int token = tokenAt(event->position().toPoint()); token >= 0)
        edit(token);
}

} // namespace binnacle::ui
