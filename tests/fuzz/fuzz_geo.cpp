// SPDX-License-Identifier: Apache-2.0
#include "core/bins/geo_particle.h"

#include <cstdlib>

using namespace binnacle;

/// A text as a written GeoJSON bin. What is taken is kept so that it is read again, and taken again as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes sent{0, 0, 0};
    sent.insert(sent.end(), data, data + size);
    (void)bins::writtenGeoJson(ByteView(data, size));
    const auto written = bins::writtenGeoJson(sent);
    if (!written)
        return 0;
    const auto again = bins::writtenGeoJson(written->bytes);
    if (!bins::readGeoJson(written->bytes) || !again || !(*again == *written))
        std::abort();
    const auto shape = parseGeoJson(bins::readGeoJson(written->bytes)->text);
    if (!shape)
        std::abort();
    (void)bins::geoMatches(*shape, GeoPosition{0.5, 0.5});
    return 0;
}
