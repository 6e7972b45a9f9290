// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/board_figures.h"
#include "ui/hll/gathered_sketch.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace binnacle::ui {

class SketchCard;
struct AddPreview;

/// The cards of the sketches, as many beside one another as there is room for.
class CardGrid : public QWidget {
    Q_OBJECT

public:
    explicit CardGrid(QWidget* parent = nullptr);

    void setSketches(const std::vector<GatheredSketch>& sketches, const BoardFigures& figures);
    /// Lights the registers that would change in one card, and in no other.
    void preview(int index, const AddPreview& preview);
    const std::vector<SketchCard*>& cards() const { return m_cards; }

signals:
    void removeRequested(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();
    int columnsFor(int width) const;

    QGridLayout* m_layout;
    std::vector<SketchCard*> m_cards;
    int m_columns = 0;
};

} // namespace binnacle::ui
