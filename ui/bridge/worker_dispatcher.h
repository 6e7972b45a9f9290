// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"

namespace binnacle::ui {

/// Runs tasks one after another, in order, on threads of the global pool: for what is too much for the GUI thread and must not
/// hold up the runtime thread either. Safe from any thread; tasks still waiting when the program ends are run first.
Dispatcher workerDispatcher();

} // namespace binnacle::ui
