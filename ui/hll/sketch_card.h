// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hll/board_figures.h"
#include "ui/theme/card.h"

#include <QString>

#include <cstdint>
#include <vector>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class ElidedLabel;
class RegisterGrid;
class RegisterHistogram;

/// One sketch: its estimate with its bounds, its precision, and what is in its registers.
class SketchCard : public Card {
    Q_OBJECT

public:
    explicit SketchCard(QWidget* parent = nullptr);

    void setSketch(const QString& name, const QString& place, const SketchFigures& figures);
    /// Registers that would change, and the estimate after it; an empty list takes it back.
    void setPreview(std::vector<std::uint32_t> changed, double estimateAfter);
    RegisterGrid& grid() const { return *m_grid; }
    /// Whether every register is shown, or only how many there are of each value.
    void showRegisters(bool shown);

signals:
    void removeRequested();

private:
    void lay();
    void showRegisterNote(const QString& pointed);

    ElidedLabel* m_name;
    QPushButton* m_toggle;
    QLabel* m_precision;
    QLabel* m_count;
    QLabel* m_error;
    QLabel* m_bounds;
    ElidedLabel* m_note;
    QLabel* m_oddity;
    RegisterHistogram* m_histogram;
    RegisterGrid* m_grid;
    QString m_registersText;
    QString m_boundsText;
};

} // namespace binnacle::ui
