// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/badge.h"

#include "ui/theme/fonts.h"
#include "ui/theme/roles.h"

namespace binnacle::ui {

namespace {

const char* nameOf(BadgeKind kind)
{
    switch (kind) {
    case BadgeKind::neutral:
        return "neutral";
    case BadgeKind::accent:
        return "accent";
    case BadgeKind::ok:
        return "ok";
    case BadgeKind::warning:
        return "warning";
    case BadgeKind::danger:
        return "danger";
    }
    return "neutral";
}

} // namespace

Badge::Badge(QWidget* parent) : Badge(QString(), BadgeKind::neutral, parent) {}

Badge::Badge(const QString& text, BadgeKind kind, QWidget* parent) : QLabel(text, parent), m_kind(kind)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignCenter);
    setFont(textFont(11, QFont::DemiBold));
    setFixedHeight(20);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStyleProperty(this, "badge", nameOf(kind));
}

void Badge::setKind(BadgeKind kind)
{
    m_kind = kind;
    setStyleProperty(this, "badge", nameOf(kind));
}

} // namespace binnacle::ui
