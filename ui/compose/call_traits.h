// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/call.h"

#include <QString>

namespace binnacle::ui {

/// The chip of the type that the call's method is for.
QString chipOf(const Call& call);

/// What the sketch costs that a call makes; empty for other calls.
QString costOf(const Call& call);

} // namespace binnacle::ui
