// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/hll_element.h"
#include "ui/hll/gathered_sketch.h"

namespace binnacle::ui {

/// A sketch of `user-first` to before `user-last`.
inline HllSketch sketchOfUsers(int first, int last, int indexBits = 12, int minHashBits = 0)
{
    HllSketch sketch = *HllSketch::create(indexBits, minHashBits);
    for (int i = first; i < last; ++i)
        sketch.add(*hllElement(Value("user-" + std::to_string(i))));
    return sketch;
}

inline const DataSet visitors = DataSet::of("test", "visitors");

/// The sketch as bin h of the record `key` of the set visitors.
inline GatheredSketch gathered(const char* key, HllSketch sketch)
{
    return {QString::fromLatin1(key), visitors.id(key), "h", std::move(sketch)};
}

inline Record recordOf(const char* key, const HllSketch& sketch)
{
    return {visitors.id(key), 1, 0, {{"day", Value(1)}, {"h", Value(Hll{sketch.bytes()})}}};
}

} // namespace binnacle::ui
