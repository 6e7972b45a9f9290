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
    const QString timeout =
        whole ? PolicyWords::tr("%1 s").arg(policy.totalTimeoutMs / 1000) : PolicyWords::tr("%1 ms").arg(policy.totalTimeoutMs);
    const QString retries =
        policy.maxRetries == 1 ? PolicyWords::tr("1 retry") : PolicyWords::tr("%1 retries").arg(policy.maxRetries);
    const QString key = policy.sendKey ? PolicyWords::tr("key sent") : PolicyWords::tr("key not sent");
    return PolicyWords::tr("%1, %2, %3").arg(timeout, retries, key);
}

QString durableDefaultText(const Segment& segment, const Policy& policy)
{
    const bool durable = deletesDurably(segment, policy);
    const std::optional<bool>& chain = segment.defaults.durableDelete;
    if (segment.durableDelete) {
        if (!chain || *chain == durable)
            return {};
        return durable ? PolicyWords::tr("against the chain's default, without")
                       : PolicyWords::tr("against the chain's default, with");
    }
    if (chain)
        return durable ? PolicyWords::tr("with, from the chain's default") : PolicyWords::tr("without, from the chain's default");
    if (policy.durableDelete)
        return durable ? PolicyWords::tr("with, from the policy") : PolicyWords::tr("without, from the policy");
    return PolicyWords::tr("without, as nothing says otherwise");
}

} // namespace binnacle::ui
