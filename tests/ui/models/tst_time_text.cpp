// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/value/record.h"
#include "ui/models/time_text.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::ui;

class TimeTextTest : public QObject {
    Q_OBJECT

private slots:
    void spans_data();
    void spans();
    void expiry();
    void elapsed();
};

void TimeTextTest::spans_data()
{
    QTest::addColumn<quint32>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("0") << 0u << "0 s";
    QTest::newRow("48 s") << 48u << "48 s";
    QTest::newRow("1 m") << 60u << "1 m 0 s";
    QTest::newRow("59 m 48 s") << 3'588u << "59 m 48 s";
    QTest::newRow("2 h") << 7'985u << "2 h 13 m 5 s";
    QTest::newRow("3 d") << 273'600u << "3 d 4 h";
    QTest::newRow("greatest") << 4'294'967'295u << "49710 d 6 h";
}

void TimeTextTest::spans()
{
    QFETCH(quint32, seconds);
    QTEST(spanText(seconds), "text");
}

void TimeTextTest::expiry()
{
    QCOMPARE(expiryText(0, 0), QStringLiteral("never"));
    QCOMPARE(expiryText(100, voidTimeEpoch + 52), QStringLiteral("in 48 s"));
    QCOMPARE(expiryText(100, voidTimeEpoch + 100), QStringLiteral("expired"));
    QCOMPARE(expiryText(100, voidTimeEpoch + 1'000), QStringLiteral("expired"));
}

void TimeTextTest::elapsed()
{
    using namespace std::chrono_literals;
    QCOMPARE(elapsedText(900us), QStringLiteral("0.9 ms"));
    QCOMPARE(elapsedText(12'345us), QStringLiteral("12 ms"));
    QCOMPARE(elapsedText(999'700us), QStringLiteral("1.0 s"));
    QCOMPARE(elapsedText(61s), QStringLiteral("61.0 s"));
}

QTEST_APPLESS_MAIN(TimeTextTest)
#include "tst_time_text.moc"
