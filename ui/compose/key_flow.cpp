// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/key_flow.h"

#include "ui/theme/metrics.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

constexpr int chipHeight = 20;
constexpr int padding = 8;
constexpr int gap = 4;
constexpr int leastEdit = 144;
constexpr int firstOnes = 57;
constexpr int lastOnes = 2;

} // namespace

KeyFlow flowKeys(const QStringList& labels, int width, const QFontMetrics& fontMetrics)
{
    const int right = width - padding;
    const int top = (metrics::controlHeight - chipHeight) / 2;
    KeyFlow flow;
    int x = padding;
    int y = top;
    const auto startLineUnless = [&](bool fits) {
        if (!fits && x > padding) {
            x = padding;
            y += chipHeight + gap;
        }
    };
    for (const QString& label : labels) {
        const int chipWidth = std::min(fontMetrics.horizontalAdvance(label) + 2 * padding, right - padding);
        startLineUnless(x + chipWidth <= right);
        flow.chips.emplace_back(x, y, chipWidth, chipHeight);
        x += chipWidth + gap;
    }
    startLineUnless(x + leastEdit <= right);
    flow.edit = QRect(x, y, std::max(right - x, 1), chipHeight);
    flow.height = y + chipHeight + top;
    return flow;
}

std::vector<int> visibleChips(int count)
{
    std::vector<int> shown;
    const bool all = count <= firstOnes + lastOnes + 1;
    for (int i = 0; i < (all ? count : firstOnes); ++i)
        shown.push_back(i);
    if (!all) {
        shown.push_back(-1);
        for (int i = count - lastOnes; i < count; ++i)
            shown.push_back(i);
    }
    return shown;
}

} // namespace binnacle::ui
