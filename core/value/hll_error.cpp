// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace binnacle {

namespace {

double registersOf(int indexBits)
{
    return 1u << indexBits;
}

HllFigure figure(double value, double error)
{
    const HllDoubt doubt = value < 0 ? HllDoubt::negative : value < 2 * error ? HllDoubt::belowItsError : HllDoubt::none;
    return {std::isnan(value) ? value : std::max(value, 0.0), error, doubt};
}

HllFigure countOf(int indexBits, std::uint64_t count)
{
    const auto value = static_cast<double>(count);
    return {value, value * hllRelativeError(indexBits, value), HllDoubt::none};
}

/// The standard error of a share that `hits` of `samples` stand for, drawn from `population` without putting back. Never quite 0
/// while there is more than was drawn: none of few is no proof.
double shareError(double hits, double samples, double population)
{
    const double share = (hits + 1) / (samples + 2);
    const double left = population > samples ? 1 - samples / population : 0;
    return std::sqrt(share * (1 - share) / (samples + 2) * left);
}

bool haveSameWidth(HllOperands sketches)
{
    return std::ranges::all_of(sketches,
                               [&](const HllRegisters* sketch) { return sketch->indexBits() == sketches[0]->indexBits(); });
}

void fillByMinHash(HllPair& pair, const HllTogether& together, bool sameWidth)
{
    const double samples = together.usedRegisters;
    const double inAny = pair.unionCount.value;
    const double error = shareError(together.commonRegisters, samples, inAny);
    pair.similarity = figure(together.similarity, error);
    pair.intersectCount = figure(static_cast<double>(together.intersectCount),
                                 std::hypot(inAny * error, together.similarity * pair.unionCount.error));
    if (!sameWidth)
        pair.similarity.doubt = pair.intersectCount.doubt = HllDoubt::otherWidths;
}

/// Of the counts of unions in a sum, by the mask of who is in them.
using Coefficients = std::array<double, 1u << mostPartedSketches>;

/// Counts of all unions of up to four sketches, by the mask of who is in them, and what is known about their errors.
class Unions {
public:
    /// `inAny` is the count of all of them, which is known already.
    Unions(HllOperands sketches, std::uint64_t inAny) : m_size(1u << sketches.size())
    {
        std::vector<const HllRegisters*> members;
        for (std::uint32_t mask = 1; mask < m_size; ++mask) {
            members.clear();
            int indexBits = HllSketch::maxIndexBits;
            for (std::size_t i = 0; i < sketches.size(); ++i) {
                if ((mask >> i & 1) == 0)
                    continue;
                members.push_back(sketches[i]);
                indexBits = std::min(indexBits, sketches[i]->indexBits());
            }
            const bool single = members.size() == 1;
            const std::uint64_t count = single ? members[0]->estimate() : mask == m_size - 1 ? inAny : hllUnionCount(members);
            m_counts[mask] = static_cast<double>(count);
            m_errors[mask] = m_counts[mask] * hllRelativeError(indexBits, m_counts[mask]);
        }
    }

    /// A sum of counts, each times its coefficient; the one at 0 is passed over.
    HllFigure sum(const Coefficients& coefficients) const
    {
        double value = 0;
        double variance = 0;
        double apart = 0; // what it would be if each term erred on its own
        for (std::uint32_t a = 1; a < m_size; ++a) {
            value += coefficients[a] * m_counts[a];
            apart += coefficients[a] * coefficients[a] * m_errors[a] * m_errors[a];
            for (std::uint32_t b = 1; b < m_size; ++b)
                variance += coefficients[a] * coefficients[b] * m_errors[a] * m_errors[b] * sharedBy(a, b);
        }
        constexpr double leastShare = 0.002; // the shares are estimates, too: what they cancel is never all
        return figure(value, std::sqrt(std::max(variance, leastShare * apart)));
    }

private:
    /// The share of registers that come from elements of both unions: the part of the errors that both have.
    double sharedBy(std::uint32_t a, std::uint32_t b) const
    {
        const double inAny = m_counts[a | b];
        return inAny <= 0 ? 0 : std::clamp((m_counts[a] + m_counts[b] - inAny) / inAny, 0.0, 1.0);
    }

    std::uint32_t m_size;
    Coefficients m_counts{};
    Coefficients m_errors{};
};

/// The elements of all of `members` and none else: with R the union of the others, the sum over the subsets Q of the members of
/// |R and Q together|, added for subsets of odd size and taken away for even ones.
Coefficients coefficientsOf(std::uint32_t members, std::uint32_t everyone)
{
    Coefficients coefficients{};
    const std::uint32_t others = everyone & ~members;
    for (std::uint32_t subset = members;; subset = (subset - 1) & members) {
        coefficients[others | subset] += std::popcount(subset) % 2 == 1 ? 1 : -1;
        if (subset == 0)
            return coefficients;
    }
}

std::vector<HllPart> partsByMinHash(HllOperands sketches)
{
    const HllUnited united = hllUnited(sketches);
    std::array<std::uint32_t, 1u << mostPartedSketches> hits{};
    for (std::size_t i = 0; i < united.registers.size(); ++i) {
        std::uint32_t members = 0;
        for (std::size_t s = 0; s < sketches.size(); ++s)
            members |= std::uint32_t{sketches[s]->all()[i] == united.registers[i]} << s;
        hits[united.registers[i] != 0 ? members : 0] += 1;
    }
    const double samples = static_cast<double>(united.registers.size()) - hits[0];
    const HllFigure inAny = countOf(united.indexBits, hllUnionCount(sketches));
    const double byChance = std::ldexp(1.0, -united.minHashBits); // at most that share looks common and is not
    std::vector<HllPart> parts;
    for (std::uint32_t members = 1; members < 1u << sketches.size(); ++members) {
        const double share = samples > 0 ? hits[members] / samples : 0;
        const double error = std::hypot(shareError(hits[members], samples, inAny.value), byChance);
        parts.push_back({members, figure(inAny.value * share, std::hypot(inAny.value * error, inAny.error * share))});
    }
    return parts;
}

} // namespace

double hllRelativeError(int indexBits)
{
    return 1.04 / std::sqrt(registersOf(indexBits));
}

double hllRelativeError(int indexBits, double count)
{
    const double load = count / registersOf(indexBits);
    if (load >= 4)
        return hllRelativeError(indexBits);
    if (load < 1e-4)
        return std::sqrt(0.5 / registersOf(indexBits)); // the limit of what follows
    return std::min(std::sqrt((std::expm1(load) - load) / registersOf(indexBits)) / load, hllRelativeError(indexBits));
}

HllPair hllPair(const HllRegisters& first, const HllRegisters& second)
{
    const std::array operands{&first, &second};
    const HllTogether together = hllTogether(operands);
    HllPair pair;
    pair.byMinHash = together.minHashBits != 0;
    pair.unionCount = countOf(together.indexBits, together.unionCount);
    if (pair.byMinHash) {
        fillByMinHash(pair, together, haveSameWidth(operands));
        return pair;
    }
    const Unions unions(operands, together.unionCount);
    const HllFigure inBoth = unions.sum({0, 1, 1, -1});
    pair.intersectCount = {static_cast<double>(together.intersectCount), inBoth.error, inBoth.doubt};
    const double inAny = pair.unionCount.value;
    // To the first order, the similarity goes by the sums of the counts less (1 + similarity) times that of the union.
    const double error = inAny > 0 ? unions.sum({0, 1, 1, -1 - together.similarity}).error / inAny : 0;
    pair.similarity = {together.similarity, error, inBoth.doubt};
    return pair;
}

std::vector<HllPart> hllExclusiveParts(HllOperands sketches)
{
    const int minHashBits = sketches[0]->minHashBits();
    const bool sameMinHash =
        std::ranges::all_of(sketches, [&](const HllRegisters* sketch) { return sketch->minHashBits() == minHashBits; });
    if (minHashBits != 0 && sameMinHash && haveSameWidth(sketches))
        return partsByMinHash(sketches);
    const Unions unions(sketches, hllUnionCount(sketches));
    const std::uint32_t everyone = (1u << sketches.size()) - 1;
    std::vector<HllPart> parts;
    for (std::uint32_t members = 1; members <= everyone; ++members)
        parts.push_back({members, unions.sum(coefficientsOf(members, everyone))});
    return parts;
}

} // namespace binnacle
