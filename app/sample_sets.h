// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <vector>

namespace binnacle::app {

/// The sets of the sample data, one upsert a record. Pure; the same every time.
std::vector<Segment> samplePlaces();
std::vector<Segment> sampleUsers();
std::vector<Segment> sampleVisitors();

} // namespace binnacle::app
