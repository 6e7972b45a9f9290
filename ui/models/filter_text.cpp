// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_text.h"

#include "core/base/bytes.h"

namespace binnacle::ui {

QString filterText(const Filter& filter)
{
    if (filter.isText())
        return QString::fromStdString(filter.ael);
    return QStringLiteral("0x") + QString::fromStdString(toHex(filter.packed));
}

std::optional<Filter> filterOfText(const QString& text)
{
    const std::string typed = text.trimmed().toStdString();
    if (typed.empty())
        return std::nullopt;
    if (typed.starts_with("0x")) {
        if (auto packed = fromHex(std::string_view(typed).substr(2)); packed && !packed->empty())
            return Filter::expression(std::move(*packed));
    }
    return Filter::text(typed);
}

} // namespace binnacle::ui
