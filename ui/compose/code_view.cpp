// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

namespace binnacle::ui {

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent), m_margin(new QWidget(this))
{
    setReadOnly(true);
    setFont(valueFont());
    document()->setDefaultFont(valueFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setStyleProperty(this, "frame", "none");
    m_margin->installEventFilter(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    placeMargin();
}

void CodeView::setCode(const QString& code)
{
    const int line = verticalScrollBar()->value();
    const int column = horizontalScrollBar()->value();
    setPlainText(code);
    verticalScrollBar()->setValue(line);
    horizontalScrollBar()->setValue(column);
}

int CodeView::marginWidth() const
{
    const auto digits = QString::number(std::max(blockCount(), 10)).size();
    return fontMetrics().horizontalAdvance(u'0') * static_cast<int>(digits) + 2 * metrics::grid;
}

void CodeView::placeMargin()
{
    setViewportMargins(marginWidth(), metrics::grid, 0, 0);
    m_margin->setGeometry(viewport()->x() - marginWidth(), viewport()->y(), marginWidth(), viewport()->height());
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

bool CodeView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_margin && event->type() == QEvent::Paint)
        paintMargin();
    return QPlainTextEdit::eventFilter(watched, event);
}

void CodeView::paintMargin()
{
    QPainter painter(m_margin);
    painter.setFont(font());
    painter.setPen(ui::palette().muted);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > m_margin->height())
            break;
        painter.drawText(QRectF(0, line.top(), m_margin->width() - metrics::grid, line.height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
    }
}

} // namespace binnacle::ui
