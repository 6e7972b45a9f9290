// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample_sets.h"
#include "core/operation/hll_element.h"
#include "core/value/hll_sketch.h"

#include <cmath>
#include <random>
#include <string>

namespace binnacle::app {

namespace {

constexpr int days = 365;
constexpr int indexBits = 12;
constexpr std::uint64_t population = 60'000;

/// Visits follow the week and the seasons; regulars come more often than others, so that days overlap.
Hll daySketch(int day, std::mt19937_64& random)
{
    HllSketch sketch = *HllSketch::create(indexBits);
    const double week = day % 7 < 5 ? 1.0 : 0.55;
    const double season = 1.0 + 0.35 * std::sin(2.0 * 3.14159265358979 * day / days);
    const auto visits = static_cast<int>(3000.0 * week * season);
    for (int i = 0; i < visits; ++i) {
        const double regular = static_cast<double>(random() >> 11) * 0x1.0p-53;
        const auto visitor = static_cast<std::uint64_t>(regular * regular * static_cast<double>(population));
        sketch.add(*hllElement(Value("user-" + std::to_string(visitor))));
    }
    return Hll{sketch.bytes()};
}

} // namespace

std::vector<Segment> sampleVisitors()
{
    std::vector<Segment> segments;
    std::mt19937_64 random(20260102);
    for (int day = 0; day < days; ++day) {
        Segment segment;
        segment.dataSet = DataSet::of("test", "visitors");
        segment.keys = {KeyValue("day_" + std::to_string(day + 1))};
        segment.operations = {{"day", SetTo{std::int64_t{day + 1}}}, {"h", SetTo{daySketch(day, random)}}};
        segments.push_back(std::move(segment));
    }
    return segments;
}

} // namespace binnacle::app
