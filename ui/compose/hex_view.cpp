// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/hex_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int lineHeight = 18;
constexpr int offsetDigits = 5;

} // namespace

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFont(valueFont());
    setAccessibleName(tr("the request's bytes"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void HexView::setBytes(Bytes bytes)
{
    m_bytes = std::move(bytes);
    m_markedLength = 0;
    updateBars();
    viewport()->update();
}

void HexView::setMarked(std::size_t offset, std::size_t length)
{
    m_markedAt = offset;
    m_markedLength = length;
    const int row = static_cast<int>(offset / columns());
    const int page = viewport()->height() / lineHeight;
    if (row < verticalScrollBar()->value() || row >= verticalScrollBar()->value() + page)
        verticalScrollBar()->setValue(row - page / 3);
    viewport()->update();
}

int HexView::charWidth() const
{
    return QFontMetrics(valueFont()).horizontalAdvance(u'0');
}

/// Three characters a byte and one of text, and a gap before each column of eight.
std::size_t HexView::columns() const
{
    const int eight = charWidth() * (8 * 4 + 1);
    const int room = viewport()->width() - 2 * metrics::margin - charWidth() * (offsetDigits + 2);
    return static_cast<std::size_t>(std::clamp(room / std::max(eight, 1), 1, 4)) * 8;
}

int HexView::byteX(std::size_t column) const
{
    return metrics::margin + charWidth() * (offsetDigits + 1 + static_cast<int>(3 * column + column / 8));
}

void HexView::updateBars()
{
    const std::size_t rows = (m_bytes.size() + columns() - 1) / columns();
    const int page = viewport()->height() / lineHeight;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, std::max(static_cast<int>(rows) - page, 0));
}

void HexView::resizeEvent(QResizeEvent*)
{
    updateBars();
}

void HexView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setFont(valueFont());
    auto row = static_cast<std::size_t>(verticalScrollBar()->value());
    for (int y = metrics::halfGrid; y < viewport()->height() && row * columns() < m_bytes.size(); y += lineHeight, ++row)
        paintRow(painter, row, y);
}

void HexView::paintRow(QPainter& painter, std::size_t row, int y) const
{
    const Palette& colors = ui::palette();
    const std::size_t first = row * columns();
    const std::size_t end = std::min(first + columns(), m_bytes.size());
    const int width = charWidth();
    const int textX = byteX(columns()) + width;
    painter.setPen(colors.muted);
    painter.drawText(QRect(metrics::margin, y, width * offsetDigits, lineHeight), Qt::AlignVCenter,
                     QString::number(first, 16).rightJustified(offsetDigits, u'0'));
    for (std::size_t at = first; at < end; ++at) {
        const std::uint8_t byte = m_bytes[at];
        const bool marked = at >= m_markedAt && at < m_markedAt + m_markedLength;
        const int x = byteX(at - first);
        const int cell = textX + static_cast<int>(at - first) * width;
        if (marked) {
            const bool goesOn = at + 1 < end && at + 1 < m_markedAt + m_markedLength;
            const int reach = goesOn ? byteX(at + 1 - first) - x : 2 * width;
            painter.fillRect(QRect(x, y, reach, lineHeight), colors.selection);
            painter.fillRect(QRect(cell, y, width, lineHeight), colors.selection);
        }
        painter.setPen(marked ? colors.text : byte == 0 ? colors.muted : colors.text);
        painter.drawText(QRect(x, y, 2 * width, lineHeight), Qt::AlignVCenter, QString::number(byte, 16).rightJustified(2, u'0'));
        const bool printable = byte >= 0x20 && byte < 0x7F;
        painter.setPen(printable ? colors.typeString : colors.muted);
        painter.drawText(QRect(cell, y, width, lineHeight), Qt::AlignVCenter, printable ? QString(QChar(byte)) : QStringLiteral("·"));
    }
}

void HexView::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    const auto row = static_cast<std::size_t>(verticalScrollBar()->value() + std::max(at.y() - metrics::halfGrid, 0) / lineHeight);
    for (std::size_t column = 0; column < columns(); ++column) {
        const std::size_t offset = row * columns() + column;
        if (at.x() >= byteX(column) && at.x() < byteX(column + 1) && offset < m_bytes.size())
            emit clicked(offset);
    }
}

void HexView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? ~std::size_t{0} : 0;
    if (step == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    if (const std::size_t next = step == 1 ? m_markedAt + m_markedLength : m_markedAt + step; next < m_bytes.size())
        emit clicked(next);
}

} // namespace binnacle::ui
