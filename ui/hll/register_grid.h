// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <cstdint>
#include <vector>

namespace binnacle::ui {

/// Every register of a sketch as a cell, the darker the larger its value; those that would change are lit. Cells are whole pixels
/// of the screen; where there is no room for so many, a cell stands for several registers and shows the largest.
/// Arrow keys and the pointer go over the registers.
class RegisterGrid : public QWidget {
    Q_OBJECT

public:
    explicit RegisterGrid(QWidget* parent = nullptr);

    void setRegisters(std::vector<std::uint8_t> values);
    /// Indexes, ascending.
    void setChanged(std::vector<std::uint32_t> changed);
    const std::vector<std::uint32_t>& changedRegisters() const { return m_changed; }

    /// The register under a point of the widget, or -1.
    int registerAt(QPoint position) const;
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// `register 812 · value 5`, or empty when none is pointed at.
    void pointedAt(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// How cells lie, in pixels of the screen.
    struct Lay {
        int columns = 1;
        int rows = 1;
        int cell = 1;
        int registersPerCell = 1;
    };
    Lay layFor(int logicalWidth, int logicalHeight) const; ///< in device-independent pixels
    Lay lay() const { return layFor(width(), mostHeight()); }
    int mostHeight() const;
    void fitHeight();
    QImage draw(const Lay& lay) const;
    void markChanged(QPainter& painter, const Lay& lay) const;
    void point(int index);
    QRectF cellRect(int index, const Lay& lay) const;
    bool isChanged(std::uint32_t index) const;

    std::vector<std::uint8_t> m_values;
    std::vector<std::uint32_t> m_changed;
    QImage m_image; ///< null: to be drawn
    bool m_imageDark = false;
    int m_current = -1;
};

} // namespace binnacle::ui
