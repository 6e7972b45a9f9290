// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stripe.h"

#include "ui/theme/metrics.h"

#include <QPainter>

namespace binnacle::ui {

Stripe::Stripe(Environment environment, QWidget* parent) : QWidget(parent), m_environment(environment)
{
    setFixedHeight(metrics::stripeHeight);
}

void Stripe::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), environmentColor(m_environment));
}

} // namespace binnacle::ui
