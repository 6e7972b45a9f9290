// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/register_grid.h"

#include "ui/theme/palette.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace binnacle::ui {

namespace {

constexpr int lowHeight = 112;
constexpr int tallHeight = 184; ///< of sketches with many registers
constexpr std::size_t manyRegisters = 8'192;
constexpr int largestCell = 12;
constexpr int cellWithGap = 4; ///< pixels of the screen from which cells have a gap between them
constexpr std::size_t mostMarks = 400;

/// One colour a value. The scale goes over the values that are there, so that neighbours can be told apart.
std::array<QRgb, 256> colorScale(const std::vector<std::uint8_t>& values)
{
    const Palette& colors = ui::palette();
    const std::uint8_t largest = values.empty() ? 1 : std::max<std::uint8_t>(1, *std::ranges::max_element(values));
    const double top = std::min<double>(largest, 12);
    std::array<QRgb, 256> scale{};
    scale[0] = mixed(colors.panel, colors.text, colors.dark ? 0.07 : 0.045).rgb();
    for (std::size_t value = 1; value < scale.size(); ++value)
        scale[value] = mixed(colors.panel, colors.typeHll, 0.14 + 0.86 * std::min(1.0, static_cast<double>(value) / top)).rgb();
    return scale;
}

} // namespace

RegisterGrid::RegisterGrid(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Registers"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RegisterGrid::setRegisters(std::vector<std::uint8_t> values)
{
    if (values == m_values)
        return;
    m_values = std::move(values);
    m_image = {};
    m_current = std::min(m_current, static_cast<int>(m_values.size()) - 1);
    fitHeight();
    update();
}

void RegisterGrid::setChanged(std::vector<std::uint32_t> changed)
{
    if (changed == m_changed)
        return;
    m_changed = std::move(changed);
    m_image = {};
    setAccessibleDescription(m_changed.empty() ? QString()
                                               : tr("%n registers would change", nullptr, static_cast<int>(m_changed.size())));
    update();
}

bool RegisterGrid::isChanged(std::uint32_t index) const
{
    return std::ranges::binary_search(m_changed, index);
}

QSize RegisterGrid::sizeHint() const
{
    return {240, mostHeight()};
}

int RegisterGrid::mostHeight() const
{
    return m_values.size() > manyRegisters ? tallHeight : lowHeight;
}

/// As high as its cells, so that there is no empty strip below them.
void RegisterGrid::fitHeight()
{
    const Lay now = lay();
    setFixedHeight(static_cast<int>(std::ceil(now.rows * now.cell / devicePixelRatioF())));
}

QSize RegisterGrid::minimumSizeHint() const
{
    return {120, 0};
}

RegisterGrid::Lay RegisterGrid::layFor(int logicalWidth, int logicalHeight) const
{
    const double scale = devicePixelRatioF();
    const int width = std::max(1, static_cast<int>(logicalWidth * scale));
    const int height = std::max(1, static_cast<int>(logicalHeight * scale));
    const int count = std::max(1, static_cast<int>(m_values.size()));
    Lay lay;
    for (lay.cell = static_cast<int>(largestCell * scale); lay.cell > 1; --lay.cell) {
        const int columns = width / lay.cell;
        if (columns > 0 && (count + columns - 1) / columns * lay.cell <= height)
            break;
    }
    while (lay.cell == 1 && static_cast<std::int64_t>(width) * height * lay.registersPerCell < count)
        lay.registersPerCell *= 2;
    const int cells = (count + lay.registersPerCell - 1) / lay.registersPerCell;
    lay.columns = std::min(width / lay.cell, cells);
    lay.rows = (cells + lay.columns - 1) / lay.columns;
    return lay;
}

QImage RegisterGrid::draw(const Lay& lay) const
{
    const std::array<QRgb, 256> scale = colorScale(m_values);
    const QRgb lit = ui::palette().warning.rgb();
    QImage image(lay.columns * lay.cell, lay.rows * lay.cell, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const int filled = lay.cell >= cellWithGap ? lay.cell - std::max(1, lay.cell / 6) : lay.cell;
    const auto count = static_cast<int>(m_values.size());
    auto changed = m_changed.begin();
    for (int row = 0; row < lay.rows; ++row) {
        const int top = row * lay.cell;
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(top));
        for (int column = 0; column < lay.columns; ++column) {
            const int first = (row * lay.columns + column) * lay.registersPerCell;
            if (first >= count)
                break;
            const int end = std::min(first + lay.registersPerCell, count);
            const std::uint8_t value = *std::max_element(m_values.begin() + first, m_values.begin() + end);
            const bool isLit = changed != m_changed.end() && *changed < static_cast<std::uint32_t>(end);
            while (changed != m_changed.end() && *changed < static_cast<std::uint32_t>(end))
                ++changed;
            std::fill_n(line + column * lay.cell, filled, isLit ? lit : scale[value]);
        }
        for (int y = 1; y < filled; ++y)
            std::copy_n(line, image.width(), reinterpret_cast<QRgb*>(image.scanLine(top + y)));
    }
    return image;
}

QRectF RegisterGrid::cellRect(int index, const Lay& lay) const
{
    const int cell = index / lay.registersPerCell;
    const double side = lay.cell / devicePixelRatioF();
    return {cell % lay.columns * side, cell / lay.columns * side, side, side};
}

void RegisterGrid::paintEvent(QPaintEvent*)
{
    if (m_values.empty())
        return;
    const Lay now = lay();
    const bool dark = ui::palette().dark;
    if (m_image.isNull() || m_imageDark != dark || m_image.devicePixelRatio() != devicePixelRatioF()) {
        m_image = draw(now);
        m_image.setDevicePixelRatio(devicePixelRatioF());
        m_imageDark = dark;
    }
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), m_image);
    markChanged(painter, now);
    if (m_current >= 0) {
        painter.setPen(QPen(hasFocus() ? ui::palette().accent : ui::palette().text, 1));
        painter.drawRect(cellRect(m_current, now).adjusted(-1.5, -1.5, 0.5, 0.5));
    } else if (hasFocus()) {
        painter.setPen(QPen(ui::palette().accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// Small cells are hard to see among thousands: a frame around each.
void RegisterGrid::markChanged(QPainter& painter, const Lay& lay) const
{
    if (lay.cell >= 6 * devicePixelRatioF() || m_changed.size() > mostMarks)
        return;
    painter.setPen(QPen(ui::palette().warning, 1));
    painter.setBrush(Qt::NoBrush);
    for (const std::uint32_t index : m_changed)
        painter.drawRect(cellRect(static_cast<int>(index), lay).adjusted(-2.5, -2.5, 1.5, 1.5));
}

void RegisterGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_image = {};
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

int RegisterGrid::registerAt(QPoint position) const
{
    const Lay now = lay();
    const double side = now.cell / devicePixelRatioF();
    const int column = static_cast<int>(std::floor(position.x() / side));
    const int row = static_cast<int>(std::floor(position.y() / side));
    if (position.x() < 0 || position.y() < 0 || column >= now.columns)
        return -1;
    const int index = (row * now.columns + column) * now.registersPerCell;
    return index < static_cast<int>(m_values.size()) ? index : -1;
}

void RegisterGrid::point(int index)
{
    if (index == m_current)
        return;
    m_current = index;
    update();
    if (index < 0) {
        emit pointedAt({});
        return;
    }
    const std::uint8_t value = m_values[static_cast<std::size_t>(index)];
    const QString text = value == 0 ? tr("register %1 · empty").arg(index) : tr("register %1 · value %2").arg(index).arg(value);
    emit pointedAt(isChanged(static_cast<std::uint32_t>(index)) ? tr("%1 · would change").arg(text) : text);
}

void RegisterGrid::mouseMoveEvent(QMouseEvent* event)
{
    point(registerAt(event->position().toPoint()));
}

void RegisterGrid::leaveEvent(QEvent*)
{
    point(-1);
}

void RegisterGrid::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    point(-1);
}

void RegisterGrid::keyPressEvent(QKeyEvent* event)
{
    const Lay now = lay();
    const int row = now.columns * now.registersPerCell;
    const int last = static_cast<int>(m_values.size()) - 1;
    const auto step = [&](int by) { point(std::clamp(m_current < 0 ? 0 : m_current + by, 0, last)); };
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-now.registersPerCell);
    case Qt::Key_Right:
        return step(now.registersPerCell);
    case Qt::Key_Up:
        return step(-row);
    case Qt::Key_Down:
        return step(row);
    case Qt::Key_Home:
        return point(0);
    case Qt::Key_End:
        return point(last);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace binnacle::ui
