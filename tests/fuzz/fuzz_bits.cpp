// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bits.h"

#include <algorithm>

using namespace binnacle;

/// A length, a blob of it, and an operation on its bits.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const ByteView bytes(data + 1, size - 1);
    const std::size_t length = std::min<std::size_t>(data[0], bytes.size());
    const bins::ParticleView bin{4, bytes.first(length)};
    const ByteView operation = bytes.subspan(length);
    (void)bins::readBits(&bin, operation);
    (void)bins::modifyBits(&bin, operation);
    (void)bins::modifyBits(nullptr, operation);
    return 0;
}
