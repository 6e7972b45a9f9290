// SPDX-License-Identifier: Apache-2.0
#include "core/expression/completion.h"

#include <cstdlib>

using namespace binnacle;
using namespace binnacle::expression;

namespace {

const std::vector<KnownBin>& someBins()
{
    static const std::vector<KnownBin> all{{"age", {ParticleType::integer}}, {"name", {ParticleType::string}}, {"home town", {}}};
    return all;
}

} // namespace

/// The place as a byte, then a text: what may come next replaces what is there, around the place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view text = textOf(ByteView(data + 1, size - 1));
    const std::size_t offset = std::min<std::size_t>(data[0], text.size());
    for (const Completion& each : completeAel(text, offset, someBins())) {
        const bool around = each.replaced.offset <= offset && offset <= each.replaced.end() && each.replaced.end() <= text.size();
        if (!around || each.caret > each.insert.size())
            std::abort();
    }
    signatureAt(text, offset);
    return 0;
}
