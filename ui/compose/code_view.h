// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/code_reading.h"

#include <QPlainTextEdit>

namespace binnacle::ui {

/// Code with line numbers, to copy and, where it is read back, to edit. What cannot be read is underlined, with its sentence as
/// tooltip.
class CodeView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    void setEditable(bool editable);
    /// Another text: it is shown from its beginning, and cannot be undone.
    void setCode(const QString& code);
    /// The same text with changes: only what differs is replaced, so cursor and place stay, and it can be undone.
    void changeCode(const QString& code);
    /// They move with the text until the next ones.
    void setMarks(const std::vector<CodeMark>& marks);
    /// Puts the cursor at the start of `at`.
    void goTo(CodeStretch at);

signals:
    void edited();
    /// A text so long that showing it would be felt was pasted, or dropped, and has been left out.
    void longTextPasted(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    int marginWidth() const;
    void placeMargin();
    void paintMargin();
    void showMarks();
    void tellEdit();

    QWidget* m_margin;
    std::vector<CodeMark> m_marks;
    QString m_told; ///< the text as it was last set, or told of as edited
};

} // namespace binnacle::ui
