// SPDX-License-Identifier: Apache-2.0
#include "core/work/worker.h"

#include <QtTest>

#include <atomic>
#include <memory>

using binnacle::work::Worker;

class TestWorker : public QObject {
    Q_OBJECT

private slots:
    void tasksRunInTheirOrderOnAnotherThread()
    {
        std::vector<int> order;
        std::thread::id where;
        {
            Worker worker;
            for (int i = 0; i < 100; ++i)
                worker.post([&order, i](const std::stop_token&) { order.push_back(i); });
            worker.post([&](const std::stop_token&) { where = std::this_thread::get_id(); });
        }
        QCOMPARE(order.size(), std::size_t{100});
        QVERIFY(std::ranges::is_sorted(order));
        QVERIFY(where != std::this_thread::get_id());
    }

    void aTaskMayPostAnother()
    {
        std::atomic<int> done = 0;
        Worker worker;
        worker.post([&](const std::stop_token&) {
            ++done;
            worker.post([&](const std::stop_token&) { ++done; });
        });
        QTRY_COMPARE(done.load(), 2);
    }

    void theEndAsksTheTaskUnderWayToStop()
    {
        std::atomic<bool> begun = false;
        bool stopped = false;
        {
            Worker worker;
            worker.post([&](const std::stop_token& stop) {
                begun = true;
                while (!stop.stop_requested())
                    std::this_thread::yield();
                stopped = true;
            });
            QTRY_VERIFY(begun);
        }
        QVERIFY(stopped);
    }

    void anIdleWorkerEndsAtOnce()
    {
        for (int i = 0; i < 50; ++i)
            Worker worker;
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
