// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/completion.h"
#include "core/expression/diagnostic.h"

#include <Qsci/qsciscintilla.h>

#include <vector>

namespace binnacle::ui {

class CompletionPopup;

/// A filter that is typed: AEL, or 0x and the hex of a packed expression. One line that grows as it wraps; what is wrong is
/// underlined where it is, and told by problem() and by the tooltip there. Enter is entered(), Shift+Enter a line break, Tab
/// leaves the field; Ctrl+Space asks for completions, which else come while a name is typed.
class AelEdit : public QsciScintilla {
    Q_OBJECT

public:
    explicit AelEdit(QWidget* parent = nullptr);

    /// Nothing is emitted, and there is nothing to undo.
    void setText(const QString& text) override;
    void setPlaceholderText(const QString& text);
    const QString& placeholderText() const { return m_placeholder; }
    void clear() override { setText({}); }

    /// Offered when a bin is typed.
    void setKnownBins(std::vector<expression::KnownBin> bins) { m_bins = std::move(bins); }

    const std::vector<expression::Diagnostic>& diagnostics() const { return m_diagnostics; }
    /// The first thing wrong with the text, with what to write instead; empty if nothing is.
    QString problem() const;
    /// What others have against it: the mark that says it is valid goes, and the border is red. Ends with the next edit.
    void setSound(bool sound);

    QSize sizeHint() const override;

signals:
    /// A person changed the text.
    void edited();
    void entered();
    /// Escape was pressed while there is text. Unconnected, the key is left to others.
    void escaped();

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void setUp();
    void setUpKeys();
    void applyTheme();
    void textEdited();
    void check();
    void underline();
    void fit();
    void showMark();
    void suggest(bool asked);
    void showCompletions();
    bool moveInPopup(QKeyEvent* event);
    void complete(int row);
    QString problemText(std::size_t diagnostic) const;
    QString tipAt(const QPoint& place) const;
    QByteArray bytes() const { return text().toUtf8(); }

    QString m_placeholder;
    std::vector<expression::KnownBin> m_bins;
    std::vector<expression::Completion> m_completions; ///< as the list shows them
    std::vector<expression::Diagnostic> m_diagnostics;
    CompletionPopup* m_popup;
    bool m_loading = false;
    bool m_sound = true;
};

} // namespace binnacle::ui
