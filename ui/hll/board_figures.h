// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/hll_error.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace binnacle::ui {

/// What one sketch says of itself.
struct SketchFigures {
    HllFigure count;
    int indexBits = 0;
    int minHashBits = 0;
    std::size_t byteSize = 0;
    HllHistogram histogram{};
    std::vector<std::uint8_t> registers; ///< HyperLogLog values, in order
    QString oddity;                      ///< what no adding could have left so; empty if there is nothing
};

SketchFigures figuresOf(const HllSketch& sketch);

/// Sketches that are compared with one another, at most; the others are shown alone.
inline constexpr std::size_t mostCompared = 12;

/// What the sketches on the board say together.
struct BoardFigures {
    std::vector<SketchFigures> sketches;
    std::size_t compared = 0;
    HllFigure unionCount;       ///< of the compared ones
    std::vector<HllPair> pairs; ///< see pair()
    std::vector<HllPart> parts; ///< empty for more than mostPartedSketches

    /// `first` and `second` differ and are below `compared`.
    const HllPair& pair(std::size_t first, std::size_t second) const;
};

/// Takes milliseconds for small sketches and tens of them for large ones: not for the GUI thread.
BoardFigures figuresOf(const std::vector<HllSketch>& sketches);

} // namespace binnacle::ui
