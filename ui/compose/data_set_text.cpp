// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/data_set_text.h"

#include "ui/compose/escaped_text.h"
#include "ui/models/value_text.h"

namespace binnacle::ui {

QString textOf(const DataSet& dataSet)
{
    const QString nameSpace = nameText(dataSet.nameSpace);
    return dataSet.set.empty() ? nameSpace : nameSpace + QStringLiteral(" · ") + nameText(dataSet.set);
}

DataSet dataSetOf(const QString& text)
{
    for (const QString& separator : {QStringLiteral(" · "), QStringLiteral("·"), QStringLiteral("/"), QStringLiteral(".")}) {
        const qsizetype at = text.indexOf(separator);
        if (at >= 0)
            return {nameOfText(text.left(at).trimmed()), nameOfText(text.mid(at + separator.size()).trimmed())};
    }
    return {nameOfText(text.trimmed()), {}};
}

} // namespace binnacle::ui
