// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"
#include "ui/theme/card.h"

#include <vector>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class BinOperationRow;

/// The bin operations of a segment as rows, in the order in which they run.
class BinOperationList : public Card {
    Q_OBJECT

public:
    explicit BinOperationList(QWidget* parent = nullptr);

    void setOperations(const std::vector<BinOperation>& operations);
    std::vector<BinOperation> operations() const;

    int count() const { return static_cast<int>(m_rows.size()); }
    BinOperationRow* row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

    /// What is wrong with the list as a whole; empty takes it away.
    void setProblem(const QString& sentence, bool isError);
    /// In the order of the keyboard.
    QList<QWidget*> controls() const;

public slots:
    /// An operation like the last one, for another bin, ready to be typed.
    void add();

signals:
    void changed();
    /// Rows came, went or moved: the order of the keyboard is another.
    void rearranged();

private:
    BinOperationRow* insert(int at, const BinOperation& operation);
    int indexOf(BinOperationRow* row) const;
    void addAfter(BinOperationRow* row);
    void duplicate(BinOperationRow* row);
    void move(BinOperationRow* row, int by);
    void remove(BinOperationRow* row);
    void renumber();

    std::vector<BinOperationRow*> m_rows;
    QWidget* m_header;
    QLabel* m_problem;
    QPushButton* m_add;
};

} // namespace binnacle::ui
