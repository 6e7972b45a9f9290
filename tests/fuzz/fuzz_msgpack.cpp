// SPDX-License-Identifier: Apache-2.0
#include "core/wire/msgpack.h"
#include "core/wire/particle.h"

#include <cstdlib>

using namespace binnacle;
using namespace binnacle::wire;

/// One msgpack element, and the same bytes as a particle of the type that the first of them names.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    if (const auto value = unpack(bytes)) {
        Bytes packed;
        pack(packed, value.value());
        const auto again = unpack(packed);
        if (!again || !(again.value() == value.value()))
            std::abort();
    }
    if (bytes.empty())
        return 0;
    if (const auto value = decodeParticle(bytes[0], bytes.subspan(1)))
        if (const auto particle = encodeParticle(value.value()); !particle || particle.value().type != bytes[0])
            std::abort();
    if (const auto key = decodeKeyValue(bytes); key && encodeKeyValue(key.value()) != Bytes(bytes.begin(), bytes.end()))
        std::abort();
    return 0;
}
