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
      m_estimate(sketch.estimate()),
      m_hasData(hasLookedAtData(sketch))
{
}

std::string oddityOf(const HllSketch& sketch)
{
    const std::vector<std::uint64_t> registers = sketch.registers();
    const auto odd =
        std::ranges::find_if(registers, [&](std::uint64_t whole) { return whole != 0 && whole >> sketch.minHashBits() == 0; });
    if (odd != registers.end())
        return "register " + std::to_string(odd - registers.begin()) + " is empty and has a min-hash";
    const std::uint64_t counted = hllEstimate(sketch.histogram(), sketch.indexBits());
    if (sketch.cachedCount() != 0 && sketch.cachedCount() != counted)
        return "it carries an estimate of " + std::to_string(sketch.cachedCount()) + ", and its registers say " +
               std::to_string(counted);
    return {};
}

} // namespace binnacle
