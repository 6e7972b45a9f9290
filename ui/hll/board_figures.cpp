// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/board_figures.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

SketchFigures figuresOf(const HllRegisters& sketch, std::size_t byteSize)
{
    SketchFigures figures;
    const auto count = static_cast<double>(sketch.estimate());
    figures.count = {count, count * hllRelativeError(sketch.indexBits(), count), HllDoubt::none};
    figures.indexBits = sketch.indexBits();
    figures.minHashBits = sketch.minHashBits();
    figures.byteSize = byteSize;
    figures.histogram = sketch.histogram();
    figures.registers.resize(sketch.all().size());
    std::ranges::transform(sketch.all(), figures.registers.begin(),
                           [&](std::uint64_t whole) { return static_cast<std::uint8_t>(whole >> sketch.minHashBits()); });
    figures.oddity = QString::fromStdString(oddityOf(sketch));
    return figures;
}

} // namespace

SketchFigures figuresOf(const HllSketch& sketch)
{
    return figuresOf(HllRegisters(sketch), sketch.bytes().size());
}

const HllPair& BoardFigures::pair(std::size_t first, std::size_t second) const
{
    const auto [low, high] = std::minmax(first, second);
    return pairs[high * (high - 1) / 2 + low];
}

BoardFigures figuresOf(const std::vector<HllSketch>& sketches)
{
    BoardFigures board;
    const std::vector<HllRegisters> registers(sketches.begin(), sketches.end());
    for (std::size_t i = 0; i < sketches.size(); ++i)
        board.sketches.push_back(figuresOf(registers[i], sketches[i].bytes().size()));
    board.compared = std::min(sketches.size(), mostCompared);
    if (board.compared == 0)
        return board;
    std::vector<const HllRegisters*> operands;
    for (std::size_t i = 0; i < board.compared; ++i)
        operands.push_back(&registers[i]);
    for (std::size_t high = 1; high < operands.size(); ++high) {
        for (std::size_t low = 0; low < high; ++low)
            board.pairs.push_back(hllPair(registers[low], registers[high]));
    }
    const HllUnited united = hllUnited(operands);
    const auto inAny = static_cast<double>(hllUnionCount(operands));
    board.unionCount = {inAny, inAny * hllRelativeError(united.indexBits, inAny), HllDoubt::none};
    if (operands.size() <= mostPartedSketches)
        board.parts = hllExclusiveParts(operands);
    return board;
}

} // namespace binnacle::ui
