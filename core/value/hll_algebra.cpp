// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_algebra.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace binnacle {

namespace {

constexpr int valueBits = 6;

/// The bits of the union, its registers empty.
HllUnited shapeOf(HllOperands sketches)
{
    HllUnited shape{sketches[0]->indexBits(), sketches[0]->minHashBits(), {}};
    for (const HllRegisters* const sketch : sketches.subspan(1)) {
        shape.indexBits = std::min(shape.indexBits, sketch->indexBits());
        if (sketch->minHashBits() != shape.minHashBits)
            shape.minHashBits = 0;
    }
    return shape;
}

/// `into` has no more registers than the sketch. Those of a wider one are folded onto it.
void uniteInto(std::span<std::uint64_t> into, const HllRegisters& sketch, int droppedBits)
{
    const std::span<const std::uint64_t> all = sketch.all();
    for (std::size_t start = 0; start < all.size(); start += into.size()) {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] = std::max(into[i], all[start + i] >> droppedBits);
    }
}

/// Only registers that are the same in both stay. Those of a wider sketch are compared one after another, as servers do it.
void intersectInto(std::span<std::uint64_t> into, const HllRegisters& sketch)
{
    const std::span<const std::uint64_t> all = sketch.all();
    for (std::size_t start = 0; start < all.size(); start += into.size()) {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] = into[i] == all[start + i] ? into[i] : 0;
    }
}

std::uint32_t usedOf(std::span<const std::uint64_t> registers)
{
    return static_cast<std::uint32_t>(std::ranges::count_if(registers, [](std::uint64_t value) { return value != 0; }));
}

/// Neighbours often hold the same value: counting every fourth one apart, no count waits for the one before.
std::uint64_t estimateOf(const HllUnited& united)
{
    std::array<HllHistogram, 4> apart{};
    for (std::size_t i = 0; i < united.registers.size(); i += apart.size()) { // of which there are at least 16
        for (std::size_t j = 0; j < apart.size(); ++j)
            ++apart[j][united.registers[i + j] >> united.minHashBits];
    }
    HllHistogram histogram{};
    for (std::size_t value = 0; value < histogram.size(); ++value)
        histogram[value] = apart[0][value] + apart[1][value] + apart[2][value] + apart[3][value];
    return hllEstimate(histogram, united.indexBits);
}

/// How many registers are expected to be the same by chance (Yu and Weber 2017, algorithm 5).
double expectedCollisions(int indexBits, int minHashBits, std::uint64_t countA, std::uint64_t countB)
{
    constexpr int buckets = 1 << valueBits;
    const double registers = 1u << indexBits;
    const auto a = static_cast<double>(countA);
    const auto b = static_cast<double>(countB);
    double sum = 0.0;
    for (int i = 1; i <= buckets; ++i) {
        const double low = (i != buckets ? std::pow(2, -i) : 0.0) / registers;
        const double high = std::pow(2, -i + 1) / registers;
        const double inA = std::pow(1 - low, a) - std::pow(1 - high, a);
        const double inB = std::pow(1 - low, b) - std::pow(1 - high, b);
        sum += inA * inB;
    }
    return sum * registers / std::pow(2, minHashBits);
}

std::uint32_t commonRegisters(HllOperands sketches, const HllUnited& shape)
{
    std::vector<std::uint64_t> common(shape.registers.size());
    uniteInto(common, *sketches[0], sketches[0]->minHashBits() - shape.minHashBits);
    for (const HllRegisters* const sketch : sketches.subspan(1))
        intersectInto(common, *sketch);
    return usedOf(common);
}

double minHashSimilarity(HllOperands sketches, const HllTogether& together)
{
    const auto withData = std::ranges::count_if(sketches, [](const HllRegisters* sketch) { return sketch->hasData(); });
    if (withData != std::ssize(sketches))
        return withData > 0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
    const double byChance = sketches.size() == 2 ? expectedCollisions(together.indexBits, together.minHashBits,
                                                                      sketches[0]->estimate(), sketches[1]->estimate())
                                                 : 0.0;
    return std::max((together.commonRegisters - byChance) / together.usedRegisters, 0.0);
}

/// Sums that do not fit stay at the largest number.
std::uint64_t sumOfCounts(HllOperands sketches)
{
    std::uint64_t sum = 0;
    for (const HllRegisters* const sketch : sketches) {
        const std::uint64_t count = sketch->estimate();
        if (sum + count < sum)
            return std::numeric_limits<std::uint64_t>::max();
        sum += count;
    }
    return sum;
}

std::uint64_t inclusionExclusion(HllOperands sketches, std::uint64_t inAny)
{
    const std::uint64_t sum = sumOfCounts(sketches);
    if (sketches.size() == 2)
        return sum > inAny ? sum - inAny : 0;
    if (sketches.size() != 3)
        return 0;
    const std::array outer{sketches[0], sketches[2]};
    const std::uint64_t pairs = hllTogether(sketches.first(2)).intersectCount + hllTogether(sketches.subspan(1)).intersectCount +
                                hllTogether(outer).intersectCount;
    const auto result = static_cast<std::int64_t>(inAny - (sum - pairs));
    return result < 0 ? 0 : static_cast<std::uint64_t>(result);
}

double ratio(std::uint64_t inAll, std::uint64_t inAny)
{
    if (inAny == 0) // what an x86 server's division of 0 by 0 leaves, its sign included
        return inAll == 0 ? -std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
    return static_cast<double>(inAll) / static_cast<double>(inAny);
}

/// Sketches for one question, taken apart.
class Apart {
public:
    explicit Apart(std::span<const HllSketch> sketches) : m_registers(sketches.begin(), sketches.end())
    {
        for (const HllRegisters& registers : m_registers)
            m_operands.push_back(&registers);
    }
    operator HllOperands() const { return m_operands; }

private:
    std::vector<HllRegisters> m_registers;
    std::vector<const HllRegisters*> m_operands;
};

} // namespace

HllUnited hllUnited(HllOperands sketches)
{
    HllUnited united = shapeOf(sketches);
    const HllRegisters& first = *sketches[0];
    const bool sameShape = first.indexBits() == united.indexBits && first.minHashBits() == united.minHashBits;
    if (sameShape)
        united.registers.assign(first.all().begin(), first.all().end());
    else
        united.registers.resize(std::size_t{1} << united.indexBits);
    for (const HllRegisters* const sketch : sketches.subspan(sameShape ? 1 : 0))
        uniteInto(united.registers, *sketch, sketch->minHashBits() - united.minHashBits);
    return united;
}

std::uint64_t hllUnionCount(HllOperands sketches)
{
    return estimateOf(hllUnited(sketches));
}

HllTogether hllTogether(HllOperands sketches)
{
    const HllUnited united = hllUnited(sketches);
    HllTogether together{united.indexBits, united.minHashBits, estimateOf(united), 0, 0, usedOf(united.registers), 0};
    if (united.minHashBits == 0) {
        together.intersectCount = inclusionExclusion(sketches, together.unionCount);
        together.similarity = ratio(together.intersectCount, together.unionCount);
        return together;
    }
    together.commonRegisters = commonRegisters(sketches, united);
    together.similarity = minHashSimilarity(sketches, together);
    if (!std::isnan(together.similarity))
        together.intersectCount =
            static_cast<std::uint64_t>(std::llround(static_cast<double>(together.unionCount) * together.similarity));
    return together;
}

HllSketch hllUnion(std::span<const HllSketch> sketches)
{
    const HllUnited united = hllUnited(Apart(sketches));
    return HllSketch::packed(united.indexBits, united.minHashBits, united.registers);
}

std::uint64_t hllUnionCount(std::span<const HllSketch> sketches)
{
    return hllUnionCount(Apart(sketches));
}

std::uint64_t hllIntersectCount(std::span<const HllSketch> sketches)
{
    return hllTogether(Apart(sketches)).intersectCount;
}

double hllSimilarity(std::span<const HllSketch> sketches)
{
    return hllTogether(Apart(sketches)).similarity;
}

HllSketch hllFolded(const HllSketch& sketch, int indexBits)
{
    std::vector<std::uint64_t> folded(std::size_t{1} << indexBits);
    uniteInto(folded, HllRegisters(sketch), sketch.minHashBits());
    return HllSketch::packed(indexBits, 0, folded);
}

} // namespace binnacle
