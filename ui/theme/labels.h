// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/roles.h"

#include <QLabel>

namespace binnacle::ui {

/// A heading above a group of things, in small bold capitals: `BIN OPERATIONS, IN ORDER`. The text is given as it is spelled.
class SectionLabel : public QLabel {
    Q_OBJECT

public:
    explicit SectionLabel(const QString& text, QWidget* parent = nullptr);
};

/// One line that is cut with an ellipsis where it has no room; the tooltip then has all of it. Plain text.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    explicit ElidedLabel(const QString& text, QWidget* parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString elided() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A plain-text label in a tone; `wrap` lets it take several lines.
QLabel* makeLabel(const QString& text, Tone tone, QWidget* parent, bool wrap = false);

} // namespace binnacle::ui
