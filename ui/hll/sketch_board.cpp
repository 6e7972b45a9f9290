// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/sketch_board.h"

#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"

#include <algorithm>

namespace binnacle::ui {

SketchBoard::SketchBoard(QObject* parent) : QObject(parent), m_worker(workerDispatcher()) {}

std::size_t SketchBoard::add(std::vector<GatheredSketch> sketches)
{
    std::size_t left = 0;
    for (GatheredSketch& sketch : sketches) {
        const auto same =
            std::ranges::find_if(m_sketches, [&](const GatheredSketch& other) { return sketch.isSamePlace(other); });
        if (same != m_sketches.end())
            *same = std::move(sketch);
        else if (m_sketches.size() < mostSketches)
            m_sketches.push_back(std::move(sketch));
        else
            ++left;
    }
    compute();
    return left;
}

void SketchBoard::remove(std::size_t index)
{
    m_sketches.erase(m_sketches.begin() + static_cast<std::ptrdiff_t>(index));
    compute();
}

void SketchBoard::clear()
{
    m_sketches.clear();
    compute();
}

std::vector<HllSketch> SketchBoard::bare() const
{
    std::vector<HllSketch> bare;
    std::ranges::transform(m_sketches, std::back_inserter(bare), [](const GatheredSketch& one) { return one.sketch; });
    return bare;
}

void SketchBoard::compute()
{
    m_current = false;
    const std::uint64_t generation = ++m_generation;
    emit changed();
    m_worker([this, generation, sketches = bare(), gui = guiDispatcher(this)] {
        gui([this, generation, figures = figuresOf(sketches)]() mutable { take(generation, std::move(figures)); });
    });
}

void SketchBoard::take(std::uint64_t generation, BoardFigures figures)
{
    if (generation != m_generation)
        return;
    m_figures = std::move(figures);
    m_current = true;
    emit computed();
}

} // namespace binnacle::ui
