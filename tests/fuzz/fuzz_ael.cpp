// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"
#include "core/expression/wire.h"

#include <cstdlib>

using namespace binnacle;

/// A text: diagnosed within its bounds, or compiled to bytes that can be read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto parsed = expression::parseAel(textOf(ByteView(data, size)));
    for (const auto& diagnostic : parsed.diagnostics)
        if (diagnostic.offset + diagnostic.length > size)
            std::abort();
    if (!parsed.ok())
        return 0;
    const Bytes wire = expression::pack(*parsed.tree);
    const auto tree = expression::unpack(wire);
    if (wire.size() <= expression::largestWire && (!tree || expression::pack(*tree) != wire))
        std::abort();
    return 0;
}
