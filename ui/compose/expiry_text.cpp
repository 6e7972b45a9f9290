// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/expiry_text.h"

#include "ui/compose/duration_text.h"
#include "ui/compose/moment_text.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

struct ExpiryWords {
    Q_DECLARE_TR_FUNCTIONS(ExpiryWords)
};

} // namespace

QString expiryText(const Expiry& expiry)
{
    switch (expiry.kind) {
    case Expiry::Kind::unset:
        break;
    case Expiry::Kind::serverDefault:
        return ExpiryWords::tr("as the server's default says");
    case Expiry::Kind::never:
        return ExpiryWords::tr("never");
    case Expiry::Kind::unchanged:
        return ExpiryWords::tr("unchanged");
    case Expiry::Kind::afterSeconds:
        return ExpiryWords::tr("after %1").arg(durationText(expiry.seconds));
    case Expiry::Kind::at:
        return ExpiryWords::tr("at %1 UTC").arg(momentText(expiry.unixTime));
    }
    return {};
}

} // namespace binnacle::ui
