// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/bin_name_edit.h"

#include "ui/compose/escaped_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"

#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr std::size_t limit = 15;
constexpr std::size_t countedFrom = 11;

} // namespace

BinNameEdit::BinNameEdit(QWidget* parent) : QLineEdit(parent)
{
    setFont(valueFont());
    setPlaceholderText(tr("bin"));
    setAccessibleName(tr("name of the bin"));
    connect(this, &QLineEdit::textChanged, this, &BinNameEdit::updateRoom);
}

std::string BinNameEdit::name() const
{
    return nameOfText(text());
}

void BinNameEdit::setName(const std::string& name)
{
    if (name != this->name())
        setText(nameText(name));
}

QString BinNameEdit::counter() const
{
    const std::size_t bytes = name().size();
    return bytes < countedFrom ? QString() : QStringLiteral("%1/%2").arg(bytes).arg(limit);
}

void BinNameEdit::updateRoom()
{
    const QString count = counter();
    const int room = count.isEmpty() ? 0 : QFontMetrics(valueFont(10)).horizontalAdvance(count) + 4;
    setTextMargins(0, 0, room, 0);
    setAccessibleDescription(tr("%1 of %2 bytes").arg(name().size()).arg(limit));
}

void BinNameEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const QString count = counter();
    if (count.isEmpty())
        return;
    QPainter painter(this);
    painter.setFont(valueFont(10));
    painter.setPen(name().size() > limit ? ui::palette().danger : ui::palette().secondary);
    painter.drawText(rect().adjusted(0, 0, -7, 0), Qt::AlignRight | Qt::AlignVCenter, count);
}

} // namespace binnacle::ui
