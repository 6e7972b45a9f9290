// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace binnacle::app {

enum ExitCode { allOk = 0, someFailed = 1, inputRefused = 2, clusterFailed = 3 };

} // namespace binnacle::app
