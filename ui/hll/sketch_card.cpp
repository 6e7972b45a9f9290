// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/sketch_card.h"

#include "ui/editors/icon_button.h"
#include "ui/hll/figure_text.h"
#include "ui/hll/register_grid.h"
#include "ui/hll/register_histogram.h"
#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/type_chip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int smallButton = 20;

QString emptyShare(const SketchFigures& figures)
{
    const double share = 100.0 * figures.histogram[0] / static_cast<double>(figures.registers.size());
    return share > 0 && share < 0.5 ? SketchCard::tr("under 1 %") : SketchCard::tr("%1 %").arg(qRound(share));
}

} // namespace

SketchCard::SketchCard(QWidget* parent)
    : Card(parent),
      m_name(new ElidedLabel(this)),
      m_toggle(new IconButton(QStringLiteral("sketch"), tr("Show every register"), this)),
      m_precision(makeLabel({}, Tone::secondary, this)),
      m_count(makeLabel({}, Tone::text, this)),
      m_error(makeLabel({}, Tone::secondary, this)),
      m_bounds(makeLabel({}, Tone::secondary, this)),
      m_note(new ElidedLabel(this)),
      m_oddity(makeLabel({}, Tone::warning, this, true)),
      m_histogram(new RegisterHistogram(this)),
      m_grid(new RegisterGrid(this))
{
    setObjectName(QStringLiteral("sketchCard"));
    m_name->setObjectName(QStringLiteral("sketchName"));
    m_count->setObjectName(QStringLiteral("sketchCount"));
    m_error->setObjectName(QStringLiteral("sketchError"));
    m_bounds->setObjectName(QStringLiteral("sketchBounds"));
    m_note->setObjectName(QStringLiteral("sketchNote"));
    m_name->setFont(textFont(13, QFont::DemiBold));
    m_count->setFont(textFont(26, QFont::DemiBold));
    setTone(m_count, Tone::hll);
    m_bounds->setFont(valueFont());
    m_precision->setFont(textFont(12));
    m_note->setFont(textFont(12));
    setTone(m_note, Tone::secondary);
    m_oddity->setFont(textFont(12));
    m_oddity->hide();
    m_bounds->setToolTip(tr("One standard error down and up: two of three estimates lie that near."));
    m_count->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lay();
    connect(m_grid, &RegisterGrid::pointedAt, this, &SketchCard::showRegisterNote);
}

void SketchCard::lay()
{
    auto* const close = new IconButton(QStringLiteral("close"), tr("Take this sketch off"), this);
    close->setObjectName(QStringLiteral("sketchRemove"));
    m_toggle->setObjectName(QStringLiteral("showRegisters"));
    m_toggle->setCheckable(true);
    m_toggle->setChecked(true);
    for (QPushButton* const button : {m_toggle, static_cast<QPushButton*>(close)}) {
        button->setStyleSheet(QStringLiteral("padding: 0; min-height: %1px;").arg(smallButton - 2));
        button->setFixedSize(smallButton, smallButton);
        button->setIconSize({12, 12});
    }
    connect(m_toggle, &QPushButton::toggled, m_grid, &QWidget::setVisible);
    connect(close, &QPushButton::clicked, this, &SketchCard::removeRequested);

    auto* const head = new QHBoxLayout;
    head->setSpacing(metrics::halfGrid);
    head->addWidget(m_name, 0);
    head->addSpacing(metrics::halfGrid);
    head->addWidget(new TypeChip(QStringLiteral("hll"), this));
    head->addStretch(1);
    head->addWidget(m_precision);
    head->addWidget(m_toggle);
    head->addWidget(close);
    auto* const figures = new QHBoxLayout;
    figures->setSpacing(metrics::grid);
    figures->addWidget(m_count, 0, Qt::AlignBaseline);
    figures->addWidget(m_error, 0, Qt::AlignBaseline);
    figures->addStretch(1);
    figures->addWidget(m_bounds, 0, Qt::AlignBaseline);

    auto* const column = new QVBoxLayout;
    column->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::margin);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(head);
    column->addLayout(figures);
    column->addWidget(m_oddity);
    column->addWidget(m_note);
    column->addWidget(m_histogram);
    column->addSpacing(metrics::halfGrid);
    column->addWidget(m_grid);
    column->addStretch(1);
    body()->addLayout(column);
}

void SketchCard::setSketch(const QString& name, const QString& place, const SketchFigures& figures)
{
    setAccessibleName(tr("Sketch %1").arg(name));
    setAccessibleDescription(tr("about %1").arg(countWithError(figures.count)));
    m_name->setText(name);
    m_name->setToolTip(place.toHtmlEscaped());
    m_precision->setText(precisionText(figures.indexBits, figures.minHashBits, figures.byteSize));
    m_precision->setToolTip(figures.minHashBits == 0
                                ? tr("%1 index bits, no min-hash bits").arg(figures.indexBits)
                                : tr("%1 index bits, %2 min-hash bits").arg(figures.indexBits).arg(figures.minHashBits));
    m_count->setText(countOf(figures.count));
    m_error->setText(relativeErrorText(hllRelativeError(figures.indexBits, figures.count.value)));
    m_boundsText = boundsOf(figures.count);
    m_registersText = tr("registers by value · %1 empty").arg(emptyShare(figures));
    m_histogram->setHistogram(figures.histogram);
    m_grid->setRegisters(figures.registers);
    m_oddity->setText(figures.oddity.isEmpty() ? QString() : tr("Odd: %1.").arg(figures.oddity));
    m_oddity->setVisible(!figures.oddity.isEmpty());
    setPreview({}, 0);
}

void SketchCard::showRegisters(bool shown)
{
    m_toggle->setChecked(shown);
}

void SketchCard::setPreview(std::vector<std::uint32_t> changed, double estimateAfter)
{
    m_bounds->setText(changed.empty() ? m_boundsText : QStringLiteral("→ %1").arg(countOf({estimateAfter, 0, HllDoubt::none})));
    setTone(m_bounds, changed.empty() ? Tone::secondary : Tone::warning);
    if (!changed.empty())
        m_toggle->setChecked(true); // that they are lit is to be seen
    m_grid->setChanged(std::move(changed));
    showRegisterNote({});
}

void SketchCard::showRegisterNote(const QString& pointed)
{
    m_note->setText(pointed.isEmpty() ? m_registersText : pointed);
}

} // namespace binnacle::ui
