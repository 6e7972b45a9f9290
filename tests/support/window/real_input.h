// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>
#include <QWidget>

#include <functional>

namespace binnacle::test {

/// Mouse and keyboard through the X server, as a person's would come: xdotool sends them, the event loop runs meanwhile.
/// Each returns false if xdotool failed or took over ten seconds.
bool clickAt(const QPoint& screen);
bool clickOn(const QWidget* widget);
bool typeText(const QString& text);
/// A key as xdotool names it: Return, Tab, ctrl+a.
bool pressKey(const QString& key);

/// Runs the event loop until `done` or the limit.
bool until(const std::function<bool()>& done, int limitMs = 10'000);

} // namespace binnacle::test
