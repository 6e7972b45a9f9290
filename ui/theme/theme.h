// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

#include <QObject>

class QApplication;

namespace binnacle::ui {

/// With `system`, the theme is dark if the desktop's own palette is, and follows it.
enum class ThemeMode { system, light, dark };

/// Sets Fusion, the palette, the fonts and the one style sheet of the application. May be called again at any time: every
/// widget follows. GUI thread only.
void applyTheme(QApplication& application, ThemeMode mode);

/// The mode that was applied last.
ThemeMode themeMode();

/// Tells that the theme has changed, after palette() has: for what keeps colours, icons or pictures. What only reads palette()
/// in paintEvent() needs no connection, the style sheet repaints it.
class ThemeNotifier : public QObject {
    Q_OBJECT

public:
    static ThemeNotifier& instance();

signals:
    void changed();

private:
    ThemeNotifier() = default;
};

} // namespace binnacle::ui
