// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/card.h"

#include "ui/theme/roles.h"

#include <QVBoxLayout>

namespace binnacle::ui {

Card::Card(QWidget* parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setStyleProperty(this, "frame", "card");
    setAttribute(Qt::WA_StyledBackground);
    m_body->setContentsMargins(1, 1, 1, 1); // the border's own room
    m_body->setSpacing(0);
}

Separator::Separator(Qt::Orientation orientation, QWidget* parent) : QFrame(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setStyleProperty(this, "frame", "separator");
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

} // namespace binnacle::ui
