// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/where_edit.h"

#include "ui/models/filter_text.h"

namespace binnacle::ui {

WhereEdit::WhereEdit(QWidget* parent) : AelEdit(parent)
{
    setObjectName(QStringLiteral("whereEdit"));
    setAccessibleName(tr("where: a condition on the records, in AEL"));
    connect(this, &AelEdit::edited, this, [this] {
        m_filter = filterOfText(text());
        emit changed();
    });
}

void WhereEdit::setFilter(const std::optional<Filter>& filter, const std::optional<Filter>& inherited)
{
    setPlaceholderText(inherited ? tr("by default: %1").arg(filterText(*inherited)) : tr("all of them, or $.age >= 18"));
    if (filter == m_filter)
        return;
    m_filter = filter;
    setText(filter ? filterText(*filter) : QString());
}

} // namespace binnacle::ui
