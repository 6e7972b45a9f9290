// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/code_reading.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace binnacle::ui {

/// Below code: why it cannot be read, one place at a time, or what is to be known about it; hidden while there is nothing to say.
class CodeProblemBar : public QWidget {
    Q_OBJECT

public:
    explicit CodeProblemBar(QWidget* parent = nullptr);

    /// Of these, the errors are told, that at the cursor first.
    void setMarks(const std::vector<CodeMark>& marks, int cursor);
    /// Told where there are no errors.
    void setNote(const QString& note);
    void showFirst();
    void showNext();

    int errors() const { return static_cast<int>(m_errors.size()); }

signals:
    void placeRequested(binnacle::ui::CodeStretch at);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void show(std::size_t error);
    void goThere();

    std::vector<CodeMark> m_errors;
    std::size_t m_shown = 0;
    QString m_note;
    QLabel* m_text;
    QPushButton* m_next;
};

} // namespace binnacle::ui
