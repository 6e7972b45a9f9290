// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>
#include <QString>
#include <QWidget>

class QPainter;

namespace binnacle::ui {

/// The outlined chip of a type: int, dbl, str, bool, blob, list, map, geo, hll; others are drawn in the blob's grey.
/// The size it takes; at least 34 px wide, so that chips below one another are of one width.
QSize typeChipSize(const QString& chip);

/// Draws the chip at the left of `area`, centred vertically. `filled` puts the panel's colour behind it, for selected rows.
void paintTypeChip(QPainter& painter, const QRect& area, const QString& chip, bool filled = false);

/// The chip as a widget, for forms and titles.
class TypeChip : public QWidget {
    Q_OBJECT

public:
    explicit TypeChip(QWidget* parent = nullptr);
    explicit TypeChip(const QString& chip, QWidget* parent = nullptr);

    QString chip() const { return m_chip; }
    void setChip(const QString& chip);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_chip;
};

} // namespace binnacle::ui
