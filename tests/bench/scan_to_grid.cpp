// SPDX-License-Identifier: GPL-3.0-or-later
// How a scan streams into the browse grid, and whether the window stays alive meanwhile.
//   bench_scan_to_grid [RECORDS]        200,000 unless told; QT_QPA_PLATFORM=offscreen where there is no display
// A probe on the GUI thread asks to be called every millisecond; where it is called more than 16 ms after the last time, the
// event loop had a gap. An idle control of the same length, in the same run, shows what the machine itself does to the probe.
#include "core/node/node.h"
#include "core/sdk/cluster.h"
#include "ui/bridge/connection.h"
#include "ui/browse/browse_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <string>

using namespace binnacle;
using namespace binnacle::ui;

namespace {

constexpr double frameMs = 16.0;

class GapProbe {
public:
    GapProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { beat(); });
    }

    void start()
    {
        *this->m_gaps = {};
        m_total.start();
        m_beat.start();
        m_timer.start();
    }

    void print(const char* what)
    {
        beat();
        m_timer.stop();
        const double total = static_cast<double>(m_total.nsecsElapsed()) / 1e6;
        std::printf("%-12s %8.0f ms  gaps over 16 ms: %4d, together %7.1f ms = %5.2f %%  longest %6.1f ms\n", what, total,
                    m_gaps->count, m_gaps->sum, 100.0 * m_gaps->sum / total, m_gaps->longest);
    }

private:
    struct Gaps {
        int count = 0;
        double sum = 0;
        double longest = 0;
    };

    void beat()
    {
        const double gap = static_cast<double>(m_beat.nsecsElapsed()) / 1e6;
        m_beat.start();
        m_gaps->longest = std::max(m_gaps->longest, gap);
        if (gap <= frameMs)
            return;
        ++m_gaps->count;
        m_gaps->sum += gap;
    }

    QTimer m_timer;
    QElapsedTimer m_total;
    QElapsedTimer m_beat;
    std::unique_ptr<Gaps> m_gaps = std::make_unique<Gaps>();
};

/// About 200 bytes a record, as the users of the sample data.
void fill(const Session& session, std::int64_t records)
{
    const DataSet people = DataSet::of("test", "people");
    constexpr std::int64_t stride = 2'000;
    for (std::int64_t first = 0; first < records; first += stride) {
        OperationDocument document;
        for (std::int64_t i = first; i < std::min(first + stride, records); ++i) {
            Segment segment;
            segment.dataSet = people;
            segment.keys = {KeyValue(i)};
            segment.operations = {{"name", SetTo{"Person number " + std::to_string(i)}},
                                  {"age", SetTo{i % 90}},
                                  {"balance", SetTo{static_cast<double>(i) / 7}},
                                  {"active", SetTo{i % 3 != 0}},
                                  {"note", SetTo{std::string(60, static_cast<char>('a' + i % 26))}}};
            document.segments.push_back(std::move(segment));
        }
        session.executeStream(document).collect();
    }
}

bool waitFor(const std::function<bool()>& done, int limitMs)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (done() || clock.elapsed() > limitMs)
            loop.quit();
    });
    poll.start(5);
    loop.exec();
    return done();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme(application, ThemeMode::light);
    const std::int64_t records = argc > 1 ? std::atoll(argv[1]) : 200'000;

    QTemporaryDir directory;
    node::Options options;
    options.dataDirectory = directory.filePath(QStringLiteral("data")).toStdString();
    auto node = node::Node::start(options);
    if (!node) {
        std::fprintf(stderr, "%s\n", node.error().text().c_str());
        return 1;
    }
    const Host host{"127.0.0.1", (*node)->port()};

    QElapsedTimer clock;
    clock.start();
    {
        Cluster cluster = ClusterDefinition({host}).connect();
        fill(cluster.createSession(), records);
    }
    const double writeSeconds = static_cast<double>(clock.elapsed()) / 1000.0;
    std::printf("%lld records written durably in %.1f s (%.0f a second)\n", static_cast<long long>(records), writeSeconds,
                static_cast<double>(records) / writeSeconds);

    Connection connection(QStringLiteral("Bench"), Environment::sandbox);
    connection.open({host});
    if (!waitFor([&] { return connection.state() == Connection::State::connected; }, 10'000))
        return 1;
    BrowsePage page(connection, DataSet::of("test", "people"));
    page.resize(1200, 800);
    page.show();

    double firstRowMs = 0;
    std::int64_t rowsAtFirst = 0;
    bool finished = false;
    QObject::connect(&page, &BrowsePage::firstRow, [&] {
        firstRowMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        rowsAtFirst = page.model().rowCount();
    });
    QObject::connect(&page, &BrowsePage::finished, [&] { finished = true; });

    auto* view = page.findChild<QTableView*>();
    QTimer scroller; // somebody looks at the rows while they come
    QObject::connect(&scroller, &QTimer::timeout, [&] {
        if (view)
            view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    });

    GapProbe probe;
    clock.start();
    probe.start();
    page.run();
    page.loadAll();
    scroller.start(50);
    waitFor([&] { return finished; }, 120'000);
    scroller.stop();
    const double scanMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    probe.print("streaming");
    std::printf("first row after %.1f ms (%lld rows), %d of %lld rows after %.0f ms (%.0f a second)\n", firstRowMs,
                static_cast<long long>(rowsAtFirst), page.model().rowCount(), static_cast<long long>(records), scanMs,
                page.model().rowCount() / scanMs * 1000.0);

    probe.start();
    QEventLoop idle;
    QTimer::singleShot(static_cast<int>(scanMs), &idle, &QEventLoop::quit);
    idle.exec();
    probe.print("idle control");
    return page.model().rowCount() == records ? 0 : 1;
}
