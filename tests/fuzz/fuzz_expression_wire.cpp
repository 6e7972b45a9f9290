// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/wire.h"

#include <cstdlib>

using namespace binnacle;

/// One expression as bytes: what was read packs to bytes that read as the same, and its text, if it has one, means the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto node = expression::unpack(ByteView(data, size));
    if (!node)
        return 0;
    const Bytes packed = expression::pack(*node);
    const auto again = expression::unpack(packed);
    if (!again || expression::pack(*again) != packed)
        std::abort();
    if (const auto text = expression::printAel(*node))
        if (const auto compiled = expression::compileAel(*text); !compiled || *compiled != packed)
            std::abort();
    return 0;
}
