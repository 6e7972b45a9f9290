// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace binnacle::app {

/// What `--screenshot` can show.
inline const QStringList& pageNames()
{
    static const QStringList names{
        QStringLiteral("browse"),         QStringLiteral("filter"),          QStringLiteral("compose"),
        QStringLiteral("compose-simple"), QStringLiteral("compose-problem"), QStringLiteral("compose-path"),
        QStringLiteral("behavior"),       QStringLiteral("rehearsal"),       QStringLiteral("results"),         QStringLiteral("hll"),
        QStringLiteral("hll-dozen"),      QStringLiteral("connect"),         QStringLiteral("connect-error"),
        QStringLiteral("about")};
    return names;
}

} // namespace binnacle::app
