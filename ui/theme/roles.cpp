// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/roles.h"

#include <QAbstractButton>
#include <QStyle>
#include <QVariant>

namespace binnacle::ui {

namespace {

const char* nameOf(ButtonRole role)
{
    switch (role) {
    case ButtonRole::primary:
        return "primary";
    case ButtonRole::secondary:
        return "secondary";
    case ButtonRole::ghost:
        return "ghost";
    case ButtonRole::danger:
        return "danger";
    case ButtonRole::link:
        return "link";
    case ButtonRole::flag:
        return "flag";
    case ButtonRole::segment:
        return "segment";
    case ButtonRole::add:
        return "add";
    }
    return "secondary";
}

const char* nameOf(Tone tone)
{
    switch (tone) {
    case Tone::text:
        return "text";
    case Tone::secondary:
        return "secondary";
    case Tone::muted:
        return "muted";
    case Tone::accent:
        return "accent";
    case Tone::ok:
        return "ok";
    case Tone::warning:
        return "warning";
    case Tone::danger:
        return "danger";
    case Tone::hll:
        return "hll";
    }
    return "text";
}

const char* nameOf(Surface surface)
{
    switch (surface) {
    case Surface::window:
        return "window";
    case Surface::panel:
        return "panel";
    case Surface::raised:
        return "raised";
    case Surface::bar:
        return "bar";
    case Surface::accentSoft:
        return "accentSoft";
    case Surface::dangerSoft:
        return "dangerSoft";
    case Surface::warningSoft:
        return "warningSoft";
    case Surface::okSoft:
        return "okSoft";
    }
    return "panel";
}

} // namespace

void setStyleProperty(QWidget* widget, const char* name, const char* value)
{
    const QString text = QString::fromLatin1(value);
    if (widget->property(name).toString() == text) {
        return;
    }
    widget->setProperty(name, text);
    if (widget->testAttribute(Qt::WA_WState_Polished)) { // else the first show does it
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
        widget->update();
    }
}

void setRole(QAbstractButton* button, ButtonRole role)
{
    if (role == ButtonRole::flag || role == ButtonRole::segment) {
        button->setCheckable(true);
    }
    setStyleProperty(button, "role", nameOf(role));
}

void setTone(QWidget* widget, Tone tone)
{
    setStyleProperty(widget, "tone", nameOf(tone));
}

void setInvalid(QWidget* widget, bool invalid)
{
    setStyleProperty(widget, "invalid", invalid ? "yes" : "no");
}

void setSurface(QWidget* widget, Surface surface)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    setStyleProperty(widget, "surface", nameOf(surface));
}

} // namespace binnacle::ui
