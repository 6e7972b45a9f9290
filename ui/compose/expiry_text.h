// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

namespace binnacle::ui {

/// `after 1 h`, `never`, `at 2027-01-31 23:59:59 UTC`; empty where nothing is said.
QString expiryText(const Expiry& expiry);

} // namespace binnacle::ui
