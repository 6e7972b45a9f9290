// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace binnacle::app {

enum ExitCode { allOk = 0, someFailed = 1, inputRefused = 2, clusterFailed = 3 };

/// Runs `binnacle exec`: results on standard output, diagnostics on standard error. Returns an ExitCode.
int runExec(const ExecArguments& arguments);

} // namespace binnacle::app
