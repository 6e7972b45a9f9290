// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "core/operation/policy.h"
#include "ui/compose/problem_place.h"

#include <QWidget>

#include <vector>

namespace binnacle::ui {

class BinOperationList;
class SegmentConditions;
class SegmentHead;

/// Edits one segment of a document.
class SegmentCard : public QWidget {
    Q_OBJECT

public:
    explicit SegmentCard(QWidget* parent = nullptr);

    void setSegment(const Segment& segment);
    Segment segment() const;
    void setDataSet(const DataSet& dataSet);

    void setPosition(std::size_t index, std::size_t count);
    void setKnownDataSets(const std::vector<DataSet>& dataSets);
    void setKnownBins(const std::vector<expression::KnownBin>& bins);

    /// What was typed and cannot be read, all of it errors.
    std::vector<PlacedProblem> inputProblems() const;
    void showProblems(const std::vector<PlacedProblem>& problems);
    /// The document's, and how its commands go out, to tell what decides where the segment says nothing.
    void setBehavior(const Behavior& behavior, CommandShape shape);

    /// Puts the cursor where the problem is.
    void focusProblem(const PlacedProblem& problem);
    void focusStart();
    /// In the order of the keyboard.
    QList<QWidget*> controls() const;

signals:
    void changed();
    void behaviorChosen(const binnacle::Behavior& behavior);
    void rearranged();
    void duplicateRequested();
    void moveRequested(int by);
    void removeRequested();

private:
    void changeVerb(Verb verb);
    void addShortcuts();
    void showHeadProblems(const std::vector<PlacedProblem>& problems);
    void showRowProblems(const std::vector<PlacedProblem>& problems);
    void updateParts(const Segment& segment);

    SegmentHead* m_head;
    BinOperationList* m_operations;
    SegmentConditions* m_conditions;
    Segment m_loaded; ///< as it was shown; the editors hold what was changed since
    /// Kept while the verb takes none, to come back with one that does.
    std::vector<BinOperation> m_parked;
};

} // namespace binnacle::ui
