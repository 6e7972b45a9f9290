// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/value/record.h"
#include "ui/bridge/document_run.h"
#include "ui/hll/server_check.h"
#include "ui/hll/sketch_board.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QStackedWidget;

namespace binnacle::ui {

class AddElementsCard;
class CardGrid;
class CheckNote;
class Connection;
class EmptyState;
class FoldBar;
class PartsCard;
class SketchBar;
class TogetherCard;

/// The workbench: sketches from records, files and queries, what each says alone and what they say together. It changes nothing;
/// it asks the composer to. The connection has to outlive the page.
class HllPage : public QWidget {
    Q_OBJECT

public:
    explicit HllPage(Connection& connection, QWidget* parent = nullptr);

    /// Takes in the sketches of records, or those of one bin.
    void addRecords(const std::vector<Record>& records, const std::optional<std::string>& bin = {});
    /// Takes in the sketches in everything that the document reads.
    void addFromQuery(OperationDocument document);
    void addFiles(const QStringList& paths);
    /// Asks the server what it makes of the sketches, and tells where it differs.
    void checkAgainstServer();

    const SketchBoard& board() const { return m_board; }

signals:
    void composeRequested(const binnacle::OperationDocument& document);
    /// What is shown is that of the sketches.
    void shown();

private:
    QWidget* buildBoard();
    void connectParts();
    void takeIn(Gathered gathered);
    void readKey(const KeyItem& key);
    void takeRead(const std::vector<RecordResult>& results);
    void takeCheck(const std::optional<Error>& error);
    void chooseFiles();
    void showSketches();
    void showFigures();
    QStringList names() const;
    QString reasonAgainstCheck() const;
    std::optional<DataSet> lastDataSet() const;

    Connection& m_connection;
    SketchBoard m_board;
    DocumentRun m_read;
    DocumentRun m_checkRun;
    std::optional<ServerCheck> m_check;
    SketchBar* m_bar;
    CheckNote* m_note;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QHBoxLayout* m_pairs = nullptr; ///< the square, and beside it the parts
    CardGrid* m_cards;
    TogetherCard* m_together;
    PartsCard* m_parts;
    AddElementsCard* m_add;
    FoldBar* m_fold;
};

} // namespace binnacle::ui
