// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_algebra.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace binnacle {

namespace {

constexpr int valueBits = 6;

HllSketch compatibleEmpty(std::span<const HllSketch> sketches)
{
    int indexBits = sketches[0].indexBits();
    int minHashBits = sketches[0].minHashBits();
    for (const HllSketch& sketch : sketches.subspan(1)) {
        indexBits = std::min(indexBits, sketch.indexBits());
        if (sketch.minHashBits() != minHashBits)
            minHashBits = 0;
    }
    return *HllSketch::create(indexBits, minHashBits);
}

/// `into` has no more index bits than `sketch`, and the same number of min-hash bits or none.
void uniteInto(HllSketch& into, const HllSketch& sketch)
{
    const std::uint32_t mask = into.registerCount() - 1;
    const int dropped = sketch.minHashBits() - into.minHashBits();
    for (std::uint32_t i = 0; i < sketch.registerCount(); ++i) {
        const std::uint64_t value = sketch.rawRegister(i) >> dropped;
        if (into.rawRegister(i & mask) < value)
            into.setRawRegister(i & mask, value);
    }
}

/// Only registers that are the same in both stay. Those of a wider sketch are compared one after another, as servers do it.
void intersectInto(HllSketch& into, const HllSketch& sketch)
{
    const std::uint32_t mask = into.registerCount() - 1;
    for (std::uint32_t i = 0; i < sketch.registerCount(); ++i) {
        if (into.rawRegister(i & mask) != sketch.rawRegister(i))
            into.setRawRegister(i & mask, 0);
    }
}

std::uint32_t usedRegisters(const HllSketch& sketch)
{
    std::uint32_t used = 0;
    for (std::uint32_t i = 0; i < sketch.registerCount(); ++i)
        used += sketch.rawRegister(i) != 0;
    return used;
}

/// A server looks at the first 2^p bytes of the registers only, which with min-hashes are not all of them.
bool hasData(const HllSketch& sketch)
{
    constexpr std::size_t headerSize = 11;
    const ByteView looked = ByteView(sketch.bytes()).subspan(headerSize, sketch.registerCount());
    return std::ranges::any_of(looked, [](std::uint8_t byte) { return byte != 0; });
}

/// How many registers are expected to be the same by chance (Yu and Weber 2017, algorithm 5).
double expectedCollisions(const HllSketch& shape, std::uint64_t countA, std::uint64_t countB)
{
    constexpr int buckets = 1 << valueBits;
    const double registers = shape.registerCount();
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
    return sum * registers / std::pow(2, shape.minHashBits());
}

double minHashSimilarity(std::span<const HllSketch> sketches, const HllSketch& shape)
{
    const auto withData = std::ranges::count_if(sketches, hasData);
    if (withData != std::ssize(sketches))
        return withData > 0 ? 0.0 : std::numeric_limits<double>::quiet_NaN();
    const std::uint32_t inAny = usedRegisters(hllUnion(sketches));
    HllSketch common = shape;
    uniteInto(common, sketches[0]);
    for (const HllSketch& sketch : sketches.subspan(1))
        intersectInto(common, sketch);
    const double byChance =
        sketches.size() == 2 ? expectedCollisions(shape, sketches[0].estimate(), sketches[1].estimate()) : 0.0;
    return std::max((usedRegisters(common) - byChance) / inAny, 0.0);
}

/// Sums that do not fit stay at the largest number.
std::uint64_t sumOfCounts(std::span<const HllSketch> sketches)
{
    std::uint64_t sum = 0;
    for (const HllSketch& sketch : sketches) {
        const std::uint64_t count = sketch.estimate();
        if (sum + count < sum)
            return std::numeric_limits<std::uint64_t>::max();
        sum += count;
    }
    return sum;
}

std::uint64_t inclusionExclusion(std::span<const HllSketch> sketches)
{
    const std::uint64_t inAny = hllUnionCount(sketches);
    const std::uint64_t sum = sumOfCounts(sketches);
    if (sketches.size() == 2)
        return sum > inAny ? sum - inAny : 0;
    if (sketches.size() != 3)
        return 0;
    const std::array<HllSketch, 2> outer{sketches[0], sketches[2]};
    const std::uint64_t pairs =
        hllIntersectCount(sketches.first(2)) + hllIntersectCount(sketches.subspan(1)) + hllIntersectCount(outer);
    const auto result = static_cast<std::int64_t>(inAny - (sum - pairs));
    return result < 0 ? 0 : static_cast<std::uint64_t>(result);
}

} // namespace

HllSketch hllUnion(std::span<const HllSketch> sketches)
{
    HllSketch all = compatibleEmpty(sketches);
    for (const HllSketch& sketch : sketches)
        uniteInto(all, sketch);
    return all;
}

std::uint64_t hllUnionCount(std::span<const HllSketch> sketches)
{
    return hllUnion(sketches).estimate();
}

std::uint64_t hllIntersectCount(std::span<const HllSketch> sketches)
{
    const HllSketch shape = compatibleEmpty(sketches);
    if (shape.minHashBits() == 0)
        return inclusionExclusion(sketches);
    const double similarity = minHashSimilarity(sketches, shape);
    if (std::isnan(similarity))
        return 0;
    return static_cast<std::uint64_t>(std::llround(static_cast<double>(hllUnionCount(sketches)) * similarity));
}

double hllSimilarity(std::span<const HllSketch> sketches)
{
    const HllSketch shape = compatibleEmpty(sketches);
    if (shape.minHashBits() != 0)
        return minHashSimilarity(sketches, shape);
    const std::uint64_t inAll = inclusionExclusion(sketches);
    const std::uint64_t inAny = hllUnionCount(sketches);
    if (inAny == 0) // what an x86 server's division of 0 by 0 leaves, its sign included
        return inAll == 0 ? -std::numeric_limits<double>::quiet_NaN() : std::numeric_limits<double>::infinity();
    return static_cast<double>(inAll) / static_cast<double>(inAny);
}

HllSketch hllFolded(const HllSketch& sketch, int indexBits)
{
    HllSketch folded = *HllSketch::create(indexBits);
    uniteInto(folded, sketch);
    return folded;
}

} // namespace binnacle
