// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/register_histogram.h"

#include "ui/models/value_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHelpEvent>
#include <QStackedBarSeries>
#include <QToolTip>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace binnacle::ui {

namespace {

constexpr int chartHeight = 84;
constexpr int leastValues = 20; ///< so that charts of small and large sketches have the same scale
constexpr int labelStep = 5;

/// The values from 0 to the largest that a register holds.
int shownValues(const HllHistogram& histogram)
{
    const auto last = std::ranges::find_if(histogram.rbegin(), histogram.rend(), [](std::uint32_t count) { return count != 0; });
    return std::max(static_cast<int>(histogram.rend() - last), leastValues);
}

} // namespace

RegisterHistogram::RegisterHistogram(QWidget* parent)
    : QChartView(new QChart, parent),
      m_empty(new QBarSet(tr("empty"), this)),
      m_used(new QBarSet(tr("used"), this)),
      m_values(new QValueAxis(this)),
      m_counts(new QValueAxis(this))
{
    setAccessibleName(tr("Registers by value"));
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(chartHeight);
    auto* const series = new QStackedBarSeries(this);
    series->setBarWidth(0.84);
    series->append(m_empty);
    series->append(m_used);
    chart()->addSeries(series);
    chart()->addAxis(m_values, Qt::AlignBottom);
    chart()->addAxis(m_counts, Qt::AlignLeft);
    series->attachAxis(m_values);
    series->attachAxis(m_counts);
    m_values->setTickType(QValueAxis::TicksDynamic);
    m_values->setTickAnchor(0);
    m_values->setTickInterval(labelStep);
    m_values->setLabelFormat(QStringLiteral("%d"));
    m_values->setGridLineVisible(false);
    m_values->setLineVisible(false);
    m_counts->setVisible(false);
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    setBackgroundBrush(Qt::NoBrush);
    setStyleSheet(QStringLiteral("background: transparent;"));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, &RegisterHistogram::paintInTheme);
    paintInTheme();
}

void RegisterHistogram::setHistogram(const HllHistogram& histogram)
{
    if (histogram == m_histogram)
        return;
    m_histogram = histogram;
    fillSets();
    const auto all = std::accumulate(histogram.begin(), histogram.end(), std::uint64_t{0});
    setAccessibleDescription(tr("%1 of %2 registers are empty").arg(countText(histogram[0]), countText(all)));
}

void RegisterHistogram::fillSets()
{
    const int shown = shownValues(m_histogram);
    QList<qreal> empty(shown, 0);
    QList<qreal> used(shown, 0);
    empty[0] = m_histogram[0];
    for (int value = 1; value < shown; ++value)
        used[value] = m_histogram[static_cast<std::size_t>(value)];
    m_empty->remove(0, m_empty->count());
    m_used->remove(0, m_used->count());
    m_empty->append(empty);
    m_used->append(used);
    m_values->setRange(-0.5, shown - 0.5);
    m_counts->setRange(0, std::max(1.0, 1.04 * *std::ranges::max_element(m_histogram)));
}

void RegisterHistogram::paintInTheme()
{
    const Palette& colors = ui::palette();
    m_used->setColor(mixed(colors.panel, colors.typeHll, 0.92));
    m_empty->setColor(mixed(colors.panel, colors.typeHll, 0.38));
    m_used->setBorderColor(Qt::transparent);
    m_empty->setBorderColor(Qt::transparent);
    m_values->setLabelsColor(colors.secondary);
    m_values->setLabelsFont(textFont(10));
}

QSize RegisterHistogram::sizeHint() const
{
    return {240, chartHeight};
}

QSize RegisterHistogram::minimumSizeHint() const
{
    return {120, chartHeight};
}

/// The page scrolls, not the chart.
void RegisterHistogram::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

bool RegisterHistogram::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QChartView::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const auto value = std::lround(chart()->mapToValue(mapToScene(help->pos())).x());
    const bool known = value >= 0 && value < std::ssize(m_histogram);
    const QString count = known ? countText(m_histogram[static_cast<std::size_t>(value)]) : QString();
    QToolTip::showText(help->globalPos(), known ? tr("value %1: %2 registers").arg(value).arg(count) : QString(), this);
    return true;
}

} // namespace binnacle::ui
