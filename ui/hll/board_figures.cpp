// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/board_figures.h"

#include <algorithm>

namespace binnacle::ui {

SketchFigures figuresOf(const HllSketch& sketch)
{
    SketchFigures figures;
    const auto count = static_cast<double>(sketch.estimate());
    figures.count = {count, count * hllRelativeError(sketch.indexBits(), count), HllDoubt::none};
    figures.indexBits = sketch.indexBits();
    figures.minHashBits = sketch.minHashBits();
    figures.byteSize = sketch.bytes().size();
    figures.histogram = sketch.histogram();
    for (const std::uint64_t whole : sketch.registers())
        figures.registers.push_back(static_cast<std::uint8_t>(whole >> sketch.minHashBits()));
    figures.oddity = QString::fromStdString(oddityOf(sketch));
    return figures;
}

const HllPair& BoardFigures::pair(std::size_t first, std::size_t second) const
{
    const auto [low, high] = std::minmax(first, second);
    return pairs[high * (high - 1) / 2 + low];
}

BoardFigures figuresOf(const std::vector<HllSketch>& sketches)
{
    BoardFigures board;
    std::ranges::transform(sketches, std::back_inserter(board.sketches),
                           [](const HllSketch& sketch) { return figuresOf(sketch); });
    board.compared = std::min(sketches.size(), mostCompared);
    if (board.compared == 0)
        return board;
    const std::vector<HllRegisters> registers(sketches.begin(), sketches.begin() + static_cast<std::ptrdiff_t>(board.compared));
    std::vector<const HllRegisters*> operands;
    std::ranges::transform(registers, std::back_inserter(operands), [](const HllRegisters& one) { return &one; });
    for (std::size_t high = 1; high < registers.size(); ++high) {
        for (std::size_t low = 0; low < high; ++low)
            board.pairs.push_back(hllPair(registers[low], registers[high]));
    }
    const HllUnited united = hllUnited(operands);
    const auto inAny = static_cast<double>(hllUnionCount(operands));
    board.unionCount = {inAny, inAny * hllRelativeError(united.indexBits, inAny), HllDoubt::none};
    if (registers.size() <= mostPartedSketches)
        board.parts = hllExclusiveParts(operands);
    return board;
}

} // namespace binnacle::ui
