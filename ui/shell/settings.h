// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QByteArray>

class QMainWindow;
class QSplitter;

namespace binnacle::ui::settings {

/// What the windows remember between sessions, in the user's configuration (QSettings with the application's names).
ThemeMode theme();
void setTheme(ThemeMode mode);

/// False if nothing was remembered.
bool restoreGeometry(QMainWindow& window);
void saveGeometry(const QMainWindow& window);

/// Splitters are known by their object names.
bool restoreSizes(QSplitter& splitter);
void saveSizes(const QSplitter& splitter);

bool isPanelVisible(const char* panel, bool byDefault);
void setPanelVisible(const char* panel, bool visible);

} // namespace binnacle::ui::settings
