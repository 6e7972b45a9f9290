// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/gui_dispatcher.h"
#include "ui/bridge/worker_dispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

using namespace binnacle;
using namespace binnacle::ui;

class GuiDispatcherTest : public QObject {
    Q_OBJECT

private slots:
    void tasksRunOnTheGuiThreadInOrder();
    void aTaskNeverRunsBeforeThePostReturns();
    void aDeadReceiverGetsNothing();
    void aReceiverThatDiesInATaskGetsNoMore();
    void aTaskMayPostAnother();
    void aLongQueueLetsTimersThrough();
    void manyThreadsPostAtOnce();
    void workerTasksRunInOrderAndElsewhere();
};

void GuiDispatcherTest::tasksRunOnTheGuiThreadInOrder()
{
    const Dispatcher post = guiDispatcher();
    std::vector<int> order;
    bool onGui = true;
    std::thread([&] {
        for (int i = 0; i < 1'000; ++i)
            post([&, i] {
                onGui = onGui && QThread::currentThread() == qApp->thread();
                order.push_back(i);
            });
    }).join();
    QTRY_COMPARE(order.size(), std::size_t{1'000});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QVERIFY(onGui);
}

void GuiDispatcherTest::aTaskNeverRunsBeforeThePostReturns()
{
    bool ran = false;
    guiDispatcher()([&] { ran = true; });
    QVERIFY(!ran);
    QTRY_VERIFY(ran);
}

void GuiDispatcherTest::aDeadReceiverGetsNothing()
{
    auto receiver = std::make_unique<QObject>();
    const Dispatcher post = guiDispatcher(receiver.get());
    bool ran = false;
    bool after = false;
    post([&] { ran = true; });
    receiver.reset();
    post([&] { ran = true; });
    guiDispatcher()([&] { after = true; });
    QTRY_VERIFY(after);
    QVERIFY(!ran);
}

void GuiDispatcherTest::aReceiverThatDiesInATaskGetsNoMore()
{
    auto* receiver = new QObject;
    const Dispatcher post = guiDispatcher(receiver);
    int runs = 0;
    bool after = false;
    post([&] {
        ++runs;
        delete receiver;
    });
    post([&] { ++runs; });
    guiDispatcher()([&] { after = true; });
    QTRY_VERIFY(after);
    QCOMPARE(runs, 1);
}

void GuiDispatcherTest::aTaskMayPostAnother()
{
    const Dispatcher post = guiDispatcher();
    int left = 100;
    std::function<void()> again = [&] {
        if (--left > 0)
            post(again);
    };
    post(again);
    QTRY_COMPARE(left, 0);
}

void GuiDispatcherTest::aLongQueueLetsTimersThrough()
{
    const Dispatcher post = guiDispatcher();
    int done = 0;
    int ticksBeforeTheEnd = 0;
    QTimer ticking;
    connect(&ticking, &QTimer::timeout, &ticking, [&] { ticksBeforeTheEnd += done < 40 ? 1 : 0; });
    ticking.start(0);
    for (int i = 0; i < 40; ++i)
        post([&] {
            QThread::msleep(3);
            ++done;
        });
    QTRY_COMPARE(done, 40);
    QVERIFY2(ticksBeforeTheEnd >= 5, qPrintable(QString::number(ticksBeforeTheEnd)));
}

void GuiDispatcherTest::manyThreadsPostAtOnce()
{
    const Dispatcher post = guiDispatcher(this);
    int count = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([post, &count] {
            for (int i = 0; i < 500; ++i)
                post([&count] { ++count; });
        });
    for (std::thread& thread : threads)
        thread.join();
    QTRY_COMPARE(count, 2'000);
}

void GuiDispatcherTest::workerTasksRunInOrderAndElsewhere()
{
    const Dispatcher post = workerDispatcher();
    std::mutex mutex;
    std::vector<int> order;
    std::atomic<bool> onGui = false;
    std::atomic<int> atOnce = 0;
    std::atomic<bool> overlapped = false;
    for (int i = 0; i < 500; ++i)
        post([&, i] {
            overlapped = overlapped || ++atOnce > 1;
            onGui = onGui || QThread::currentThread() == qApp->thread();
            {
                const std::lock_guard lock(mutex);
                order.push_back(i);
            }
            --atOnce;
        });
    const auto size = [&] {
        const std::lock_guard lock(mutex);
        return order.size();
    };
    QTRY_COMPARE(size(), std::size_t{500});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
    QVERIFY(!onGui);
    QVERIFY(!overlapped);
}

QTEST_GUILESS_MAIN(GuiDispatcherTest)
#include "tst_gui_dispatcher.moc"
