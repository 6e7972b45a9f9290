// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/where_edit.h"

#include "ui/compose/filter_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"

#include <QPainter>

#include <limits>

namespace binnacle::ui {

namespace {

constexpr int markSize = 14;

} // namespace

WhereEdit::WhereEdit(QWidget* parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("whereEdit"));
    setFont(valueFont());
    setMaxLength(std::numeric_limits<int>::max());
    setTextMargins(0, 0, markSize + metrics::halfGrid, 0);
    setAccessibleName(tr("where: a condition on the records, in AEL"));
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_filter = filterOfText(text);
        emit changed();
    });
}

void WhereEdit::setFilter(const std::optional<Filter>& filter, const std::optional<Filter>& inherited)
{
    setPlaceholderText(inherited ? tr("by default: %1").arg(filterText(*inherited)) : tr("all of them, or $.age >= 18"));
    if (filter == m_filter)
        return;
    m_filter = filter;
    setText(filter ? filterText(*filter) : QString());
    setCursorPosition(0);
}

void WhereEdit::setSound(bool sound)
{
    m_sound = sound;
    ui::setInvalid(this, !sound);
    setAccessibleDescription(!m_filter ? QString() : sound ? tr("valid") : tr("not valid"));
    update();
}

void WhereEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!m_filter || !m_sound)
        return;
    QPainter painter(this);
    const QPixmap mark = iconPixmap(QStringLiteral("check"), ui::palette().ok, markSize, devicePixelRatioF());
    painter.drawPixmap(width() - markSize - metrics::grid, (height() - markSize) / 2, mark);
}

} // namespace binnacle::ui
