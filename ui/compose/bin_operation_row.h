// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/bin_operation.h"

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace binnacle::ui {

class ArgumentList;
class BinNameEdit;
class CallOptions;
class ChoiceButton;
class PathEditor;
class TypeChip;
class ValueField;

/// One bin operation: the bin's name, what is done to it, and what that is given. Below, for a call, the path into the value and
/// the call's options. Alt+Up and Alt+Down ask for a move, Ctrl+D for a copy, Ctrl+Shift+K to go.
class BinOperationRow : public QFrame {
    Q_OBJECT

public:
    explicit BinOperationRow(const BinOperation& operation, QWidget* parent = nullptr);

    BinOperation operation() const;

    /// The place in the list, from 0; it numbers the object names.
    void setNumber(int number);

    /// Why what was typed cannot be read; empty if it can.
    QString inputProblem() const;
    /// Shown below the row; empty takes it away.
    void setProblem(const QString& sentence, bool isError, bool nameIsWrong);

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
    /// Controls came or went.
    void rearranged();

private:
    void build();
    QHBoxLayout* buildLine();
    void buildMore();
    void addShortcuts();
    void connectParts();
    /// Shows the editors for the action.
    void show(const BinAction& action);
    void showCall(const Call& call);
    BinAction action() const;
    Call call() const;
    void callEdited();

    BinAction m_action; ///< as it was chosen or loaded; the editors hold what was changed since
    BinNameEdit* m_name;
    ChoiceButton* m_choice;
    ValueField* m_operand;
    QWidget* m_chipRoom;
    TypeChip* m_chip;
    ArgumentList* m_arguments;
    PathEditor* m_path;
    CallOptions* m_options;
    QWidget* m_below;
    QBoxLayout* m_belowLine = nullptr;
    QAction* m_addStep = nullptr; ///< for methods whose row has no button for it
    QPushButton* m_more;
    QPushButton* m_remove;
    QLabel* m_problem;
};

} // namespace binnacle::ui
