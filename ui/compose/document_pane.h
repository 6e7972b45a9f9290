// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/code_reading.h"
#include "ui/compose/document_text.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace binnacle::ui {

class CodeHighlighter;
class CodeProblemBar;
class CodeReader;
class CodeView;
class EmptyState;
class RequestPane;

/// The document as code of the SDKs, as it is saved and executed, as JSON, and as the bytes that are sent; kept current while it is edited. What is typed or
/// pasted here in a form that is read becomes the document, and stays as it was typed until the document is changed elsewhere.
class DocumentPane : public QWidget {
    Q_OBJECT

public:
    explicit DocumentPane(QWidget* parent = nullptr);

    /// Shown with the next turn of the event loop, so that a burst of changes costs one text. A text that says the same already,
    /// or cannot be read yet, stays.
    void setDocument(const OperationDocument& document);

    /// Places in the text that cannot be read: until they can, the document is not what the text says.
    int errorCount() const;
    /// Whether what was typed is still to be read.
    bool isReading() const;
    void focusFirstError();

signals:
    /// The text says another document now.
    void documentRead(const binnacle::OperationDocument& document);
    /// errorCount() or isReading() changed.
    void stateChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildBar();
    QWidget* buildCode();
    QPushButton* addTab(QHBoxLayout* line, const QString& name, const QString& title);
    void choose(Language language);
    void chooseRequest();
    void showDocument();
    void showText(const Result<QString>& text);
    void showEmpty(const QString& title, const QString& sentence, const QString& action = {});
    void read();
    void readLong(const QString& text);
    void take(const CodeReading& reading);
    void takeForm(CodeForm form);
    void takeStatementAtCursor();
    void takeDocument(const OperationDocument& document);
    void updateNote();
    void copy();

    OperationDocument m_document;
    std::optional<OperationDocument> m_said; ///< by the text as it stands; nothing while it cannot be read
    std::vector<CodeReading::Statement> m_statements; ///< of a text with several
    Language m_language = Language::python;
    bool m_showsRequest = false;
    CodeReader* m_reader;
    QStackedWidget* m_stack;
    CodeView* m_code;
    CodeHighlighter* m_colors;
    CodeProblemBar* m_problems;
    RequestPane* m_request;
    EmptyState* m_empty; ///< stands in the code's place where there is none
    QPushButton* m_copy = nullptr;
    bool m_pending = false;
    bool m_typed = false;       ///< the text is the user's own
    bool m_long = false;        ///< … and not shown
    bool m_anotherText = true; ///< the next text is not a change of this one
};

} // namespace binnacle::ui
