// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/value.h"

#include <QString>

namespace binnacle::ui {

/// A GeoJSON value in few words: a point as `◉ 59.941, 10.689` (latitude first, as people say it), with `named` as
/// `Point 59.941, 10.689`; a circle with its radius in metres; others by type and number of positions. Empty if the text is not
/// GeoJSON, or too long to be looked at in passing.
QString geoText(const GeoJson& geo, bool named);

} // namespace binnacle::ui
