// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace binnacle::app {

/// Runs `binnacle node` until SIGINT or SIGTERM. Prints `ready PORT` once clients can connect.
int runNode(const NodeArguments& arguments);

} // namespace binnacle::app
