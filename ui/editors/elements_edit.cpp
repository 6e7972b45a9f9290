// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/elements_edit.h"

#include "ui/editors/elements_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int mostLines = 6;
constexpr int usualWidth = 240;

} // namespace

ElementsEdit::ElementsEdit(QWidget* parent) : QPlainTextEdit(parent)
{
    setFont(valueFont());
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setPlaceholderText(tr("one element a line"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(3);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &ElementsEdit::read);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ElementsEdit::fit);
    fit();
}

void ElementsEdit::setList(const List& list)
{
    if (list == m_list && m_problem.isEmpty())
        return;
    m_list = list;
    m_problem.clear();
    const QSignalBlocker quiet(this);
    setPlainText(elementsText(list.items));
    fit();
}

void ElementsEdit::read()
{
    ElementsReading reading = readElements(toPlainText());
    m_problem = reading.reason;
    if (reading.elements)
        m_list.items = std::move(*reading.elements);
    viewport()->update();
    emit edited();
}

void ElementsEdit::fit()
{
    m_lines = std::clamp(blockCount(), 1, mostLines);
    setVerticalScrollBarPolicy(blockCount() > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

int ElementsEdit::heightOf(int lines) const
{
    return std::max(metrics::controlHeight, lines * fontMetrics().lineSpacing() + 12);
}

QSize ElementsEdit::sizeHint() const
{
    return {usualWidth, heightOf(m_lines)};
}

QSize ElementsEdit::minimumSizeHint() const
{
    return {usualWidth / 2, heightOf(m_lines)};
}

void ElementsEdit::paintEvent(QPaintEvent* event)
{
    QPlainTextEdit::paintEvent(event);
    if (document()->isEmpty() || !m_problem.isEmpty())
        return;
    const auto count = m_list.items.size();
    QPainter painter(viewport());
    painter.setFont(textFont(11));
    painter.setPen(ui::palette().secondary);
    painter.drawText(viewport()->rect().adjusted(0, 0, -metrics::halfGrid, -2), Qt::AlignRight | Qt::AlignBottom,
                     count == 1 ? tr("1 element") : tr("%1 elements").arg(countText(count)));
}

} // namespace binnacle::ui
