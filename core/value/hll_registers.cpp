// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_registers.h"

#include <algorithm>

namespace binnacle {

namespace {

bool hasLookedAtData(const HllSketch& sketch)
{
    constexpr std::size_t headerSize = 11;
    const ByteView looked = ByteView(sketch.bytes()).subspan(headerSize, sketch.registerCount());
    return std::ranges::any_of(looked, [](std::uint8_t byte) { return byte != 0; });
}

} // namespace

HllRegisters::HllRegisters(const HllSketch& sketch)
    : m_indexBits(sketch.indexBits()),
      m_minHashBits(sketch.minHashBits()),
      m_registers(sketch.registers()),
      m_estimate(sketch.cachedCount()),
      m_hasData(hasLookedAtData(sketch))
{
    for (const std::uint64_t whole : m_registers)
        ++m_histogram[whole >> m_minHashBits];
    if (m_estimate == 0)
        m_estimate = hllEstimate(m_histogram, m_indexBits);
}

std::string oddityOf(const HllRegisters& sketch)
{
    const auto odd =
        std::ranges::find_if(sketch.all(), [&](std::uint64_t whole) { return whole != 0 && whole >> sketch.minHashBits() == 0; });
    if (odd != sketch.all().end())
        return "register " + std::to_string(odd - sketch.all().begin()) + " is empty and has a min-hash";
    const std::uint64_t counted = hllEstimate(sketch.histogram(), sketch.indexBits());
    if (sketch.estimate() != counted) // then it is not its registers' but the one that it carries
        return "it carries an estimate of " + std::to_string(sketch.estimate()) + ", and its registers say " +
               std::to_string(counted);
    return {};
}

} // namespace binnacle
