// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/flow_layout.h"

#include "ui/theme/metrics.h"

#include <QWidget>

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int lineGap = 6;

struct Placed {
    QLayoutItem* item;
    QSize size;
};

/// Puts one line in place, each item centred on it.
void placeLine(std::vector<Placed>& line, QPoint at, int height, int room, int gap)
{
    for (Placed& placed : line) {
        if (&placed == &line.back() && placed.item->expandingDirections().testFlag(Qt::Horizontal))
            placed.size.setWidth(
                std::clamp(room, placed.size.width(), std::max(placed.size.width(), placed.item->maximumSize().width())));
        placed.item->setGeometry({QPoint(at.x(), at.y() + (height - placed.size.height()) / 2), placed.size});
        at.rx() += placed.size.width() + gap;
        room -= placed.size.width() + gap;
    }
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(metrics::grid);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

void FlowLayout::insertWidget(int at, QWidget* widget)
{
    addWidget(widget);
    std::rotate(m_items.begin() + at, m_items.end() - 1, m_items.end());
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* const taken = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return taken;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    return arrange(QRect(0, 0, width - margins.left() - margins.right(), 0), false) + margins.top() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    arrange(area.marginsRemoved(contentsMargins()), true);
}

int FlowLayout::arrange(const QRect& area, bool place) const
{
    std::vector<Placed> line;
    int y = area.y();
    int used = 0;
    int height = 0;
    const auto endLine = [&] {
        if (place)
            placeLine(line, {area.x(), y}, height, area.width(), spacing());
        y += height + lineGap;
        line.clear();
        used = height = 0;
    };
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        if (!line.empty() && used + item->sizeHint().width() > area.width())
            endLine();
        const int width = std::max(std::min(item->sizeHint().width(), area.width()), item->minimumSize().width());
        const QSize size(width, item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height());
        line.push_back({item.get(), size});
        used += width + spacing();
        height = std::max(height, size.height());
    }
    if (line.empty())
        return std::max(0, y - area.y() - lineGap);
    if (place)
        placeLine(line, {area.x(), y}, height, area.width(), spacing());
    return y + height - area.y();
}

} // namespace binnacle::ui
