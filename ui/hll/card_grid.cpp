// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/card_grid.h"

#include "ui/hll/add_elements_card.h"
#include "ui/hll/sketch_card.h"
#include "ui/models/value_text.h"
#include "ui/theme/metrics.h"

#include <QGridLayout>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int narrowestCard = 276;
constexpr int mostColumns = 6;
constexpr std::size_t mostWithRegisters = 4; ///< cards that show their registers unasked: one row of them

QString placeOf(const GatheredSketch& sketch)
{
    if (!sketch.key)
        return sketch.name;
    return QStringLiteral("%1 · %2 · %3 · %4")
        .arg(nameText(sketch.key->nameSpace), nameText(sketch.key->set), keyText(*sketch.key), nameText(sketch.bin));
}

} // namespace

CardGrid::CardGrid(QWidget* parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::margin);
}

void CardGrid::setSketches(const std::vector<GatheredSketch>& sketches, const BoardFigures& figures)
{
    const bool roomForRegisters = sketches.size() <= mostWithRegisters;
    if (roomForRegisters != (m_cards.size() <= mostWithRegisters)) {
        for (SketchCard* const card : m_cards)
            card->showRegisters(roomForRegisters);
    }
    while (m_cards.size() > sketches.size()) {
        delete m_cards.back();
        m_cards.pop_back();
    }
    while (m_cards.size() < sketches.size()) {
        auto* const card = new SketchCard(this);
        card->showRegisters(roomForRegisters);
        const int index = static_cast<int>(m_cards.size());
        connect(
            card, &SketchCard::removeRequested, this, [this, index] { emit removeRequested(index); }, Qt::QueuedConnection);
        m_cards.push_back(card);
    }
    for (std::size_t i = 0; i < sketches.size(); ++i)
        m_cards[i]->setSketch(sketches[i].name, placeOf(sketches[i]), figures.sketches[i]);
    m_columns = 0;
    arrange();
}

void CardGrid::preview(int index, const AddPreview& preview)
{
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        const bool meant = static_cast<int>(i) == index;
        m_cards[i]->setPreview(meant ? preview.changed : std::vector<std::uint32_t>(), static_cast<double>(preview.after));
    }
}

int CardGrid::columnsFor(int width) const
{
    const int count = static_cast<int>(m_cards.size());
    const int fit = std::clamp((width + metrics::margin) / (narrowestCard + metrics::margin), 1, mostColumns);
    if (count <= fit)
        return std::max(count, 1);
    const int rows = (count + fit - 1) / fit;
    return (count + rows - 1) / rows; // rows of about the same length
}

void CardGrid::arrange()
{
    const int columns = columnsFor(width());
    if (columns == m_columns)
        return;
    for (int column = 0; column < mostColumns; ++column)
        m_layout->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < static_cast<int>(m_cards.size()); ++i)
        m_layout->addWidget(m_cards[static_cast<std::size_t>(i)], i / columns, i % columns);
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace binnacle::ui
