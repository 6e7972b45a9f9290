// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/settings.h"

#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

namespace binnacle::ui::settings {

namespace {

constexpr QLatin1String themeKey("window/theme");
constexpr QLatin1String geometryKey("window/geometry");

QString sizesKey(const QSplitter& splitter)
{
    return QStringLiteral("window/splitter/") + splitter.objectName();
}

QString panelKey(const char* panel)
{
    return QStringLiteral("window/panel/") + QString::fromLatin1(panel);
}

} // namespace

ThemeMode theme()
{
    const QString name = QSettings().value(themeKey).toString();
    return name == QLatin1String("dark")    ? ThemeMode::dark
           : name == QLatin1String("light") ? ThemeMode::light
                                            : ThemeMode::system;
}

void setTheme(ThemeMode mode)
{
    QSettings().setValue(themeKey, mode == ThemeMode::dark ? "dark" : mode == ThemeMode::light ? "light" : "system");
}

bool restoreGeometry(QMainWindow& window)
{
    return window.restoreGeometry(QSettings().value(geometryKey).toByteArray());
}

void saveGeometry(const QMainWindow& window)
{
    QSettings().setValue(geometryKey, window.saveGeometry());
}

bool restoreSizes(QSplitter& splitter)
{
    return splitter.restoreState(QSettings().value(sizesKey(splitter)).toByteArray());
}

void saveSizes(const QSplitter& splitter)
{
    QSettings().setValue(sizesKey(splitter), splitter.saveState());
}

bool isPanelVisible(const char* panel, bool byDefault)
{
    return QSettings().value(panelKey(panel), byDefault).toBool();
}

void setPanelVisible(const char* panel, bool visible)
{
    QSettings().setValue(panelKey(panel), visible);
}

} // namespace binnacle::ui::settings
