// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"
#include "ui/compose/action_kind.h"

#include <QFrame>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace binnacle::ui {

class BinNameEdit;
class OperandEditor;
class TypeButton;

/// One bin operation: the bin's name, what is done to it, and the operand with its type. Alt+Up and Alt+Down ask for a move,
/// Ctrl+D for a copy, Ctrl+Shift+K to go.
class BinOperationRow : public QFrame {
    Q_OBJECT

public:
    explicit BinOperationRow(const BinOperation& operation, QWidget* parent = nullptr);

    BinOperation operation() const;

    /// The place in the list, from 0; it numbers the object names.
    void setNumber(int number);

    /// Why the operand's text is no value; empty if it is one.
    QString inputProblem() const;
    /// Shown below the row; empty takes it away.
    void setProblem(const QString& sentence, bool isError);

    /// Puts the cursor where one would type next.
    void focusName();
    /// Puts it into the field that is wrong.
    void focusProblem();
    /// From the first control to the last, in the order of the keyboard.
    QList<QWidget*> controls() const;

signals:
    void changed();
    void moveRequested(int by);
    void duplicateRequested();
    void removeRequested();
    /// Enter was pressed at the end of the row.
    void nextRequested();

private:
    void build();
    QHBoxLayout* buildLine();
    void buildMore();
    void addShortcuts();
    void setKind(ActionKind kind);
    void updateOperand();
    void fillTypes();

    ActionKind m_kind;
    BinNameEdit* m_name;
    QComboBox* m_action;
    TypeButton* m_type;
    OperandEditor* m_operand;
    QPushButton* m_more;
    QPushButton* m_remove;
    QLabel* m_problem;
};

} // namespace binnacle::ui
