// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/policy_text.h"

#include <QCoreApplication>

namespace binnacle::ui {

namespace {

struct PolicyWords {
    Q_DECLARE_TR_FUNCTIONS(PolicyWords)
};

} // namespace

QString policyText(const Policy& policy)
{
    const bool whole = policy.totalTimeoutMs % 1000 == 0;
    const QString timeout = whole ? PolicyWords::tr("%1 s").arg(policy.totalTimeoutMs / 1000)
                                  : PolicyWords::tr("%1 ms").arg(policy.totalTimeoutMs);
    const QString retries =
        policy.maxRetries == 1 ? PolicyWords::tr("1 retry") : PolicyWords::tr("%1 retries").arg(policy.maxRetries);
    const QString key = policy.sendKey ? PolicyWords::tr("key sent") : PolicyWords::tr("key not sent");
    return PolicyWords::tr("%1, %2, %3").arg(timeout, retries, key);
}

QString durableDefaultText(const Policy& policy)
{
    if (!policy.durableDelete)
        return PolicyWords::tr("off, as nothing says otherwise");
    return *policy.durableDelete ? PolicyWords::tr("on, from the policy") : PolicyWords::tr("off, from the policy");
}

} // namespace binnacle::ui
