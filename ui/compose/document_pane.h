// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace binnacle::ui {

class CodeView;

/// The document as it is saved and executed, as JSON, kept current while it is edited.
class DocumentPane : public QWidget {
    Q_OBJECT

public:
    explicit DocumentPane(QWidget* parent = nullptr);

    /// Shown with the next turn of the event loop, so that a burst of changes costs one text.
    void setDocument(const OperationDocument& document);

private:
    QWidget* buildBar();
    void showDocument();
    void copy();

    OperationDocument m_document;
    CodeView* m_code;
    QLabel* m_tooLong;
    QPushButton* m_copy = nullptr;
    bool m_pending = false;
};

} // namespace binnacle::ui
