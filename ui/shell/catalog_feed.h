// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/catalog.h"

namespace binnacle::ui {

class Connection;

/// What the navigator shows of a connection as it is now.
ConnectionInfo describe(const Connection& connection);

/// Why it failed and what to look at, in sentences; empty in any other state.
QString failureText(const Connection& connection);

} // namespace binnacle::ui
