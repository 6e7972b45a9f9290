// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/dispatcher.h"
#include "ui/hll/board_figures.h"
#include "ui/hll/gathered_sketch.h"

#include <QObject>

#include <cstdint>

namespace binnacle::ui {

/// The sketches on the workbench. What they say is computed on another thread; until that has come, the last figures stay.
class SketchBoard : public QObject {
    Q_OBJECT

public:
    explicit SketchBoard(QObject* parent = nullptr);

    /// More than these are not taken in.
    static constexpr std::size_t mostSketches = 64;

    /// Adds sketches behind the others; one that is there already is replaced where it stands. Returns how many found no place.
    std::size_t add(std::vector<GatheredSketch> sketches);
    void remove(std::size_t index);
    void clear();

    const std::vector<GatheredSketch>& sketches() const { return m_sketches; }
    bool isEmpty() const { return m_sketches.empty(); }
    std::vector<HllSketch> bare() const;

    /// Those of the sketches as of the last computed(); empty before.
    const BoardFigures& figures() const { return m_figures; }
    bool isCurrent() const { return m_current; }

signals:
    /// Others are there; their figures are still to come.
    void changed();
    /// figures() are those of sketches().
    void computed();

private:
    void compute();
    void take(std::uint64_t generation, BoardFigures figures);

    std::vector<GatheredSketch> m_sketches;
    BoardFigures m_figures;
    Dispatcher m_worker;
    std::uint64_t m_generation = 0;
    bool m_current = true;
};

} // namespace binnacle::ui
