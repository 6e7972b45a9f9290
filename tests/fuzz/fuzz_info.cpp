// SPDX-License-Identifier: Apache-2.0
#include "core/wire/info.h"

#include <cstdlib>

using namespace binnacle;
using namespace binnacle::wire;

namespace {

void readValue(std::string_view value)
{
    infoFailure(value);
    for (const char separator : {';', ':', ','})
        for (const auto& [name, inner] : parsePairs(value, separator))
            if (name.size() + inner.size() > value.size())
                std::abort();
    if (const auto peers = parsePeers(value); peers && peers.value().peers.size() > value.size())
        std::abort();
    if (const auto replicas = parseReplicas(value)) {
        const auto again = parseReplicas(formatReplicas(replicas.value()));
        if (!again || again.value().size() != replicas.value().size())
            std::abort();
    }
}

} // namespace

/// An info answer's text: every line's value is read as everything that a value can be.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = textOf({data, size});
    readValue(text);
    for (const auto& [name, value] : parseInfo(text))
        readValue(value);
    return 0;
}
