// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/key_chip_paint.h"

#include "ui/models/typed_key.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"

#include <QPainter>

namespace binnacle::ui {

namespace {

constexpr int longestLabel = 40;

QString chipOf(const KeyItem& item)
{
    return std::holds_alternative<KeyRange>(item) ? QStringLiteral("int") : chipOfKeyItem(item);
}

QString cut(const QString& text)
{
    return text.size() > longestLabel ? text.left(longestLabel - 1) + QStringLiteral("…") : text;
}

} // namespace

QFont keyChipFont()
{
    return valueFont(12, QFont::DemiBold);
}

QString keyChipLabel(const KeyToken& token)
{
    if (!token.item)
        return cut(token.text);
    if (const auto* digest = std::get_if<Digest>(&*token.item))
        return QStringLiteral("<%1>").arg(shortDigestText(*digest));
    const auto* key = std::get_if<KeyValue>(&*token.item);
    if (const auto* text = key ? std::get_if<std::string>(key) : nullptr)
        return QStringLiteral("\"%1\"").arg(cut(nameText(std::string_view(*text).substr(0, 4 * longestLabel))));
    return cut(token.text);
}

void paintKeyChip(QPainter& painter, const QRect& box, const KeyToken* token, const QString& label, bool chosen)
{
    const Palette& colors = palette();
    QColor ink = colors.secondary;
    if (token)
        ink = token->item ? typeColor(chipOf(*token->item)) : colors.danger;
    const QColor ground = !token ? colors.hairline : mixed(colors.panel, ink, colors.dark ? 0.16 : 0.1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(chosen ? QPen(ink, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    const QRectF outline = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setPen(ink);
    painter.setFont(keyChipFont());
    const QRect inner = box.adjusted(6, 0, -6, 0);
    painter.drawText(inner, Qt::AlignCenter, painter.fontMetrics().elidedText(label, Qt::ElideRight, inner.width() + 4));
    painter.restore();
}

} // namespace binnacle::ui
