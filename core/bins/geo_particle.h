// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/geo_region.h"
#include "core/wire/particle.h"

#include <string_view>
#include <vector>

namespace binnacle::bins {

/// What is kept of a GeoJSON bin and answered: a byte of flags (1 for a region), the number of cells, the cells, and the text as it came.
/// Cells that were sent are not looked at. What a server does not take is refused with the code for invalid GeoJSON.
/// Source: particle_geojson.c of the server.
Result<wire::Particle> writtenGeoJson(ByteView sent);

/// The parts of a kept GeoJSON bin; views into its bytes.
struct GeoParticle {
    bool isRegion = false;
    std::vector<GeoCell> cells; ///< one for a point, the covering of a region
    std::string_view text;
};

/// A protocol error if the bytes are none.
Result<GeoParticle> readGeoJson(ByteView bytes);

} // namespace binnacle::bins
