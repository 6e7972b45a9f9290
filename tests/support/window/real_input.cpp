// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/window/real_input.h"

#include <QProcess>
#include <QTest>

namespace binnacle::test {

namespace {

constexpr int limitMs = 10'000;

bool xdotool(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    const bool ended = until([&] { return process.state() == QProcess::NotRunning; }, limitMs);
    if (!ended)
        process.kill();
    process.waitForFinished(1000);
    QTest::qWait(30); // the events are in the window's queue once the server has passed them on
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

bool until(const std::function<bool()>& done, int limit)
{
    return QTest::qWaitFor(done, limit);
}

bool clickAt(const QPoint& screen)
{
    return xdotool({QStringLiteral("mousemove"), QString::number(screen.x()), QString::number(screen.y()), QStringLiteral("sleep"),
                    QStringLiteral("0.05"), QStringLiteral("click"), QStringLiteral("1")});
}

bool clickOn(const QWidget* widget)
{
    return widget && widget->isVisible() && clickAt(widget->mapToGlobal(widget->rect().center()));
}

bool typeText(const QString& text)
{
    return xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("15"), text});
}

bool pressKey(const QString& key)
{
    return xdotool({QStringLiteral("key"), key});
}

} // namespace binnacle::test
