// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sdk/cluster.h"
#include "ui/theme/palette.h"

#include <vector>

namespace binnacle::ui {

class MainWindow;

/// Opens a window on another cluster and starts to connect it. Both live until the window is closed.
MainWindow* openWindow(std::vector<Host> seeds, Environment environment);

} // namespace binnacle::ui
