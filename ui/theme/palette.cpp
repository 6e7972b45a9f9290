// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include <algorithm>
#include <cmath>

namespace binnacle::ui {

namespace {

Palette makeLight()
{
    Palette p;
    p.window = 0xF3F5F8;
    p.panel = 0xFFFFFF;
    p.raised = 0xF8FAFC;
    p.border = 0xD8DEE6;
    p.hairline = 0xE8ECF1;
    p.text = 0x1B2430;
    p.secondary = 0x55616F;
    p.muted = 0x8793A1;
    p.accent = 0x0B63C5;
    p.accentSoft = 0xE4EFFB;
    p.onAccent = 0xFFFFFF;
    p.selection = 0xDCEAFB;
    p.danger = 0xC22F2F;
    p.dangerSoft = 0xFBE9E9;
    p.ok = 0x1F7A43;
    p.okSoft = 0xE3F3E9;
    p.warning = 0x9A5F00;
    p.warningSoft = 0xFBF0DC;
    p.typeInteger = 0x0B63C5;
    p.typeDouble = 0x00727F;
    p.typeString = 0x2B6E3F;
    p.typeBoolean = 0x7A3FA0;
    p.typeBlob = 0x5F6875;
    p.typeList = 0x8A5A00;
    p.typeMap = 0x8C3A6B;
    p.typeGeo = 0x0A7A62;
    p.typeHll = 0x4B3FB3;
    p.sandbox = 0x2F7BDE;
    p.development = 0x2E9E5B;
    p.staging = 0xD1951B;
    p.production = 0xD03C3C;
    return p;
}

Palette makeDark()
{
    Palette p;
    p.dark = true;
    p.window = 0x12161B;
    p.panel = 0x191F26;
    p.raised = 0x1F262E;
    p.border = 0x303A45;
    p.hairline = 0x252D36;
    p.text = 0xE2E8EF;
    p.secondary = 0x9CA9B7;
    p.muted = 0x6C7988;
    p.accent = 0x5AA6F2;
    p.accentSoft = 0x16304B;
    p.onAccent = 0x0C1219;
    p.selection = 0x1C3857;
    p.danger = 0xF07070;
    p.dangerSoft = 0x3A1E20;
    p.ok = 0x63C58A;
    p.okSoft = 0x173425;
    p.warning = 0xE0AC4E;
    p.warningSoft = 0x38290F;
    p.typeInteger = 0x6FB2F5;
    p.typeDouble = 0x4FC3CF;
    p.typeString = 0x7CCB90;
    p.typeBoolean = 0xC393E6;
    p.typeBlob = 0xA3AEBB;
    p.typeList = 0xE0B45C;
    p.typeMap = 0xE08DBB;
    p.typeGeo = 0x4FCBAC;
    p.typeHll = 0xA69BF5;
    p.sandbox = 0x4A9BF0;
    p.development = 0x4CBF7C;
    p.staging = 0xDDA02E;
    p.production = 0xE25555;
    return p;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Palette& lightPalette()
{
    static const Palette p = makeLight();
    return p;
}

const Palette& darkPalette()
{
    static const Palette p = makeDark();
    return p;
}

QColor typeColor(QStringView chip, const Palette& colors)
{
    struct Entry {
        QStringView chip;
        ColorToken color;
    };
    static constexpr Entry entries[] = {
        {u"int", &Palette::typeInteger},  {u"dbl", &Palette::typeDouble}, {u"str", &Palette::typeString},
        {u"bool", &Palette::typeBoolean}, {u"list", &Palette::typeList},  {u"map", &Palette::typeMap},
        {u"geo", &Palette::typeGeo},      {u"hll", &Palette::typeHll},
    };
    const auto* const found =
        std::find_if(std::begin(entries), std::end(entries), [chip](const Entry& entry) { return entry.chip == chip; });
    return found == std::end(entries) ? colors.typeBlob : colors.*(found->color);
}

QColor environmentColor(Environment environment, const Palette& colors)
{
    switch (environment) {
    case Environment::sandbox:
        return colors.sandbox;
    case Environment::development:
        return colors.development;
    case Environment::staging:
        return colors.staging;
    case Environment::production:
        return colors.production;
    }
    return colors.sandbox;
}

QColor mixed(const QColor& from, const QColor& to, double amount)
{
    const auto channel = [amount](float a, float b) { return static_cast<float>(a + (b - a) * amount); };
    return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()), channel(from.alphaF(), to.alphaF()));
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace binnacle::ui
