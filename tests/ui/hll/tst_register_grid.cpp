// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/hll/sketch_samples.h"
#include "ui/hll/register_grid.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace binnacle;
using namespace binnacle::ui;

class TestRegisterGrid : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeMode::light); }
    void everyRegisterHasAPlace_data();
    void everyRegisterHasAPlace();
    void largerValuesAreDarker();
    void changedRegistersAreLit();
    void thePointerTellsTheRegister();
    void keysGoOverTheRegisters();
    void itIsPaintedAnewInADarkTheme();
};

void TestRegisterGrid::everyRegisterHasAPlace_data()
{
    QTest::addColumn<int>("registers");
    for (int bits = 4; bits <= 16; ++bits)
        QTest::addRow("%d bits", bits) << (1 << bits);
}

void TestRegisterGrid::everyRegisterHasAPlace()
{
    QFETCH(int, registers);
    RegisterGrid grid;
    grid.setRegisters(std::vector<std::uint8_t>(static_cast<std::size_t>(registers), 1));
    grid.show();
    grid.resize(344, grid.height());
    QVERIFY(grid.height() > 0 && grid.height() <= grid.sizeHint().height());
    int largest = -1;
    for (int y = 0; y < grid.height(); ++y) {
        for (int x = 0; x < grid.width(); ++x)
            largest = std::max(largest, grid.registerAt({x, y}));
    }
    QVERIFY(largest >= registers - 2); // where two share a cell, it is called by the first
    QCOMPARE(grid.registerAt({0, 0}), 0);
    QCOMPARE(grid.registerAt({-1, 0}), -1);
    QCOMPARE(grid.registerAt({0, grid.height() + 50}), -1);
}

void TestRegisterGrid::largerValuesAreDarker()
{
    RegisterGrid grid;
    grid.setRegisters({0, 1, 4, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    grid.resize(192, 96);
    const QImage image = grid.grab().toImage();
    const auto lightness = [&](int index) { return image.pixelColor(index * 12 + 3, 3).lightness(); };
    QVERIFY(lightness(0) > lightness(1));
    QVERIFY(lightness(1) > lightness(2));
    QVERIFY(lightness(2) > lightness(3));
}

void TestRegisterGrid::changedRegistersAreLit()
{
    RegisterGrid grid;
    grid.setRegisters(std::vector<std::uint8_t>(16, 3));
    grid.resize(192, 96);
    const QColor before = grid.grab().toImage().pixelColor(5 * 12 + 3, 3);
    grid.setChanged({5});
    const QImage image = grid.grab().toImage();
    QCOMPARE(image.pixelColor(5 * 12 + 3, 3).rgb(), lightPalette().warning.rgb());
    QCOMPARE(image.pixelColor(4 * 12 + 3, 3).rgb(), before.rgb());
    QCOMPARE(grid.accessibleDescription(), QStringLiteral("1 registers would change"));
    grid.setChanged({});
    QCOMPARE(grid.grab().toImage().pixelColor(5 * 12 + 3, 3).rgb(), before.rgb());
}

void TestRegisterGrid::thePointerTellsTheRegister()
{
    RegisterGrid grid;
    grid.setRegisters({0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    grid.setChanged({1});
    grid.resize(192, 96);
    grid.show();
    QSignalSpy pointed(&grid, &RegisterGrid::pointedAt);
    QTest::mouseMove(&grid, {3, 3});
    QTest::mouseMove(&grid, {15, 3});
    QTRY_COMPARE(pointed.isEmpty() ? QString() : pointed.last().at(0).toString(),
                 QStringLiteral("register 1 · value 7 · would change"));
}

void TestRegisterGrid::keysGoOverTheRegisters()
{
    RegisterGrid grid;
    std::vector<std::uint8_t> values(256);
    std::iota(values.begin(), values.end(), std::uint8_t{0});
    grid.setRegisters(values);
    grid.resize(120, 96);
    grid.show();
    grid.setFocus();
    QSignalSpy pointed(&grid, &RegisterGrid::pointedAt);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(pointed.last().at(0).toString(), QStringLiteral("register 0 · empty"));
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.current(), 1);
    QTest::keyClick(&grid, Qt::Key_Down);
    QVERIFY(grid.current() > 2);
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.current(), 255);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.current(), 255);
    QTest::keyClick(&grid, Qt::Key_Home);
    QCOMPARE(grid.current(), 0);
}

void TestRegisterGrid::itIsPaintedAnewInADarkTheme()
{
    RegisterGrid grid;
    grid.setRegisters(std::vector<std::uint8_t>(16, 3));
    grid.resize(192, 96);
    const QColor light = grid.grab().toImage().pixelColor(3, 3);
    applyTheme(*qApp, ThemeMode::dark);
    QVERIFY(grid.grab().toImage().pixelColor(3, 3) != light);
    applyTheme(*qApp, ThemeMode::light);
}

QTEST_MAIN(TestRegisterGrid)
#include "tst_register_grid.moc"
