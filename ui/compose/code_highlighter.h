// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace binnacle::ui {

/// Colours JSON, or code of the languages that documents are printed in, in the colours of the types.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    explicit CodeHighlighter(QTextDocument* document);

    /// Takes effect with the next text.
    void setJson(bool json) { m_json = json; }

protected:
    void highlightBlock(const QString& text) override;

private:
    bool m_json = true;
};

} // namespace binnacle::ui
