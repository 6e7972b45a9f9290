// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextLayout>

using namespace binnacle::ui;

namespace {

bool hasPixelOf(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, ThemeMode::light); }
    void sheetIsBuiltForBothThemes();
    void unknownTokensAreFound();
    void modeDecidesThePalette();
    void systemFollowsTheDesktop();
    void changeIsTold();
    void everyIconIsDrawnInItsColour();
    void themedIconFollowsTheTheme();
    void fontOfALabelSurvivesAThemeChange();
    void valuesHaveFiguresOfOneWidthAndNoLigatures();
};

void TestTheme::sheetIsBuiltForBothThemes()
{
    for (const Palette* const colors : {&lightPalette(), &darkPalette()}) {
        const QString sheet = styleSheet(*colors);
        QVERIFY(sheet.size() > 1000);
        QCOMPARE(unknownTokens(sheet), QStringList());
        QVERIFY(sheet.contains(colors->accent.name()));
        QCOMPARE(sheet.count(u'{'), sheet.count(u'}'));
    }
    QVERIFY(styleSheet(lightPalette()) != styleSheet(darkPalette()));
}

void TestTheme::unknownTokensAreFound()
{
    QCOMPARE(unknownTokens(QStringLiteral("a { color: @nosuch; border: 1px solid #fff }")),
             QStringList(QStringLiteral("@nosuch")));
}

void TestTheme::modeDecidesThePalette()
{
    applyTheme(*qApp, ThemeMode::dark);
    QVERIFY(palette().dark);
    QCOMPARE(themeMode(), ThemeMode::dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkPalette().window);
    applyTheme(*qApp, ThemeMode::light);
    QVERIFY(!palette().dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightPalette().window);
}

void TestTheme::systemFollowsTheDesktop()
{
    applyTheme(*qApp, ThemeMode::dark); // must not be taken for the desktop's
    applyTheme(*qApp, ThemeMode::system);
    QCOMPARE(themeMode(), ThemeMode::system);
    QVERIFY(!palette().dark); // the offscreen platform has a light palette
}

void TestTheme::changeIsTold()
{
    QSignalSpy spy(&ThemeNotifier::instance(), &ThemeNotifier::changed);
    applyTheme(*qApp, ThemeMode::dark);
    QCOMPARE(spy.count(), 1);
}

void TestTheme::everyIconIsDrawnInItsColour()
{
    const QStringList files = QDir(QStringLiteral(":/binnacle/icons")).entryList();
    QVERIFY(files.size() > 20);
    const QColor color(12, 200, 34);
    for (const QString& file : files) {
        const QString name = file.chopped(4);
        const QImage image = iconPixmap(name, color, 16, 2).toImage();
        QCOMPARE(image.width(), 32);
        const bool fixed = name.startsWith(QLatin1String("indicator-")) || name.contains(QLatin1String("check-"));
        QVERIFY2(fixed || hasPixelOf(image, color), qPrintable(name));
    }
}

void TestTheme::themedIconFollowsTheTheme()
{
    QPushButton button;
    setThemedIcon(&button, QStringLiteral("stop"), &Palette::text);
    QVERIFY(hasPixelOf(button.icon().pixmap(16).toImage(), lightPalette().text));
    setThemedIcon(&button, QStringLiteral("stop"), &Palette::danger); // the later one holds
    applyTheme(*qApp, ThemeMode::dark);
    QVERIFY(hasPixelOf(button.icon().pixmap(16).toImage(), darkPalette().danger));
}

void TestTheme::fontOfALabelSurvivesAThemeChange()
{
    QLabel label(QStringLiteral("text"));
    label.setFont(textFont(20, QFont::Bold));
    label.show();
    applyTheme(*qApp, ThemeMode::dark);
    QCOMPARE(label.font().pixelSize(), 20);
    QCOMPARE(label.font().weight(), QFont::Bold);
}

void TestTheme::valuesHaveFiguresOfOneWidthAndNoLigatures()
{
    const QFontMetricsF metrics(valueFont());
    for (const QChar digit : QStringLiteral("0123456789")) {
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(u'0'));
    }
    QTextLayout layout(QStringLiteral("!=->>="), valueFont());
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    const auto runs = layout.glyphRuns();
    QCOMPARE(runs.size(), 1);
    const auto glyphs = runs.front().glyphIndexes();
    QCOMPARE(glyphs.size(), 6);
    QCOMPARE(glyphs.at(3), glyphs.at(4)); // both are the plain sign: greater
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
