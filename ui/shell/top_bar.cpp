// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include "ui/bridge/connection.h"
#include "ui/shell/connection_bar.h"
#include "ui/shell/stripe.h"
#include "ui/theme/fonts.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QVBoxLayout>

namespace binnacle::ui {

namespace {

constexpr int rowHeight = 33;

} // namespace

TopBar::TopBar(const Connection& connection, QWidget* parent)
    : QWidget(parent), m_menuBar(new QMenuBar(this)), m_tip(new ElidedLabel(this))
{
    auto* const name = makeLabel(QStringLiteral("Binnacle"), Tone::text, this);
    name->setFont(textFont(13, QFont::Bold));
    m_menuBar->setObjectName(QStringLiteral("menuBar"));
    m_menuBar->setNativeMenuBar(false);
    m_menuBar->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_tip->setObjectName(QStringLiteral("statusTip"));
    m_tip->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_tip->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tip->setFont(textFont(12));
    setTone(m_tip, Tone::secondary);

    auto* const row = new QWidget(this);
    setSurface(row, Surface::bar);
    row->setFixedHeight(rowHeight);
    auto* const rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(metrics::margin, 0, 0, 1);
    rowLayout->setSpacing(metrics::halfGrid);
    rowLayout->addWidget(name);
    rowLayout->addWidget(m_menuBar);
    rowLayout->addWidget(m_tip, 1);
    rowLayout->addSpacing(metrics::margin);
    rowLayout->addWidget(new ConnectionBar(connection, row));

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Stripe(connection.environment(), this));
    layout->addWidget(row);
}

void TopBar::showTip(const QString& tip)
{
    m_tip->setText(tip);
}

} // namespace binnacle::ui
