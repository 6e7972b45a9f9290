// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/together_card.h"

#include "ui/hll/figure_text.h"
#include "ui/hll/measure_bars.h"
#include "ui/hll/pair_table.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace binnacle::ui {

namespace {

/// Bars of the pairs that have most in common.
constexpr std::size_t mostBars = 12;

MeasureBar barOf(const QString& first, const QString& second, const BoardFigures& figures, std::size_t low, std::size_t high)
{
    const HllPair& pair = figures.pair(low, high);
    const double inAny = pair.unionCount.value;
    MeasureBar bar;
    bar.label = QStringLiteral("%1 ∩ %2").arg(first, second);
    bar.value = countOf(pair.intersectCount);
    bar.errorText = QStringLiteral("± %1").arg(countOf({pair.intersectCount.error, 0, HllDoubt::none}));
    bar.doubt = doubtText(pair.intersectCount.doubt);
    bar.full = true;
    if (inAny > 0) { // what the first has alone, what both have, what the second has alone
        bar.length = std::min(1.0, pair.intersectCount.value / inAny);
        bar.from = std::clamp((figures.sketches[low].count.value - pair.intersectCount.value) / inAny, 0.0, 1.0 - bar.length);
        bar.error = pair.intersectCount.error / inAny;
    }
    return bar;
}

} // namespace

TogetherCard::TogetherCard(QWidget* parent)
    : Card(parent),
      m_union(makeLabel({}, Tone::hll, this)),
      m_legend(new ElidedLabel(this)),
      m_overlaps(new QPushButton(tr("Overlap"), this)),
      m_unions(new QPushButton(tr("Union"), this)),
      m_note(makeLabel({}, Tone::warning, this, true)),
      m_barsTitle(makeLabel({}, Tone::secondary, this)),
      m_bars(new MeasureBars(this))
{
    setObjectName(QStringLiteral("togetherCard"));
    setAccessibleName(tr("Together"));
    m_union->setObjectName(QStringLiteral("unionCount"));
    m_note->setObjectName(QStringLiteral("togetherNote"));
    m_bars->setObjectName(QStringLiteral("overlapBars"));
    m_bars->setAccessibleName(tr("Overlaps"));
    m_overlaps->setObjectName(QStringLiteral("showOverlaps"));
    m_unions->setObjectName(QStringLiteral("showUnions"));
    setTone(m_legend, Tone::secondary);
    m_legend->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_legend->setFont(textFont(12));
    m_union->setFont(textFont(13, QFont::DemiBold));
    m_barsTitle->setFont(textFont(12));
    setSurface(m_note, Surface::warningSoft);
    m_note->setFont(textFont(12));
    m_note->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, metrics::grid);
    lay();
    choose(PairModel::Shows::overlaps);
}

void TogetherCard::lay()
{
    auto* const group = new QButtonGroup(this);
    for (QPushButton* const button : {m_overlaps, m_unions}) {
        setRole(button, ButtonRole::segment);
        group->addButton(button);
    }
    m_overlaps->setChecked(true);
    connect(m_overlaps, &QPushButton::clicked, this, [this] { choose(PairModel::Shows::overlaps); });
    connect(m_unions, &QPushButton::clicked, this, [this] { choose(PairModel::Shows::unions); });

    auto* const title = makeLabel(tr("Together"), Tone::text, this);
    title->setFont(textFont(13, QFont::DemiBold));
    auto* const head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(title);
    head->addWidget(makeLabel(tr("union"), Tone::secondary, this));
    head->addWidget(m_union);
    head->addWidget(m_legend, 1);
    head->addWidget(m_overlaps);
    head->addWidget(m_unions);
    auto* const column = new QVBoxLayout;
    column->setContentsMargins(metrics::margin, metrics::grid, metrics::margin, metrics::margin);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(new PairTable(m_model, this));
    column->addWidget(m_note);
    column->addWidget(m_barsTitle);
    column->addWidget(m_bars);
    column->addStretch(1);
    body()->addLayout(column);
}

void TogetherCard::choose(PairModel::Shows shows)
{
    m_model.setShows(shows);
    m_legend->setText(shows == PairModel::Shows::overlaps ? tr("above the diagonal similarity, below intersection")
                                                          : tr("what either of the two has"));
}

void TogetherCard::setFigures(const QStringList& names, const BoardFigures& figures)
{
    m_model.setFigures(names, figures);
    m_union->setText(countWithError(figures.unionCount));
    showNote(figures);

    struct Pair {
        std::size_t low;
        std::size_t high;
    };
    std::vector<Pair> pairs;
    for (std::size_t high = 1; high < figures.compared; ++high) {
        for (std::size_t low = 0; low < high; ++low)
            pairs.push_back({low, high});
    }
    const auto inBoth = [&](const Pair& pair) {
        const double share = figures.pair(pair.low, pair.high).similarity.value;
        return std::isfinite(share) ? share : 0;
    };
    std::ranges::stable_sort(pairs, std::ranges::greater(), inBoth);
    const std::size_t all = pairs.size();
    pairs.resize(std::min(all, mostBars));
    std::vector<MeasureBar> bars;
    for (const Pair& pair : pairs)
        bars.push_back(barOf(names[static_cast<qsizetype>(pair.low)], names[static_cast<qsizetype>(pair.high)], figures, pair.low,
                             pair.high));
    m_bars->setBars(std::move(bars));
    m_bars->setVisible(all > 0);
    m_barsTitle->setVisible(all > 0);
    m_barsTitle->setText(all > mostBars ? tr("overlaps · the %1 largest of %2, in their union").arg(mostBars).arg(all)
                                        : tr("overlaps, in their union"));
}

void TogetherCard::showNote(const BoardFigures& figures)
{
    const bool byMinHash = std::ranges::all_of(figures.pairs, &HllPair::byMinHash);
    const bool doubtful = std::ranges::any_of(
        figures.pairs, [](const HllPair& pair) { return pair.intersectCount.doubt == HllDoubt::otherWidths; });
    QString note;
    if (!byMinHash)
        note = tr("Without min-hash bits of one width, intersections come by inclusion and exclusion: their error grows with the "
                  "union.");
    else if (doubtful)
        note = doubtText(HllDoubt::otherWidths);
    if (figures.sketches.size() > figures.compared)
        note = tr("Only the first %1 sketches are compared. %2").arg(figures.compared).arg(note).trimmed();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty() && figures.compared > 1);
}

} // namespace binnacle::ui
