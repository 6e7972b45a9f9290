// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt.h"
#include "core/bins/packed_element.h"

#include <algorithm>
#include <cstdlib>

using namespace binnacle;

namespace {

constexpr std::size_t headSize = 3;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Lists and maps have to be whole ones; what is in them may be anything that was in the bin before.
void requireWhole(const wire::Particle& particle)
{
    const bool isList = particle.type == 20;
    if (!isList && particle.type != 19)
        return;
    const auto head = bins::readHead(particle.bytes);
    require(head && head->kind == (isList ? bins::PackedKind::list : bins::PackedKind::map));
    require(bins::elementSize(particle.bytes) == particle.bytes.size());
}

void operate(const bins::ParticleView* present, ByteView operation)
{
    if (present != nullptr) {
        if (const auto answer = bins::readCdt(*present, operation))
            requireWhole(*answer);
    }
    const auto modified = bins::modifyCdt(present, operation);
    if (!modified)
        return;
    requireWhole(modified->answer);
    if (modified->bin)
        requireWhole(*modified->bin);
}

} // namespace

/// The type of a bin (0: there is none), the length of its particle in two bytes, the particle, and an operation on it. Both are
/// carried out: on the bytes as they are, and as a server would keep them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    if (size < headSize)
        return 0;
    const std::size_t length = std::min<std::size_t>(std::size_t{bytes[1]} << 8 | bytes[2], size - headSize);
    const bins::ParticleView raw{bytes[0], bytes.subspan(headSize, length)};
    const ByteView operation = bytes.subspan(headSize + length);
    operate(raw.type == 0 ? nullptr : &raw, operation);
    if (const auto kept = bins::written(raw)) {
        const bins::ParticleView present{kept->type, kept->bytes};
        operate(&present, operation);
    }
    return 0;
}
