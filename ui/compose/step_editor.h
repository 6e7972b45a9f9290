// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/path_step.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace binnacle::ui {

class ArgumentList;
class ChoiceButton;

/// Edits one step of a path: what it selects, by what, and what it makes where nothing is there yet.
class StepEditor : public QWidget {
    Q_OBJECT

public:
    explicit StepEditor(QWidget* parent = nullptr);

    void setStep(const PathStep& step);
    PathStep step() const;

    QString problem() const;
    void showInvalid();
    bool focusProblem();
    void focusStart();
    void setNumber(const QString& number);
    QList<QWidget*> controls() const;

signals:
    void changed();
    void rearranged();
    void removeRequested();

private:
    void choose(int selector);
    void showCreate();

    PathStep m_step;
    ChoiceButton* m_selector;
    ArgumentList* m_arguments;
    QWidget* m_createGroup;
    QComboBox* m_create;
    QPushButton* m_remove;
};

} // namespace binnacle::ui
