// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ael_lexer.h"

#include "core/expression/lexer.h"
#include "ui/theme/fonts.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QFontInfo>

namespace binnacle::ui {

namespace {

using expression::Token;
using expression::TokenKind;

AelLexer::Style styleOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::integer:
    case TokenKind::floating:
    case TokenKind::dotInteger:
    case TokenKind::dotHexOrBinary:
    case TokenKind::dotSignedInteger:
        return AelLexer::numberStyle;
    case TokenKind::string:
    case TokenKind::hexBlob:
    case TokenKind::base64Blob:
        return AelLexer::stringStyle;
    case TokenKind::reserved:
    case TokenKind::typeWord:
    case TokenKind::in:
        return AelLexer::wordStyle;
    case TokenKind::methodCall:
    case TokenKind::metadata:
        return AelLexer::functionStyle;
    case TokenKind::variable:
    case TokenKind::placeholder:
        return AelLexer::placeholderStyle;
    case TokenKind::symbol:
        return AelLexer::symbolStyle;
    case TokenKind::end:
    case TokenKind::name:
    case TokenKind::binName:
    case TokenKind::invalid:
        break;
    }
    return AelLexer::plainStyle;
}

bool isOperator(const Token& token)
{
    return token.kind == TokenKind::symbol && !token.text.starts_with('$') && token.text != "." && token.text != "(" && token.text != ")";
}

} // namespace

AelLexer::AelLexer(QObject* parent) : QsciLexerCustom(parent)
{
    applyTheme();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &AelLexer::applyTheme);
}

void AelLexer::applyTheme()
{
    setDefaultColor(palette().text);
    setDefaultPaper(palette().panel);
    setDefaultFont(defaultFont(plainStyle));
    for (int style = 0; style < styles; ++style) {
        setColor(defaultColor(style), style);
        setPaper(defaultPaper(style), style);
        setFont(defaultFont(style), style);
    }
}

QString AelLexer::description(int style) const
{
    static const char* const names[] = {"plain", "number", "string", "word", "function", "placeholder", "symbol", "other symbol"};
    return style >= 0 && style < styles ? QLatin1String(names[style]) : QString();
}

QColor AelLexer::defaultColor(int style) const
{
    const Palette& colors = palette();
    switch (style) {
    case numberStyle: return colors.typeInteger;
    case stringStyle: return colors.typeString;
    case wordStyle: return colors.typeMap;
    case functionStyle: return colors.typeBoolean;
    case placeholderStyle: return colors.warning;
    case symbolStyle:
    case otherSymbolStyle: return colors.typeMap;
    default: return colors.text;
    }
}

QColor AelLexer::defaultPaper(int) const
{
    return palette().panel;
}

/// Scintilla asks for points.
QFont AelLexer::defaultFont(int) const
{
    QFont font = valueFont();
    font.setPointSizeF(QFontInfo(font).pointSizeF());
    return font;
}

/// The text is short, and a token may depend on what stands before it: all of it is read each time.
void AelLexer::styleText(int, int)
{
    const auto length = static_cast<std::size_t>(editor()->SendScintilla(QsciScintillaBase::SCI_GETLENGTH));
    const QByteArray text = editor()->text().toUtf8();
    if (static_cast<std::size_t>(text.size()) != length)
        return;
    expression::Diagnostics ignored;
    const std::string_view view(text.constData(), length);
    std::size_t done = 0;
    startStyling(0);
    for (const Token& token : expression::tokenize(view, ignored)) {
        if (token.span.offset < done || token.span.end() > length)
            continue;
        setStyling(static_cast<int>(token.span.offset - done), plainStyle);
        if (isOperator(token)) {
            for (std::size_t i = 0; i < token.span.length; ++i)
                setStyling(1, i % 2 == 0 ? symbolStyle : otherSymbolStyle);
        } else {
            const bool punctuation = token.kind == TokenKind::symbol;
            setStyling(static_cast<int>(token.span.length), punctuation ? plainStyle : styleOf(token.kind));
        }
        done = token.span.end();
    }
    setStyling(static_cast<int>(length - done), plainStyle);
}

} // namespace binnacle::ui
