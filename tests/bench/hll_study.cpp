// SPDX-License-Identifier: Apache-2.0
// How far sketches are off, measured beside what core/value/hll_error.h predicts.
//   bench_hll_study [TRIALS] [SEED]      20 trials and seed 1 unless told; about 3 s a trial
// Counts: 4 to 16 index bits, 10 to 10,000,000 elements, the same elements for all widths; trials of few elements are repeated more
// often. Then intersections, similarities and exclusive parts of sets that overlap. A ratio of 1 is a prediction that holds.
#include "core/value/hll_error.h"
#include "tests/support/sketch_trials.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace binnacle;
using test::addNew;
using test::ErrorTally;

namespace {

constexpr std::uint64_t mostElements = 10'000'000;
constexpr std::array<std::uint64_t, 7> checkpoints{10, 100, 1'000, 10'000, 100'000, 1'000'000, mostElements};

using CountTallies = std::map<std::pair<int, std::uint64_t>, ErrorTally>;

void countTrial(CountTallies& tallies, std::mt19937_64& random, std::uint64_t last)
{
    std::vector<HllSketch> sketches;
    for (int bits = HllSketch::minIndexBits; bits <= HllSketch::maxIndexBits; ++bits)
        sketches.push_back(*HllSketch::create(bits));
    std::uint64_t done = 0;
    for (const std::uint64_t count : checkpoints) {
        if (count > last)
            return;
        for (; done < count; ++done) {
            const std::uint64_t element = random();
            for (HllSketch& sketch : sketches)
                sketch.add({reinterpret_cast<const std::uint8_t*>(&element), sizeof element});
        }
        const auto truth = static_cast<double>(count);
        for (const HllSketch& sketch : sketches)
            tallies[{sketch.indexBits(), count}].take(static_cast<double>(sketch.estimate()), truth,
                                                      truth * hllRelativeError(sketch.indexBits(), truth));
    }
}

void studyCounts(std::mt19937_64& random, int trials)
{
    CountTallies tallies;
    for (int i = 0; i < trials; ++i)
        countTrial(tallies, random, mostElements);
    for (int i = 0; i < trials * 20; ++i)
        countTrial(tallies, random, 10'000);
    std::printf("counts: measured %% / predicted %%, at their ratio in units of its own standard error\n%5s", "bits");
    for (const std::uint64_t count : checkpoints)
        std::printf("  %22llu", static_cast<unsigned long long>(count));
    for (int bits = HllSketch::minIndexBits; bits <= HllSketch::maxIndexBits; ++bits) {
        std::printf("\n%5d", bits);
        for (const std::uint64_t count : checkpoints) {
            const ErrorTally& tally = tallies[{bits, count}];
            const double percent = 100.0 / static_cast<double>(count);
            std::printf("  %7.3f / %6.3f %+5.1f", tally.measured() * percent, tally.predicted() * percent,
                        (tally.ratio() - 1) / tally.ratioError());
        }
    }
    std::printf("\n");
}

struct Overlap {
    const char* name;
    std::uint64_t onlyFirst;
    std::uint64_t both;
    std::uint64_t onlySecond;
};

void studyPairs(std::mt19937_64& random, int trials, int minHashBits)
{
    for (const Overlap& sets : {Overlap{"half common", 20'000, 20'000, 20'000}, Overlap{"a tenth common", 45'000, 10'000, 45'000},
                                Overlap{"one within", 0, 10'000, 90'000}, Overlap{"nothing common", 30'000, 0, 30'000},
                                Overlap{"the same", 0, 50'000, 0}, Overlap{"few, half common", 200, 200, 200}}) {
        ErrorTally inBoth;
        ErrorTally similarity;
        for (int i = 0; i < trials; ++i) {
            HllSketch first = *HllSketch::create(12, minHashBits);
            addNew(first, random, sets.both);
            HllSketch second = first;
            addNew(first, random, sets.onlyFirst);
            addNew(second, random, sets.onlySecond);
            const HllPair pair = hllPair(HllRegisters(first), HllRegisters(second));
            const auto both = static_cast<double>(sets.both);
            inBoth.take(pair.intersectCount.value, both, pair.intersectCount.error);
            similarity.take(pair.similarity.value, both / static_cast<double>(sets.onlyFirst + sets.both + sets.onlySecond),
                            pair.similarity.error);
        }
        std::printf("%-18s %2d  intersection %8.1f / %8.1f ratio %4.2f  similarity %.4f / %.4f ratio %4.2f\n", sets.name,
                    minHashBits, inBoth.measured(), inBoth.predicted(), inBoth.ratio(), similarity.measured(),
                    similarity.predicted(), similarity.ratio());
    }
}

void studyParts(std::mt19937_64& random, int trials, int minHashBits, std::size_t sketchCount)
{
    const std::uint32_t everyone = (1u << sketchCount) - 1;
    std::vector<ErrorTally> tallies(everyone);
    for (int i = 0; i < trials; ++i) {
        std::vector<HllSketch> sketches(sketchCount, *HllSketch::create(12, minHashBits));
        for (std::uint32_t members = 1; members <= everyone; ++members) {
            HllSketch part = *HllSketch::create(12, minHashBits);
            addNew(part, random, members * 1'000);
            for (std::size_t s = 0; s < sketchCount; ++s) {
                if ((members >> s & 1) != 0)
                    sketches[s] = hllUnion(std::array{sketches[s], part});
            }
        }
        const std::vector<HllRegisters> registers(sketches.begin(), sketches.end());
        std::vector<const HllRegisters*> operands;
        for (const HllRegisters& one : registers)
            operands.push_back(&one);
        for (const HllPart& part : hllExclusiveParts(operands))
            tallies[part.members - 1].take(part.count.value, part.members * 1'000.0, part.count.error);
    }
    std::printf("parts of %zu, %2d min-hash bits, ratios:", sketchCount, minHashBits);
    for (const ErrorTally& tally : tallies)
        std::printf(" %4.2f", tally.ratio());
    std::printf("\n");
}

} // namespace

int main(int argc, char** argv)
{
    const int trials = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    std::printf("seed %llu, %d trials\n", static_cast<unsigned long long>(seed), trials);
    std::mt19937_64 random(seed);
    studyCounts(random, trials);
    std::printf("pairs of 12 index bits: measured / predicted\n");
    for (const int minHashBits : {0, 8, 20})
        studyPairs(random, trials * 10, minHashBits);
    for (const int minHashBits : {0, 20}) {
        for (const std::size_t count : {2, 3, 4})
            studyParts(random, trials * 10, minHashBits, count);
    }
}
