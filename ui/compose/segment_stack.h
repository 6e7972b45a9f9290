// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "core/operation/check.h"
#include "core/operation/document.h"
#include "ui/compose/problem_place.h"

#include <QWidget>

#include <cstddef>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace binnacle::ui {

class FoldedSegment;
class SegmentCard;

/// The segments of a document, one below the other: the active one is a card, the others are folded to a sentence each.
/// It holds the document; the card edits it.
class SegmentStack : public QWidget {
    Q_OBJECT

public:
    explicit SegmentStack(QWidget* parent = nullptr);

    const OperationDocument& document() const { return m_document; }
    /// A document without segments gets an empty one, since there is nothing to edit without.
    void setDocument(const OperationDocument& document);
    /// The same document as it has been changed elsewhere: the active segment stays open, and the cursor where it is.
    void changeDocument(const OperationDocument& document);

    void setKnownDataSets(const std::vector<DataSet>& dataSets);
    void setKnownBins(const std::vector<expression::KnownBin>& bins);
    /// Of the active segment.
    void setDataSet(const DataSet& dataSet);

    std::size_t active() const { return m_active; }
    /// Folds the active segment and opens another. One with input that cannot be read stays open, and the cursor goes there.
    void activate(std::size_t segment);

    /// All problems of the document, as they are shown: check()'s, and what was typed and cannot be read.
    int errorCount() const { return m_errors; }
    int warningCount() const { return m_warnings; }
    /// Opens the first error and puts the cursor there.
    void focusFirstError();
    void focusStart();

public slots:
    void addSegment();

signals:
    void changed();

private:
    void load(const OperationDocument& document, std::size_t active);
    void take();
    void duplicate();
    void move(int by);
    void remove();
    /// Shows the segments anew, after their number or order changed, or another became active.
    void rebuild();
    QWidget* folded(std::size_t segment);
    void refreshProblems();
    void chainTabs();
    bool holdsUnreadInput();
    void edited();

    OperationDocument m_document;
    std::vector<Problem> m_problems;
    std::vector<PlacedProblem> m_shown; ///< of the active segment
    std::size_t m_active = 0;
    int m_errors = 0;
    int m_warnings = 0;
    SegmentCard* m_card;
    std::vector<FoldedSegment*> m_folded; ///< by segment; null for the active one
    std::vector<QWidget*> m_lines;        ///< what holds the folded ones
    QVBoxLayout* m_column;
    QPushButton* m_add;
};

} // namespace binnacle::ui
