// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sketch_cost.h"

#include "core/value/hll_sketch.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

namespace binnacle::ui {

QString sketchCost(std::int64_t indexBits, std::int64_t minHashBits)
{
    if (indexBits < 0 || indexBits > HllSketch::maxIndexBits || minHashBits < 0 || minHashBits > HllSketch::maxMinHashBits)
        return {};
    const Result<HllSketch> sketch = HllSketch::create(static_cast<int>(indexBits), static_cast<int>(minHashBits));
    if (!sketch)
        return {};
    const QString percent = QString::number(sketch->relativeError() * 100, 'g', 2);
    return QCoreApplication::translate("SketchCost", "error ±%1 %, %2").arg(percent, sizeText(sketch->bytes().size()));
}

} // namespace binnacle::ui
