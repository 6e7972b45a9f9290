// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"

class QObject;

namespace binnacle::ui {

/// Runs tasks on the GUI thread, in order. Tasks wait in one queue that wakes the event loop once, not once a task, and a long
/// queue is worked off over several turns, so that painting and input get in between. Made on the GUI thread with a
/// QCoreApplication; what it made is safe from any thread and outlives the application: its tasks are dropped then.
Dispatcher guiDispatcher();

/// The same for one receiver. Whether it still lives is asked on the GUI thread, right before a task runs; once it is gone its
/// tasks are dropped.
Dispatcher guiDispatcher(QObject* receiver);

} // namespace binnacle::ui
