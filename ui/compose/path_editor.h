// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/path_step.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class FlowLayout;
class StepEditor;

/// The path into a nested value: its steps as chips, and below them the editor of the one that is open.
class PathEditor : public QWidget {
    Q_OBJECT

public:
    explicit PathEditor(QWidget* parent = nullptr);

    void setPath(const std::vector<PathStep>& path);
    const std::vector<PathStep>& path() const { return m_path; }

    QString problem() const;
    void showInvalid();
    bool focusProblem();
    void setNumber(const QString& number);
    QList<QWidget*> controls() const;

public slots:
    void addStep();

signals:
    void changed();
    void rearranged();

private:
    void rebuild();
    QPushButton* makeChip(std::size_t index);
    void open(std::optional<std::size_t> step);
    void take();
    void removeOpen();
    void name();

    std::vector<PathStep> m_path;
    std::optional<std::size_t> m_open;
    FlowLayout* m_flow;
    QLabel* m_label;
    std::vector<QPushButton*> m_chips;
    std::vector<QWidget*> m_separators;
    QPushButton* m_add;
    StepEditor* m_editor;
    QString m_number;
};

} // namespace binnacle::ui
