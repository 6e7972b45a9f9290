// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/policy.h"

#include <QString>

namespace binnacle::ui {

/// `30 s, 2 retries, key sent`.
QString policyText(const Policy& policy);

/// What a delete does that says nothing of its own: `off, from the policy`.
QString durableDefaultText(const Segment& segment, const Policy& policy);

} // namespace binnacle::ui
