// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/parts_card.h"

#include "ui/hll/figure_text.h"
#include "ui/hll/measure_bars.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/palette.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>

namespace binnacle::ui {

namespace {

/// A small square in the colour of bars that are not to be trusted.
class PaleSwatch : public QWidget {
public:
    explicit PaleSwatch(QWidget* parent) : QWidget(parent) { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(ui::palette().panel, ui::palette().typeHll, 0.45));
        painter.drawRoundedRect(rect(), 2, 2);
    }
};

QString nameOf(std::uint32_t members, const QStringList& names)
{
    const auto count = names.size();
    if (std::popcount(members) == count && count > 2)
        return count == 3 ? PartsCard::tr("all three") : PartsCard::tr("all four");
    QStringList in;
    for (qsizetype i = 0; i < count; ++i) {
        if ((members >> i & 1) != 0)
            in << names[i];
    }
    const QString joined = in.join(QStringLiteral(" ∩ "));
    return in.size() == count ? joined : PartsCard::tr("%1 only").arg(joined);
}

} // namespace

PartsCard::PartsCard(QWidget* parent)
    : Card(parent),
      m_bars(new MeasureBars(this)),
      m_legend(new QWidget(this)),
      m_sentence(makeLabel({}, Tone::secondary, this, true))
{
    setObjectName(QStringLiteral("partsCard"));
    setAccessibleName(tr("Exclusive parts"));
    m_bars->setObjectName(QStringLiteral("partBars"));
    m_bars->setAccessibleName(tr("Exclusive parts"));
    m_sentence->setObjectName(QStringLiteral("partsSentence"));
    auto* const title = makeLabel(tr("Exclusive parts"), Tone::text, this);
    title->setFont(textFont(13, QFont::DemiBold));
    title->setMinimumHeight(metrics::controlHeight);

    auto* const legend = new QHBoxLayout(m_legend);
    legend->setContentsMargins(0, 0, 0, 0);
    legend->setSpacing(metrics::grid);
    legend->addWidget(new PaleSwatch(m_legend));
    legend->addWidget(makeLabel(tr("pale: the error is too large to trust"), Tone::secondary, m_legend), 1);

    auto* const column = new QVBoxLayout;
    column->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::margin);
    column->setSpacing(metrics::grid);
    column->addWidget(title);
    column->addWidget(m_bars);
    column->addWidget(m_legend);
    column->addWidget(m_sentence);
    column->addStretch(1);
    body()->addLayout(column);
}

void PartsCard::setFigures(const QStringList& names, const BoardFigures& figures)
{
    double longest = 1;
    for (const HllPart& part : figures.parts)
        longest = std::max(longest, part.count.value + part.count.error);
    std::vector<MeasureBar> bars;
    for (const HllPart& part : figures.parts) {
        MeasureBar bar;
        bar.label = nameOf(part.members, names);
        bar.length = part.count.value / longest;
        bar.error = part.count.error / longest;
        bar.value = countOf(part.count);
        bar.errorText = QStringLiteral("± %1").arg(countOf({part.count.error, 0, HllDoubt::none}));
        bar.doubt = doubtText(part.count.doubt);
        bars.push_back(std::move(bar));
    }
    std::ranges::stable_sort(bars, std::ranges::greater(), &MeasureBar::length);
    const bool anyDoubt = std::ranges::any_of(bars, [](const MeasureBar& bar) { return !bar.doubt.isEmpty(); });
    m_legend->setVisible(anyDoubt);
    m_bars->setVisible(!bars.empty());
    m_sentence->setVisible(bars.empty());
    m_sentence->setText(tr("They are shown for up to %1 sketches; there are %2. Take some off to see what each has alone.")
                            .arg(mostPartedSketches)
                            .arg(figures.sketches.size()));
    m_bars->setBars(std::move(bars));
}

} // namespace binnacle::ui
