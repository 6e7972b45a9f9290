// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"

namespace binnacle::app {

/// Prints what the input does in another language; nothing unless all of it can be said. Returns the program's exit code.
int runConvert(const ConvertArguments& arguments);

} // namespace binnacle::app
