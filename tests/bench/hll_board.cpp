// SPDX-License-Identifier: GPL-3.0-or-later
// How long the figures of a dozen sketches of 65,536 registers take, and the painting of that many registers.
//   bench_hll_board       QT_QPA_PLATFORM=offscreen where there is no display
// Beside the figures stands a copy, in the same run, of the bytes that 66 pairs of sketches read: what memory alone allows.
#include "tests/support/sketch_trials.h"
#include "ui/hll/board_figures.h"
#include "ui/hll/register_grid.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr int rounds = 9;

/// Milliseconds, the median of some rounds.
double timed(const std::function<void()>& act)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer clock;
        clock.start();
        act();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[rounds / 2];
}

std::vector<HllSketch> dozen(std::mt19937_64& random, int minHashBits)
{
    HllSketch shared = *HllSketch::create(HllSketch::maxIndexBits, minHashBits);
    test::addNew(shared, random, 50'000);
    std::vector<HllSketch> sketches(mostCompared, shared);
    for (HllSketch& sketch : sketches)
        test::addNew(sketch, random, 100'000);
    return sketches;
}

double copyOfPairs()
{
    constexpr std::size_t pairs = mostCompared * (mostCompared - 1) / 2;
    constexpr std::size_t registers = std::size_t{1} << HllSketch::maxIndexBits;
    std::vector<std::uint64_t> from(2 * registers, 1);
    std::vector<std::uint64_t> to(from.size());
    return timed([&] {
        for (std::size_t i = 0; i < pairs; ++i) {
            std::memcpy(to.data(), from.data(), from.size() * sizeof(from[0]));
            from[i] += to[i];
        }
    });
}

void measureGrid(std::mt19937_64& random)
{
    HllSketch sketch = *HllSketch::create(HllSketch::maxIndexBits);
    test::addNew(sketch, random, 200'000);
    const std::vector<std::uint8_t> first = figuresOf(sketch).registers;
    std::vector<std::uint8_t> second = first;
    std::ranges::reverse(second);
    RegisterGrid grid;
    grid.resize(420, 200);
    grid.show();
    QImage target(grid.size(), QImage::Format_ARGB32_Premultiplied);
    bool odd = false;
    const double anew = timed([&] {
        grid.setRegisters((odd = !odd) ? first : second);
        grid.render(&target);
    });
    const double again = timed([&] { grid.render(&target); });
    std::printf("65,536 registers painted: anew %.2f ms, again %.2f ms; a frame is 16.7 ms\n", anew, again);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, ThemeMode::light);
    std::mt19937_64 random(1);
    for (const int minHashBits : {0, 20, 48}) {
        const std::vector<HllSketch> sketches = dozen(random, minHashBits);
        const double figures = timed([&] { figuresOf(sketches); });
        std::printf("%zu sketches of 16 + %d bits, all figures of 66 pairs: %.1f ms; copying what they read: %.1f ms\n",
                    sketches.size(), minHashBits, figures, copyOfPairs());
    }
    measureGrid(random);
}
