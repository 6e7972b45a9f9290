// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "core/operation/document.h"

#include <QWidget>

#include <functional>
#include <vector>

class QSplitter;

namespace binnacle::ui {

class DocumentFooter;
class DocumentPane;
class SegmentStack;

/// A write, built visually: the segments of one operation document as cards, and beside them the document itself.
/// It executes nothing; it asks for it.
class ComposePage : public QWidget {
    Q_OBJECT

public:
    explicit ComposePage(QWidget* parent = nullptr);

    OperationDocument document() const;
    void setDocument(const OperationDocument& document);

    /// Those that are offered when a data set is typed.
    void setDataSets(const std::vector<DataSet>& dataSets);
    /// Offered where a filter is typed.
    void setKnownBins(const std::vector<expression::KnownBin>& bins);
    /// Of the active segment.
    void setDataSet(const DataSet& dataSet);

    /// Puts a panel of the shell's below the document's text; it shows and hides itself.
    void setLowerPanel(QWidget* panel);

    void setRunning(bool running);
    /// False while the document has an error, or something runs.
    bool canExecute() const;
    /// Puts the cursor where one would begin.
    void focusStart();

public slots:
    /// Asks for it if canExecute(), and puts the cursor to the first error if there is one.
    void rehearse();
    void execute();
    void stream();

signals:
    void rehearseRequested(const binnacle::OperationDocument& document);
    void executeRequested(const binnacle::OperationDocument& document);
    void streamRequested(const binnacle::OperationDocument& document);
    void stopRequested();
    void documentChanged();

private:
    QWidget* buildSide();
    void refresh();
    void showProblems();
    void focusFirstError();
    bool ready();
    /// Puts it off until code that has just been typed is read.
    bool waits(std::function<void()> act);

    SegmentStack* m_segments;
    DocumentPane* m_pane;
    DocumentFooter* m_footer;
    std::function<void()> m_waiting;
    QSplitter* m_side = nullptr; ///< the document, and the lower panel if there is one
};

} // namespace binnacle::ui
