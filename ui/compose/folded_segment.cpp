// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/folded_segment.h"

#include "ui/compose/segment_sentence.h"
#include "ui/theme/badge.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace binnacle::ui {

FoldedSegment::FoldedSegment(QWidget* parent)
    : QPushButton(parent), m_text(new QLabel(this)), m_errors(new Badge({}, BadgeKind::danger, this))
{
    setAutoDefault(false);
    m_text->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_errors->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_errors->hide();
    m_text->setTextFormat(Qt::RichText);
    auto* const line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_text, 1);
    line->addWidget(m_errors);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &FoldedSegment::updateText);
}

void FoldedSegment::setSegment(const Segment& segment)
{
    m_segment = segment;
    updateText();
}

/// The sentence is cut where there is no room for its end; the tooltip has all of it.
void FoldedSegment::updateText()
{
    const Palette& colors = ui::palette();
    const QColor verb = m_segment.verb == Verb::remove ? colors.danger : colors.accent;
    const SegmentSentence sentence = sentenceOf(m_segment, verb.name());
    m_text->setText(sentence.head);
    const int head = m_text->sizeHint().width();
    const QFontMetrics font = m_text->fontMetrics();
    const int room = width() - otherWidth() - head;
    m_text->setText(sentence.head + font.elidedText(sentence.tail, Qt::ElideRight, room).toHtmlEscaped());
    setAccessibleName(sentence.plain);
    setToolTip(tr("Open this segment: %1").arg(sentence.plain.toHtmlEscaped()));
    m_textWidth = head + font.horizontalAdvance(sentence.tail) + metrics::halfGrid;
    updateGeometry();
}

int FoldedSegment::otherWidth() const
{
    const int badge = m_errors->isHidden() ? 0 : m_errors->sizeHint().width() + metrics::grid;
    return 2 * metrics::margin + badge + 2;
}

void FoldedSegment::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    updateText();
}

void FoldedSegment::setErrors(int count)
{
    m_errors->setText(count == 1 ? tr("1 problem") : tr("%1 problems").arg(count));
    m_errors->setVisible(count > 0);
    updateText();
}

QSize FoldedSegment::sizeHint() const
{
    return {m_textWidth + otherWidth(), metrics::controlHeight};
}

QSize FoldedSegment::minimumSizeHint() const
{
    return {metrics::controlHeight, metrics::controlHeight};
}

} // namespace binnacle::ui
