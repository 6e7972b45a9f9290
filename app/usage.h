// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace binnacle::app {

/// What `binnacle --help` prints.
QString usageText();

} // namespace binnacle::app
