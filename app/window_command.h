// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace binnacle::app {

/// Opens the window and runs until it is closed, or until its picture is saved.
int runWindow(int& argc, char** argv, const WindowArguments& arguments);

} // namespace binnacle::app
