// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/escaped_text.h"

#include "core/base/bytes.h"

#include <string_view>

namespace binnacle::ui {

std::string nameOfText(const QString& text)
{
    const std::string typed = text.toStdString();
    std::string bytes;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const std::string_view rest = std::string_view(typed).substr(i);
        if (rest.starts_with("\\\\")) {
            bytes += '\\';
            ++i;
        } else if (const auto byte = rest.starts_with("\\x") && rest.size() >= 4 ? fromHex(rest.substr(2, 2)) : std::nullopt) {
            bytes += static_cast<char>(byte->front());
            i += 3;
        } else {
            bytes += typed[i];
        }
    }
    return bytes;
}

} // namespace binnacle::ui
