// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/filter.h"
#include "ui/editors/ael_edit.h"

#include <optional>

namespace binnacle::ui {

/// The condition on the records of a segment.
class WhereEdit : public AelEdit {
    Q_OBJECT

public:
    explicit WhereEdit(QWidget* parent = nullptr);

    /// `inherited` is the chain's default, which holds while the line is empty.
    void setFilter(const std::optional<Filter>& filter, const std::optional<Filter>& inherited);
    const std::optional<Filter>& filter() const { return m_filter; }

signals:
    void changed();

private:
    std::optional<Filter> m_filter;
};

} // namespace binnacle::ui
