// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ael_edit.h"

#include "core/expression/ael.h"
#include "ui/editors/ael_lexer.h"
#include "ui/editors/completion_popup.h"
#include "ui/models/filter_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <Qsci/qscicommandset.h>

#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int wrongIndicator = 0;
constexpr int mostLines = 6;
constexpr int usualWidth = 320;
constexpr int markSize = 14;
constexpr int frame = 10; ///< border and padding of the style sheet, above and below together

QString tellOf(const expression::Diagnostic& diagnostic)
{
    const QString sentence = QString::fromStdString(diagnostic.sentence);
    return diagnostic.hint.empty() ? sentence : sentence + QStringLiteral(" — ") + QString::fromStdString(diagnostic.hint);
}

/// The bytes to underline: at least one, so at the end of the text the last one.
expression::Span markedSpan(const expression::Diagnostic& diagnostic, std::size_t size)
{
    if (diagnostic.length > 0 || size == 0)
        return {diagnostic.offset, diagnostic.length};
    const std::size_t offset = std::min(diagnostic.offset, size - 1);
    return {offset, 1};
}

/// Keys of Scintilla's that a line of text has everywhere. Others belong to the window.
bool isUsual(const QsciCommand& command)
{
    using C = QsciCommand;
    static constexpr C::Command usual[] = {
        C::Undo, C::Redo, C::SelectionCut, C::SelectionCopy, C::Paste, C::SelectAll, C::WordLeft, C::WordLeftExtend,
        C::WordRight, C::WordRightEnd, C::WordRightExtend, C::DeleteWordLeft, C::DeleteWordRight, C::DocumentStart,
        C::DocumentStartExtend, C::DocumentEnd, C::DocumentEndExtend};
    return std::ranges::find(usual, command.command()) != std::end(usual);
}

bool hasModifier(int key)
{
    return (key & (Qt::CTRL | Qt::ALT | Qt::META)) != 0;
}

} // namespace

AelEdit::AelEdit(QWidget* parent) : QsciScintilla(parent), m_popup(new CompletionPopup(this))
{
    setAccessibleName(tr("filter, in AEL"));
    setUp();
    setUpKeys();
    applyTheme();
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &AelEdit::applyTheme);
    connect(this, &QsciScintilla::textChanged, this, &AelEdit::textEdited);
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, [this] { suggest(false); });
    connect(this, &QsciScintilla::cursorPositionChanged, this, [this] {
        if (m_popup->isVisible())
            suggest(true);
    });
    connect(this, &QsciScintillaBase::SCN_PAINTED, this, &AelEdit::fit, Qt::QueuedConnection);
    connect(m_popup, &CompletionPopup::picked, this, &AelEdit::complete);
}

void AelEdit::setUp()
{
    setUtf8(true);
    setLexer(new AelLexer(this));
    for (int margin = 0; margin < margins(); ++margin)
        setMarginWidth(margin, 0);
    setWrapMode(QsciScintilla::WrapWord);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setExtraAscent(1);
    setExtraDescent(1);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 0L);
    SendScintilla(SCI_SETMARGINRIGHT, 0UL, long{markSize + metrics::halfGrid});
    SendScintilla(SCI_SETMULTIPLESELECTION, 0UL);
    indicatorDefine(QsciScintilla::SquiggleIndicator, wrongIndicator);
    setFixedHeight(metrics::controlHeight);
}

void AelEdit::setUpKeys()
{
    for (QsciCommand* command : standardCommands()->commands()) {
        if (isUsual(*command))
            continue;
        if (hasModifier(command->key()))
            command->setKey(0);
        if (hasModifier(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void AelEdit::applyTheme()
{
    const Palette& colors = ui::palette();
    setPaper(colors.panel);
    setColor(colors.text);
    setCaretForegroundColor(colors.text);
    setSelectionBackgroundColor(colors.accent);
    setSelectionForegroundColor(colors.onAccent);
    setMatchedBraceBackgroundColor(colors.accentSoft);
    setMatchedBraceForegroundColor(colors.accent);
    setUnmatchedBraceBackgroundColor(colors.dangerSoft);
    setUnmatchedBraceForegroundColor(colors.danger);
    setIndicatorForegroundColor(colors.danger, wrongIndicator);
}

void AelEdit::setText(const QString& text)
{
    m_loading = true;
    QsciScintilla::setText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    m_loading = false;
    m_popup->hide();
    m_sound = true;
    check();
    QTimer::singleShot(0, this, &AelEdit::fit);
}

void AelEdit::setPlaceholderText(const QString& text)
{
    m_placeholder = text;
    viewport()->update();
}

void AelEdit::textEdited()
{
    if (m_loading)
        return;
    m_sound = true;
    check();
    emit edited();
}

void AelEdit::check()
{
    const std::optional<Filter> filter = filterOfText(text());
    m_diagnostics.clear();
    if (filter && filter->isText())
        m_diagnostics = expression::parseAel(bytes().toStdString()).diagnostics;
    underline();
    showMark();
}

void AelEdit::underline()
{
    const auto size = static_cast<std::size_t>(SendScintilla(SCI_GETLENGTH));
    SendScintilla(SCI_SETINDICATORCURRENT, wrongIndicator);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(size));
    for (const expression::Diagnostic& diagnostic : m_diagnostics) {
        const expression::Span span = markedSpan(diagnostic, size);
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(span.offset), static_cast<long>(span.length));
    }
}

QString AelEdit::problem() const
{
    return m_diagnostics.empty() ? QString() : problemText(0);
}

QString AelEdit::problemText(std::size_t diagnostic) const
{
    return tellOf(m_diagnostics[diagnostic]);
}

void AelEdit::setSound(bool sound)
{
    m_sound = sound;
    showMark();
}

void AelEdit::showMark()
{
    const bool valid = m_sound && m_diagnostics.empty();
    ui::setInvalid(this, !valid);
    setAccessibleDescription(!valid ? problem() : length() == 0 ? QString() : tr("valid"));
    viewport()->update();
}

QSize AelEdit::sizeHint() const
{
    return {usualWidth, height()};
}

/// As high as the wrapped text is, up to some lines.
void AelEdit::fit()
{
    long visible = 0;
    for (int line = 0; line < lines() && visible <= mostLines; ++line)
        visible += SendScintilla(SCI_WRAPCOUNT, static_cast<unsigned long>(line));
    const int shown = static_cast<int>(std::clamp<long>(visible, 1, mostLines));
    const int wanted = std::max(metrics::controlHeight, shown * textHeight(0) + frame);
    setVerticalScrollBarPolicy(visible > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (wanted == height())
        return;
    setFixedHeight(wanted);
    if (visible <= mostLines)
        SendScintilla(SCI_SETFIRSTVISIBLELINE, 0UL);
}

void AelEdit::resizeEvent(QResizeEvent* event)
{
    QsciScintilla::resizeEvent(event);
    QTimer::singleShot(0, this, &AelEdit::fit);
}

void AelEdit::paintEvent(QPaintEvent* event)
{
    QsciScintilla::paintEvent(event);
    QPainter painter(viewport());
    if (length() == 0) {
        painter.setFont(valueFont());
        painter.setPen(ui::palette().muted);
        const QRect line(1, 0, viewport()->width() - 1, textHeight(0));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_placeholder, Qt::ElideRight, line.width()));
    } else if (m_sound && m_diagnostics.empty()) {
        const QPixmap mark = iconPixmap(QStringLiteral("check"), ui::palette().ok, markSize, devicePixelRatioF());
        painter.drawPixmap(viewport()->width() - markSize, (textHeight(0) - markSize) / 2, mark);
    }
}

} // namespace binnacle::ui
