// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace binnacle::ui::metrics {

/// Device-independent pixels. Everything stands on one 8-pixel grid, with 4 as its half.
inline constexpr int grid = 8;
inline constexpr int halfGrid = 4;
inline constexpr int rowHeight = 26;
inline constexpr int controlHeight = 28;
inline constexpr int barHeight = 40;
inline constexpr int cornerRadius = 6;
inline constexpr int chipRadius = 4;
inline constexpr int chipHeight = 18;
inline constexpr int iconSize = 16;
inline constexpr int stripeHeight = 4;
inline constexpr int margin = 12; ///< between a panel's edge and its content
inline constexpr int navigatorWidth = 232;
inline constexpr int inspectorWidth = 336;

} // namespace binnacle::ui::metrics
