// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/call_traits.h"

#include "ui/models/sketch_cost.h"

namespace binnacle::ui {

QString chipOf(const Call& call)
{
    switch (entryOf(call.method).family) {
    case MethodFamily::list:
        return QStringLiteral("list");
    case MethodFamily::map:
        return QStringLiteral("map");
    case MethodFamily::bits:
        return QStringLiteral("blob");
    case MethodFamily::hll:
        return QStringLiteral("hll");
    case MethodFamily::expression:
        return QStringLiteral("ael");
    case MethodFamily::selection:
        break;
    }
    return call.path.empty() || isMapSelector(call.path.back().selector) ? QStringLiteral("map") : QStringLiteral("list");
}

QString costOf(const Call& call)
{
    const std::size_t at = call.method == Method::hllAdd ? 1 : 0;
    const bool makes = call.method == Method::hllInit || call.method == Method::hllAdd || call.method == Method::hllFold;
    const auto bits = [&](std::size_t argument, std::int64_t otherwise) {
        const auto* given = argument < call.arguments.size() ? call.arguments[argument].as<std::int64_t>() : nullptr;
        return given ? *given : otherwise;
    };
    return makes ? sketchCost(bits(at, -1), bits(at + 1, 0)) : QString();
}

} // namespace binnacle::ui
