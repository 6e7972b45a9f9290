// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "ui/compose/problem_place.h"
#include "ui/theme/card.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace binnacle::ui {

/// When a written record expires, which generation it must have, and how a delete is made. Parts that mean nothing under the
/// segment's verb are hidden, unless the document says something there.
class SegmentConditions : public Card {
    Q_OBJECT

public:
    explicit SegmentConditions(QWidget* parent = nullptr);

    /// Takes the conditions of `segment`; `policy` is only told.
    void setConditions(const Segment& segment, const Policy& policy);
    /// Writes them into `segment`.
    void applyTo(Segment& segment) const;

    /// Why what was typed at `place` cannot be read; empty if it can.
    QString inputProblem(Place place) const;
    void setProblem(Place place, const QString& sentence, bool isError);
    /// Puts the cursor into the line of `place`.
    void focus(Place place);
    QList<QWidget*> controls() const;

signals:
    void changed();

private:
    /// A choice, a field that only some choices need, and the sentence of a problem.
    struct Line {
        QLabel* label;
        QComboBox* choice;
        QLineEdit* field;
        QLabel* note;
        QLabel* problem;
    };

    Line addLine(QGridLayout* grid, int row, const QString& label);
    void setUp();
    void showLine(Line& line, bool visible);
    void updateFields();
    Line& lineOf(Place place);

    Line m_expiry;
    Line m_generation;
    Line m_deletes;
    QLabel* m_policy;
};

} // namespace binnacle::ui
