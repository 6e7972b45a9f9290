// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme_menu.h"

#include "ui/shell/settings.h"

#include <QActionGroup>
#include <QApplication>

namespace binnacle::ui {

ThemeMenu::ThemeMenu(QWidget* parent) : QMenu(tr("&Theme"), parent)
{
    struct Choice {
        ThemeMode mode;
        const char* name;
        QString text;
        QString tip;
    };
    const Choice choices[] = {
        {ThemeMode::system, "themeSystem", tr("&System"), tr("Light or dark as the desktop is")},
        {ThemeMode::light, "themeLight", tr("&Light"), tr("Dark text on light surfaces")},
        {ThemeMode::dark, "themeDark", tr("&Dark"), tr("Light text on dark surfaces")},
    };
    auto* const group = new QActionGroup(this);
    for (const Choice& choice : choices) {
        QAction* const action = addAction(choice.text);
        action->setObjectName(QString::fromLatin1(choice.name));
        action->setStatusTip(choice.tip);
        action->setCheckable(true);
        action->setChecked(themeMode() == choice.mode);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [mode = choice.mode] {
            settings::setTheme(mode);
            applyTheme(*qApp, mode);
        });
        connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, action,
                [action, mode = choice.mode] { action->setChecked(themeMode() == mode); });
    }
}

} // namespace binnacle::ui
