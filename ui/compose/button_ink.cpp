// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/button_ink.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QVariant>

namespace binnacle::ui {

namespace {

constexpr const char* inkProperty = "inkFollowsTheme";

void applyInk(QAbstractButton* button, ColorToken color)
{
    button->setStyleSheet(QStringLiteral("color: %1;").arg((ui::palette().*color).name()));
}

} // namespace

void setInk(QAbstractButton* button, ColorToken color)
{
    applyInk(button, color);
    // The connection that an earlier call made would bring the earlier colour back.
    if (QObject* const earlier = button->property(inkProperty).value<QObject*>())
        delete earlier;
    auto* const follower = new QObject(button);
    button->setProperty(inkProperty, QVariant::fromValue(follower));
    QObject::connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, follower, [button, color] { applyInk(button, color); });
}

} // namespace binnacle::ui
