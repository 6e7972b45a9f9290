// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace binnacle::ui {

/// The bar below a document: what is wrong with it, and what can be done with it.
class DocumentFooter : public QWidget {
    Q_OBJECT

public:
    explicit DocumentFooter(QWidget* parent = nullptr);

    void setProblems(int errors, int warnings);
    /// While something runs, it can only be stopped.
    void setRunning(bool running);
    bool canExecute() const;

signals:
    void rehearseRequested();
    void executeRequested();
    void streamRequested();
    void stopRequested();
    void problemsClicked();

private:
    void updateButtons();

    QPushButton* m_problems;
    QPushButton* m_stop;
    QPushButton* m_rehearse;
    QPushButton* m_stream;
    QPushButton* m_execute;
    int m_errors = 0;
    bool m_running = false;
};

} // namespace binnacle::ui
