// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/policy.h"
#include "ui/compose/problem_place.h"
#include "ui/theme/card.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace binnacle::ui {

class BehaviorLine;
class ToggleSwitch;

/// When a written record expires, which generation it must have, how a delete is made, and what is answered. Parts that mean
/// nothing under the segment's verb are hidden, unless the document says something there.
class SegmentConditions : public Card {
    Q_OBJECT

public:
    explicit SegmentConditions(QWidget* parent = nullptr);

    void setConditions(const Segment& segment);
    /// The document's; `policy` is what it comes to for the segment as it stands, and is only told.
    void setBehavior(const Behavior& behavior, CommandClass command, const Policy& policy);
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
    void behaviorChosen(const binnacle::Behavior& behavior);

private:
    /// A choice, a field that only some choices need, and the sentence of a problem.
    struct Line {
        QLabel* label;
        QComboBox* choice;
        QLineEdit* field;
        QLabel* note;
        QLabel* problem;
    };

    /// `other` is a field more, which some choices have.
    Line addLine(QGridLayout* grid, int row, const QString& label, QWidget* other = nullptr);
    void addAnswers(QGridLayout* grid, int row);
    void addPolicy(QGridLayout* grid, int row);
    void setUp();
    void setUpMoment();
    void showLine(Line& line, bool visible);
    void updateFields();
    void updateNotes();
    Line& lineOf(Place place);

    Segment m_segment; ///< as it was shown
    Policy m_policy;
    Line m_expiry;
    QLineEdit* m_moment; ///< the field of an expiry at a time; it stands where the other one does
    Line m_generation;
    Line m_deletes;
    ToggleSwitch* m_respondAll;
    ToggleSwitch* m_noBins;
    BehaviorLine* m_behavior;
    QLabel* m_policyText;
    QLabel* m_policyProblem;
};

} // namespace binnacle::ui
