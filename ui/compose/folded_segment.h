// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QPushButton>

class QLabel;

namespace binnacle::ui {

class Badge;

/// A segment that is not being edited, as one sentence. A click opens it.
class FoldedSegment : public QPushButton {
    Q_OBJECT

public:
    explicit FoldedSegment(QWidget* parent = nullptr);

    void setSegment(const Segment& segment);
    /// How many errors check() finds in it.
    void setErrors(int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateText();
    int otherWidth() const;

    Segment m_segment;
    int m_textWidth = 0; ///< of the whole sentence
    QLabel* m_text;
    Badge* m_errors;
};

} // namespace binnacle::ui
