// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qsci/qscilexercustom.h>

namespace binnacle::ui {

/// Colours AEL by the tokens of the core's own lexer, in the colours of the types; follows the theme.
class AelLexer : public QsciLexerCustom {
    Q_OBJECT

public:
    enum Style {
        plainStyle,
        numberStyle,
        stringStyle,
        wordStyle,     ///< and, or, in, …
        functionStyle, ///< methods and metadata
        placeholderStyle,
        symbolStyle,
        /// Looks the same: neighbours of two styles are drawn apart, and become no ligature.
        otherSymbolStyle,
        styles,
    };

    explicit AelLexer(QObject* parent);

    const char* language() const override { return "AEL"; }
    QString description(int style) const override;
    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    void styleText(int start, int end) override;

private:
    void applyTheme();
};

} // namespace binnacle::ui
