// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/catalog.h"

#include "core/base/bytes.h"

#include <string_view>

namespace binnacle::ui {

QString shownName(const QByteArray& name)
{
    return QString::fromStdString(escaped(std::string_view(name.constData(), static_cast<std::size_t>(name.size()))));
}

} // namespace binnacle::ui
