// SPDX-License-Identifier: Apache-2.0
#include "core/bins/hll.h"
#include "core/value/hll_sketch.h"

#include <cstdlib>

using namespace binnacle;

/// An operation on a sketch with and without min-hashes and on no bin at all. What becomes of a bin is always a sketch.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView operation(data, size);
    const auto apply = [&](const bins::ParticleView* bin) {
        (void)bins::readHll(bin, operation);
        const auto modified = bins::modifyHll(bin, operation);
        if (modified && modified->bin && !HllSketch::fromBytes(modified->bin->bytes))
            std::abort();
    };
    apply(nullptr);
    for (const int minHashBits : {0, 20}) {
        HllSketch sketch = *HllSketch::create(6, minHashBits);
        for (const std::uint8_t& element : Bytes{1, 2, 3})
            sketch.add({&element, 1});
        const bins::ParticleView bin{18, sketch.bytes()};
        apply(&bin);
    }
    return 0;
}
