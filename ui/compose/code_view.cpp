// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/code_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <utility>
#include <vector>

namespace binnacle::ui {

namespace {

constexpr qsizetype longText = 256 * 1024;

/// What two texts begin with in common, without parting a character of two units.
qsizetype commonStart(const QString& a, const QString& b)
{
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const qsizetype length = end - a.begin();
    return length > 0 && a[length - 1].isHighSurrogate() ? length - 1 : length;
}

qsizetype commonEnd(const QString& a, const QString& b, qsizetype start)
{
    const qsizetype most = std::min(a.size(), b.size()) - start;
    qsizetype length = 0;
    while (length < most && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    return length > 0 && a[a.size() - length].isLowSurrogate() ? length - 1 : length;
}

} // namespace

CodeView::CodeView(QWidget* parent) : QPlainTextEdit(parent), m_margin(new QWidget(this))
{
    setFont(valueFont());
    document()->setDefaultFont(valueFont());
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setEditable(false);
    setTabChangesFocus(true);
    setStyleProperty(this, "frame", "none");
    m_margin->installEventFilter(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeView::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& area, int dy) {
        if (dy != 0)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &CodeView::tellEdit);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &CodeView::showMarks);
    placeMargin();
}

void CodeView::setEditable(bool editable)
{
    setReadOnly(!editable);
    setTextInteractionFlags(editable ? Qt::TextEditorInteraction : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

void CodeView::setCode(const QString& code)
{
    m_told = code;
    setMarks({});
    setPlainText(code);
}

void CodeView::changeCode(const QString& code)
{
    const QString before = toPlainText();
    m_told = code;
    setMarks({});
    if (before == code)
        return;
    const qsizetype start = commonStart(before, code);
    const qsizetype end = commonEnd(before, code, start);
    QTextCursor change(document());
    change.setPosition(static_cast<int>(start));
    change.setPosition(static_cast<int>(before.size() - end), QTextCursor::KeepAnchor);
    change.insertText(code.sliced(start, code.size() - end - start));
}

void CodeView::tellEdit()
{
    // Colours that change are told of as a change of the text, too.
    if (QString text = toPlainText(); text != m_told) {
        m_told = std::move(text);
        emit edited();
    }
}

void CodeView::setMarks(const std::vector<CodeMark>& marks)
{
    m_marks = marks;
    showMarks();
}

void CodeView::showMarks()
{
    QList<QTextEdit::ExtraSelection> shown;
    const int last = document()->characterCount() - 1;
    for (const CodeMark& mark : m_marks) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        // At the end of a line there is nothing to underline but what stands before it.
        const int start = std::clamp(mark.at.length == 0 ? mark.at.start - 1 : mark.at.start, 0, last);
        selection.cursor.setPosition(start);
        selection.cursor.setPosition(std::clamp(mark.at.start + mark.at.length, start, last), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(mark.isError ? QTextCharFormat::WaveUnderline : QTextCharFormat::DotLine);
        selection.format.setUnderlineColor(mark.isError ? ui::palette().danger : ui::palette().muted);
        selection.format.setToolTip(mark.sentence);
        shown << selection;
    }
    setExtraSelections(shown);
    m_margin->update();
}

void CodeView::goTo(CodeStretch at)
{
    QTextCursor cursor(document());
    cursor.setPosition(std::min(at.start, document()->characterCount() - 1));
    setTextCursor(cursor);
    ensureCursorVisible();
    setFocus();
}

bool CodeView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int position = cursorForPosition(help->pos()).position();
    QString sentence;
    for (const QTextEdit::ExtraSelection& selection : extraSelections()) {
        if (position >= selection.cursor.selectionStart() && position <= selection.cursor.selectionEnd())
            sentence = selection.format.toolTip();
    }
    QToolTip::showText(help->globalPos(), sentence.toHtmlEscaped(), this);
    return true;
}

void CodeView::insertFromMimeData(const QMimeData* source)
{
    if (source->text().size() > longText)
        emit longTextPasted(source->text());
    else
        insertPlainText(source->text());
}

int CodeView::marginWidth() const
{
    const auto digits = QString::number(std::max(blockCount(), 10)).size();
    return fontMetrics().horizontalAdvance(u'0') * static_cast<int>(digits) + 2 * metrics::grid;
}

void CodeView::placeMargin()
{
    setViewportMargins(marginWidth(), metrics::grid, 0, 0);
    m_margin->setGeometry(viewport()->x() - marginWidth(), viewport()->y(), marginWidth(), viewport()->height());
}

void CodeView::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

bool CodeView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_margin && event->type() == QEvent::Paint)
        paintMargin();
    return QPlainTextEdit::eventFilter(watched, event);
}

void CodeView::paintMargin()
{
    QPainter painter(m_margin);
    painter.setFont(font());
    const Palette& colors = ui::palette();
    std::vector<int> wrong;
    for (const QTextEdit::ExtraSelection& selection : extraSelections()) {
        if (selection.format.underlineStyle() == QTextCharFormat::WaveUnderline)
            wrong.push_back(document()->findBlock(selection.cursor.selectionStart()).blockNumber());
    }
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > m_margin->height())
            break;
        const bool isWrong = std::ranges::find(wrong, block.blockNumber()) != wrong.end();
        painter.setPen(isWrong ? colors.danger : colors.muted);
        painter.drawText(QRectF(0, line.top(), m_margin->width() - metrics::grid, line.height()), Qt::AlignRight,
                         QString::number(block.blockNumber() + 1));
    }
}

} // namespace binnacle::ui
