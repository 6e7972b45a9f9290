// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include <QTest>

using namespace binnacle::ui;

namespace {

constexpr double leastContrast = 4.5;

struct Pair {
    const char* name;
    ColorToken text;
    ColorToken surface;
};

constexpr Pair pairs[] = {
    {"text on window", &Palette::text, &Palette::window},
    {"text on panel", &Palette::text, &Palette::panel},
    {"text on raised", &Palette::text, &Palette::raised},
    {"text on selection", &Palette::text, &Palette::selection},
    {"text on accent, soft", &Palette::text, &Palette::accentSoft},
    {"text on danger, soft", &Palette::text, &Palette::dangerSoft},
    {"secondary on window", &Palette::secondary, &Palette::window},
    {"secondary on panel", &Palette::secondary, &Palette::panel},
    {"secondary on raised", &Palette::secondary, &Palette::raised},
    {"secondary on selection", &Palette::secondary, &Palette::selection},
    {"secondary on hairline", &Palette::secondary, &Palette::hairline},
    {"accent on panel", &Palette::accent, &Palette::panel},
    {"accent on accent, soft", &Palette::accent, &Palette::accentSoft},
    {"text on accent", &Palette::onAccent, &Palette::accent},
    {"danger on panel", &Palette::danger, &Palette::panel},
    {"danger on danger, soft", &Palette::danger, &Palette::dangerSoft},
    {"ok on panel", &Palette::ok, &Palette::panel},
    {"ok on ok, soft", &Palette::ok, &Palette::okSoft},
    {"warning on panel", &Palette::warning, &Palette::panel},
    {"warning on warning, soft", &Palette::warning, &Palette::warningSoft},
};

} // namespace

class TestPalette : public QObject {
    Q_OBJECT

private slots:
    void textCanBeRead_data();
    void textCanBeRead();
    void typesCanBeRead_data();
    void typesCanBeRead();
    void typesDifferFromOneAnother();
    void unknownTypesAreGrey();
    void environmentsHaveColoursOfTheirOwn();
    void contrastIsThatOfTheStandard();
    void mixingStartsAndEndsAtItsColours();
};

void TestPalette::textCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("surface");
    for (const Palette* const colors : {&lightPalette(), &darkPalette()}) {
        for (const Pair& pair : pairs) {
            QTest::addRow("%s, %s", colors->dark ? "dark" : "light", pair.name) << colors->*pair.text << colors->*pair.surface;
        }
    }
}

void TestPalette::textCanBeRead()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, surface);
    const double contrast = contrastRatio(text, surface);
    QVERIFY2(contrast >= leastContrast, qPrintable(QString::number(contrast)));
}

void TestPalette::typesCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("chip");
    for (const bool dark : {false, true}) {
        for (const char* const chip : {"int", "dbl", "str", "bool", "blob", "list", "map", "geo", "hll"}) {
            QTest::addRow("%s, %s", dark ? "dark" : "light", chip) << dark << QString::fromLatin1(chip);
        }
    }
}

void TestPalette::typesCanBeRead()
{
    QFETCH(const bool, dark);
    QFETCH(const QString, chip);
    const Palette& colors = dark ? darkPalette() : lightPalette();
    const QColor color = typeColor(chip, colors);
    for (const QColor& surface : {colors.panel, colors.raised}) {
        const double contrast = contrastRatio(color, surface);
        QVERIFY2(contrast >= leastContrast, qPrintable(surface.name() + QStringLiteral(": ") + QString::number(contrast)));
    }
}

void TestPalette::typesDifferFromOneAnother()
{
    for (const Palette* const colors : {&lightPalette(), &darkPalette()}) {
        QSet<QRgb> seen;
        for (const char* const chip : {"int", "dbl", "str", "bool", "blob", "list", "map", "geo", "hll"}) {
            seen.insert(typeColor(QString::fromLatin1(chip), *colors).rgb());
        }
        QCOMPARE(seen.size(), 9);
    }
}

void TestPalette::unknownTypesAreGrey()
{
    QCOMPARE(typeColor(u"nil", lightPalette()), lightPalette().typeBlob);
    QCOMPARE(typeColor(u"type 9", darkPalette()), darkPalette().typeBlob);
    QCOMPARE(typeColor(u"", darkPalette()), darkPalette().typeBlob);
}

void TestPalette::environmentsHaveColoursOfTheirOwn()
{
    QCOMPARE(environmentColor(Environment::sandbox, lightPalette()), lightPalette().sandbox);
    QCOMPARE(environmentColor(Environment::development, darkPalette()), darkPalette().development);
    QCOMPARE(environmentColor(Environment::staging, lightPalette()), lightPalette().staging);
    QCOMPARE(environmentColor(Environment::production, darkPalette()), darkPalette().production);
    const int productionHue = environmentColor(Environment::production, lightPalette()).hue();
    QVERIFY2(productionHue < 20 || productionHue > 340, "production is red");
}

void TestPalette::contrastIsThatOfTheStandard()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    QVERIFY(qAbs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
}

void TestPalette::mixingStartsAndEndsAtItsColours()
{
    const QColor from(10, 20, 30);
    const QColor to(110, 220, 130);
    QCOMPARE(mixed(from, to, 0).rgba(), from.rgba());
    QCOMPARE(mixed(from, to, 1).rgba(), to.rgba());
    QCOMPARE(mixed(from, to, 0.5).rgba(), QColor(60, 120, 80).rgba());
}

QTEST_APPLESS_MAIN(TestPalette)
#include "tst_palette.moc"
