// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace binnacle::ui {

enum class BadgeKind { neutral, accent, ok, warning, danger };

/// A small rounded pill with a soft background: `2 ok`, `SANDBOX`, a key.
class Badge : public QLabel {
    Q_OBJECT

public:
    explicit Badge(QWidget* parent = nullptr);
    Badge(const QString& text, BadgeKind kind, QWidget* parent = nullptr);

    BadgeKind kind() const { return m_kind; }
    void setKind(BadgeKind kind);

private:
    BadgeKind m_kind = BadgeKind::neutral;
};

} // namespace binnacle::ui
