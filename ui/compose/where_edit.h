// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/filter.h"

#include <QLineEdit>

#include <optional>

namespace binnacle::ui {

/// The condition on the records of a segment, on one line; a mark at its right tells that it can be compiled.
class WhereEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit WhereEdit(QWidget* parent = nullptr);

    /// `inherited` is the chain's default, which holds while the line is empty.
    void setFilter(const std::optional<Filter>& filter, const std::optional<Filter>& inherited);
    const std::optional<Filter>& filter() const { return m_filter; }

    /// Whether check() has nothing against it.
    void setSound(bool sound);

signals:
    void changed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Filter> m_filter;
    bool m_sound = true;
};

} // namespace binnacle::ui
