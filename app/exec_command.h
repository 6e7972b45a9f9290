// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/exit_code.h"

namespace binnacle::app {

/// Runs `binnacle exec`: results on standard output, diagnostics on standard error. Returns an ExitCode.
int runExec(const ExecArguments& arguments);

} // namespace binnacle::app
