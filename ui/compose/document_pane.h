// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/script/print.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace binnacle::ui {

class CodeHighlighter;
class CodeView;

/// The document as code of the SDKs, and as it is saved and executed, as JSON; kept current while it is edited.
class DocumentPane : public QWidget {
    Q_OBJECT

public:
    explicit DocumentPane(QWidget* parent = nullptr);

    /// Shown with the next turn of the event loop, so that a burst of changes costs one text.
    void setDocument(const OperationDocument& document);

private:
    QWidget* buildBar();
    void addLanguage(QHBoxLayout* line, Language language, const QString& title);
    void choose(Language language);
    void showDocument();
    void showNote(const QString& note);
    void copy();

    OperationDocument m_document;
    Language m_language = Language::python;
    CodeView* m_code;
    CodeHighlighter* m_colors;
    QLabel* m_note; ///< stands in the code's place where there is none
    QPushButton* m_copy = nullptr;
    bool m_pending = false;
};

} // namespace binnacle::ui
