// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/sketch_chips.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int chipHeight = 20;
constexpr int padding = 9;
constexpr int gap = 6;
constexpr int narrowestEdit = 190;
constexpr int widestChip = 160;

QFont chipFont()
{
    return textFont(12, QFont::DemiBold);
}

} // namespace

SketchChips::SketchChips(QWidget* parent) : QFrame(parent), m_edit(new QLineEdit(this))
{
    setObjectName(QStringLiteral("sketchChips"));
    setStyleProperty(this, "frame", "card");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(metrics::controlHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_edit);
    m_edit->setFrame(false);
    m_edit->setStyleSheet(QStringLiteral("border: none; background: transparent; min-height: 20px; padding: 0;"));
    m_edit->installEventFilter(this);
}

void SketchChips::setNames(const QStringList& names)
{
    m_names = names;
    setAccessibleName(tr("Sketches: %1").arg(names.isEmpty() ? tr("none") : names.join(QStringLiteral(", "))));
    arrange();
    update();
}

QSize SketchChips::sizeHint() const
{
    return {480, metrics::controlHeight};
}

void SketchChips::arrange()
{
    const QFontMetrics text(chipFont());
    const int room = width() - narrowestEdit;
    const int reserve = text.horizontalAdvance(QStringLiteral("+99")) + 2 * padding + gap;
    m_labels.clear();
    m_boxes.clear();
    int left = gap;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        QString label = text.elidedText(m_names[i], Qt::ElideMiddle, widestChip);
        int chipWidth = text.horizontalAdvance(label) + 2 * padding;
        const bool last = i + 1 == m_names.size();
        if (left + chipWidth + (last ? 0 : reserve) > room) {
            label = QStringLiteral("+%1").arg(m_names.size() - i);
            chipWidth = text.horizontalAdvance(label) + 2 * padding;
        }
        m_labels << label;
        m_boxes << QRect(left, (height() - chipHeight) / 2, chipWidth, chipHeight);
        left += chipWidth + gap;
        if (label.startsWith(u'+') && label != m_names[i])
            break;
    }
    m_edit->setGeometry(left, 2, std::max(40, width() - left - gap), height() - 4);
}

void SketchChips::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void SketchChips::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const Palette& colors = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont());
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colors.panel, colors.typeHll, colors.dark ? 0.2 : 0.13));
        painter.drawRoundedRect(m_boxes[i], chipHeight / 2.0, chipHeight / 2.0);
        painter.setPen(colors.typeHll);
        painter.drawText(m_boxes[i], Qt::AlignCenter, m_labels[i]);
    }
}

void SketchChips::mousePressEvent(QMouseEvent* event)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (event->button() == Qt::MiddleButton && m_boxes[i].contains(event->position().toPoint())) {
            emit removeRequested(static_cast<int>(i));
            return;
        }
    }
    m_edit->setFocus(Qt::MouseFocusReason);
}

bool SketchChips::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Backspace &&
        m_edit->text().isEmpty() && !m_names.isEmpty()) {
        emit removeRequested(static_cast<int>(m_names.size()) - 1);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace binnacle::ui
