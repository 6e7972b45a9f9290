// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/palette.h"

#include <QWidget>

namespace binnacle::ui {

/// The line over the whole window in the connection's colour: blue, green, amber, red.
class Stripe : public QWidget {
    Q_OBJECT

public:
    explicit Stripe(Environment environment, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Environment m_environment;
};

} // namespace binnacle::ui
