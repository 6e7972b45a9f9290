// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/badge.h"
#include "ui/theme/busy_bar.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/labels.h"
#include "ui/theme/metrics.h"
#include "ui/theme/roles.h"
#include "ui/theme/theme.h"
#include "ui/theme/toggle_switch.h"
#include "ui/theme/type_chip.h"

#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace binnacle::ui;

namespace {

QImage pictureOf(QWidget& widget)
{
    widget.resize(widget.sizeHint());
    return widget.grab().toImage();
}

bool contains(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).rgb() == color.rgb()) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestWidgets : public QObject {
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, ThemeMode::light); }
    void controlsAreOfOneHeight();
    void roleDecidesTheColour_data();
    void roleDecidesTheColour();
    void toneCanChangeWhileShown();
    void invalidFieldIsOutlined();
    void chipIsDrawnInItsTypesColour();
    void chipsOfShortTypesAreOfOneWidth();
    void badgeTakesTheColourOfItsKind();
    void elidedLabelHasNoLeastWidthToSpeakOf();
    void toggleIsSwitchedByMouseAndKeyboard();
    void toggleShowsItsState();
    void emptyStateShowsItsTextsAndAction();
    void emptyStateTakesTextsAsPlain();
    void busyBarIsBlankWhenIdle();
    void busyBarIsFilledToItsFraction();
};

void TestWidgets::controlsAreOfOneHeight()
{
    QPushButton button(QStringLiteral("Run"));
    QLineEdit edit;
    QComboBox combo;
    ToggleSwitch toggle(QStringLiteral("on"));
    for (QWidget* const widget : {static_cast<QWidget*>(&button), static_cast<QWidget*>(&edit), static_cast<QWidget*>(&combo),
                                  static_cast<QWidget*>(&toggle)}) {
        widget->ensurePolished();
        QCOMPARE(widget->sizeHint().height(), metrics::controlHeight);
    }
}

void TestWidgets::roleDecidesTheColour_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<bool>("checked");
    QTest::addColumn<QColor>("color");
    QTest::newRow("primary") << static_cast<int>(ButtonRole::primary) << false << lightPalette().accent;
    QTest::newRow("secondary") << static_cast<int>(ButtonRole::secondary) << false << lightPalette().panel;
    QTest::newRow("flag, on") << static_cast<int>(ButtonRole::flag) << true << lightPalette().accent;
    QTest::newRow("segment, on") << static_cast<int>(ButtonRole::segment) << true << lightPalette().accentSoft;
}

void TestWidgets::roleDecidesTheColour()
{
    QFETCH(const int, role);
    QFETCH(const bool, checked);
    QFETCH(const QColor, color);
    QPushButton button;
    setRole(&button, static_cast<ButtonRole>(role));
    button.setChecked(checked);
    const QImage image = pictureOf(button);
    QCOMPARE(image.pixelColor(image.width() / 2, image.height() / 2).name(), color.name());
}

void TestWidgets::toneCanChangeWhileShown()
{
    QLabel label(QStringLiteral("████"));
    setTone(&label, Tone::ok);
    QVERIFY(contains(pictureOf(label), lightPalette().ok));
    setTone(&label, Tone::danger);
    QVERIFY(contains(pictureOf(label), lightPalette().danger));
    applyTheme(*qApp, ThemeMode::dark);
    QVERIFY(contains(pictureOf(label), darkPalette().danger));
}

void TestWidgets::invalidFieldIsOutlined()
{
    QLineEdit edit;
    QVERIFY(!contains(pictureOf(edit), lightPalette().danger));
    setInvalid(&edit, true);
    QVERIFY(contains(pictureOf(edit), lightPalette().danger));
    setInvalid(&edit, false);
    QVERIFY(!contains(pictureOf(edit), lightPalette().danger));
}

void TestWidgets::chipIsDrawnInItsTypesColour()
{
    TypeChip chip(QStringLiteral("geo"));
    QVERIFY(contains(pictureOf(chip), lightPalette().typeGeo));
    chip.setChip(QStringLiteral("map"));
    QCOMPARE(chip.chip(), QStringLiteral("map"));
    QVERIFY(contains(pictureOf(chip), lightPalette().typeMap));
    QVERIFY(!contains(pictureOf(chip), lightPalette().typeGeo));
}

void TestWidgets::chipsOfShortTypesAreOfOneWidth()
{
    for (const char* const chip : {"int", "dbl", "str", "list", "map", "geo", "hll"}) {
        QCOMPARE(typeChipSize(QString::fromLatin1(chip)), typeChipSize(QStringLiteral("int")));
    }
    QVERIFY(typeChipSize(QStringLiteral("type 127")).width() > typeChipSize(QStringLiteral("int")).width());
}

void TestWidgets::badgeTakesTheColourOfItsKind()
{
    Badge badge(QStringLiteral("2 ok"), BadgeKind::ok);
    QVERIFY(contains(pictureOf(badge), lightPalette().okSoft));
    badge.setKind(BadgeKind::warning);
    QVERIFY(contains(pictureOf(badge), lightPalette().warningSoft));
    QCOMPARE(badge.kind(), BadgeKind::warning);
}

void TestWidgets::elidedLabelHasNoLeastWidthToSpeakOf()
{
    ElidedLabel label(QString(500, u'x'));
    QVERIFY(label.minimumSizeHint().width() < 40);
    QVERIFY(label.sizeHint().width() > 500);
    QCOMPARE(label.text().size(), 500);
}

void TestWidgets::toggleIsSwitchedByMouseAndKeyboard()
{
    ToggleSwitch toggle(QStringLiteral("fail on filtered out"));
    QSignalSpy spy(&toggle, &ToggleSwitch::toggled);
    toggle.resize(toggle.sizeHint());
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QVERIFY(toggle.isChecked());
    QTest::keyClick(&toggle, Qt::Key_Space);
    QVERIFY(!toggle.isChecked());
    QCOMPARE(spy.count(), 2);
}

void TestWidgets::toggleShowsItsState()
{
    ToggleSwitch toggle({});
    QVERIFY(!contains(pictureOf(toggle), lightPalette().accent));
    toggle.setChecked(true);
    QVERIFY(contains(pictureOf(toggle), lightPalette().accent));
}

void TestWidgets::emptyStateShowsItsTextsAndAction()
{
    EmptyState state;
    auto* const action = state.findChild<QPushButton*>(QStringLiteral("emptyAction"));
    QSignalSpy spy(&state, &EmptyState::actionTriggered);
    state.setContent(EmptyState::Kind::failed, QStringLiteral("warning"), QStringLiteral("Title"), QStringLiteral("Sentence"));
    QCOMPARE(state.title(), QStringLiteral("Title"));
    QCOMPARE(state.sentence(), QStringLiteral("Sentence"));
    QVERIFY(action->isHidden());
    state.setContent(EmptyState::Kind::nothing, QStringLiteral("table"), QStringLiteral("Title"), {}, QStringLiteral("Do"));
    QVERIFY(!action->isHidden());
    action->click();
    QCOMPARE(spy.count(), 1);
}

void TestWidgets::emptyStateTakesTextsAsPlain()
{
    EmptyState state;
    state.setContent(EmptyState::Kind::failed, QStringLiteral("warning"), QStringLiteral("<b>t</b>"),
                     QStringLiteral("<img src=x>"));
    for (const QLabel* const label :
         {state.findChild<QLabel*>(QStringLiteral("emptyTitle")), state.findChild<QLabel*>(QStringLiteral("emptySentence"))}) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestWidgets::busyBarIsBlankWhenIdle()
{
    BusyBar bar;
    bar.setFraction(0.5);
    QVERIFY(!contains(pictureOf(bar), lightPalette().accent));
    bar.setBusy(true);
    QVERIFY(contains(pictureOf(bar), lightPalette().accent));
    bar.setBusy(false);
    QVERIFY(!contains(pictureOf(bar), lightPalette().accent));
}

void TestWidgets::busyBarIsFilledToItsFraction()
{
    BusyBar bar;
    bar.setBusy(true);
    bar.setFraction(0.5);
    const QImage image = pictureOf(bar);
    QCOMPARE(image.pixelColor(image.width() / 4, 2).rgb(), lightPalette().accent.rgb());
    QCOMPARE(image.pixelColor(image.width() * 3 / 4, 2).rgb(), lightPalette().hairline.rgb());
    bar.setFraction(7);
    const QImage full = pictureOf(bar);
    QCOMPARE(full.pixelColor(full.width() - 4, 2).rgb(), lightPalette().accent.rgb());
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
