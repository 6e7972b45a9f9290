// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

#include <QAbstractScrollArea>

namespace binnacle::ui {

/// Bytes as hexadecimal digits and as text, in as many columns of eight as there is room for; only what is seen is painted. One
/// stretch is marked.
class HexView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(QWidget* parent = nullptr);

    void setBytes(Bytes bytes);
    void setMarked(std::size_t offset, std::size_t length);

signals:
    void clicked(quint64 offset);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    std::size_t columns() const;
    int charWidth() const;
    int byteX(std::size_t column) const;
    void updateBars();
    void paintRow(QPainter& painter, std::size_t row, int y) const;

    Bytes m_bytes;
    std::size_t m_markedAt = 0;
    std::size_t m_markedLength = 0;
};

} // namespace binnacle::ui
