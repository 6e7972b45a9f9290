// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hll/figure_text.h"

#include "ui/models/value_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace binnacle::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("binnacle::ui::FigureText", text);
}

/// Estimates of broken sketches can be larger than anything that counts.
QString whole(double value)
{
    constexpr double most = 9.0e18;
    return countText(static_cast<std::uint64_t>(std::llround(std::clamp(value, 0.0, most))));
}

QString withError(const QString& value, const QString& error)
{
    return QStringLiteral("%1 ± %2").arg(value, error);
}

} // namespace

QString countOf(const HllFigure& count)
{
    return whole(count.value);
}

QString countWithError(const HllFigure& count)
{
    return withError(whole(count.value), whole(count.error));
}

QString shareOf(const HllFigure& share)
{
    return std::isfinite(share.value) ? QString::number(share.value, 'f', 3) : QStringLiteral("–");
}

QString shareWithError(const HllFigure& share)
{
    return std::isfinite(share.value) ? withError(shareOf(share), QString::number(share.error, 'f', 3)) : shareOf(share);
}

QString relativeErrorText(double relativeError)
{
    const double percent = relativeError * 100;
    return QStringLiteral("± %1 %").arg(QString::number(percent, 'f', percent < 10 ? 2 : 1));
}

QString boundsOf(const HllFigure& count)
{
    return QStringLiteral("%1 – %2").arg(whole(count.value - count.error), whole(count.value + count.error));
}

QString precisionText(int indexBits, int minHashBits, std::size_t byteSize)
{
    const QString bits =
        minHashBits == 0 ? QString::number(indexBits) : QStringLiteral("%1 + %2").arg(indexBits).arg(minHashBits);
    return tr("%1 bits · %2").arg(bits, sizeText(byteSize));
}

QString doubtText(HllDoubt doubt)
{
    switch (doubt) {
    case HllDoubt::none:
        return {};
    case HllDoubt::belowItsError:
        return tr("It is less than twice its error: it may as well be nothing.");
    case HllDoubt::negative:
        return tr("It came out below zero: its error is larger than whatever it is.");
    case HllDoubt::otherWidths:
        return tr("The sketches have differing index bits: servers compare registers that do not belong together.");
    }
    return {};
}

} // namespace binnacle::ui
