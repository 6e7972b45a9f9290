// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/map_select.h"
#include "core/bins/packed_order.h"

#include <vector>

namespace binnacle::bins {

// What selections of a map's entries share: answers made of the entries' places.

MapSelection noEntries(const PackedMap& map, wire::Particle answer);
/// The selection of what is marked, if there is an answer about it.
Result<MapSelection> entriesMarked(std::vector<bool> marks, Result<wire::Particle> answer);

/// The places marked, as they lie.
Indexes placesOf(const std::vector<bool>& marks);

/// Keys, values or entries, in the order of the places; the one of them by itself where one result is asked for.
Result<wire::Particle> mapElementsAnswer(const PackedMap& map, const Indexes& places, Returning returning);
/// The indexes of the entries at these places, in their order.
wire::Particle mapIndexesAnswer(const PackedMap& map, const Indexes& places, Returning returning);
/// Their ranks.
wire::Particle mapRanksAnswer(const PackedMap& map, const Indexes& places, Returning returning);
/// How many are marked and whether any is; no other type is applicable.
Result<wire::Particle> mapCountAnswer(const std::vector<bool>& marks, Returning returning);

/// Every entry is selected: the answer, and all of them.
Result<MapSelection> wholeMap(const PackedMap& map, Returning returning);

} // namespace binnacle::bins
