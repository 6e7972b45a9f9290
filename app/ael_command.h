// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace binnacle::app {

/// Runs `binnacle ael`: a line on standard output for every line of the input. Returns an ExitCode.
int runAel(const AelArguments& arguments);

} // namespace binnacle::app
