// SPDX-License-Identifier: GPL-3.0-or-later
// What a command costs: operations a second, and processor time of the client for each, beside the same frames echoed by raw asio.
//   bench_commands [COMMANDS]        20,000 of each kind unless told
// Node and echo peer run in processes of their own, so that this process's time is the client's alone. A put is durable at the node:
// its rate is that of the node's disk, its processor time the client's.
#include "core/operation/encode.h"
#include "core/sdk/cluster.h"
#include "core/wire/frame.h"
#include "tests/bench/cpu_clock.h"
#include "tests/bench/echo.h"
#include "tests/support/program.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>

using namespace binnacle;
using namespace binnacle::bench;

namespace {

const DataSet items = DataSet::of("test", "bench");

// As a put of a text and a number is answered, and as a get of them is.
constexpr std::size_t emptyAnswer = wire::frameHeaderSize + wire::messageHeaderSize;
constexpr std::size_t fullAnswer = emptyAnswer + 44;

Segment segmentOf(Verb verb)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = items;
    if (verb == Verb::upsert)
        segment.operations = {{"name", SetTo{"some text, 20 bytes."}}, {"n", SetTo{std::int64_t{7}}}};
    return segment;
}

OperationDocument documentOf(const Session& session, Verb verb, KeyItem keys)
{
    Segment segment = segmentOf(verb);
    segment.keys = {std::move(keys)};
    return {{std::move(segment)}, session.behavior()};
}

/// Runs single-key documents, so many at a time, until all are done.
class Pump {
public:
    Pump(const Session& session, Verb verb, std::int64_t count) : m_session(session), m_verb(verb), m_count(count) {}

    /// How many failed.
    std::int64_t run(std::int64_t inFlight)
    {
        for (std::int64_t i = 0; i < inFlight; ++i)
            start();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_done == m_count; });
        return m_failed;
    }

private:
    void start()
    {
        std::int64_t key = 0;
        {
            const std::lock_guard lock(m_mutex);
            if (m_next == m_count)
                return;
            key = m_next++;
        }
        DocumentHandler handler;
        handler.onResults = [this](const std::vector<RecordResult>& results) {
            const std::lock_guard lock(m_mutex);
            m_failed += results.front().isOk() ? 0 : 1;
        };
        handler.onDone = [this](const std::optional<Error>&) {
            start();
            const std::lock_guard lock(m_mutex);
            if (++m_done == m_count) // waking the other thread each time would be part of what is measured
                m_changed.notify_one();
        };
        const Dispatcher here = [](const std::function<void()>& task) { task(); };
        m_session.executeAsync(documentOf(m_session, m_verb, KeyValue(key)), here, std::move(handler));
    }

    Session m_session;
    Verb m_verb;
    std::int64_t m_count;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_next = 0;
    std::int64_t m_done = 0;
    std::int64_t m_failed = 0;
};

void printRow(const char* what, std::int64_t inFlight, std::int64_t count, const Stopwatch& watch, double echoCpu)
{
    const double seconds = watch.seconds();
    const double cpu = watch.cpuSeconds() / static_cast<double>(count) * 1e6;
    std::printf("%-16s %6lld at once %10.0f a second %8.2f us of CPU each", what, static_cast<long long>(inFlight),
                static_cast<double>(count) / seconds, cpu);
    if (echoCpu > 0)
        std::printf("   %5.2f of the echo's", cpu / echoCpu);
    std::printf("\n");
}

/// Microseconds of processor time for one exchange.
double measureEcho(const char* what, const EchoPeer& peer, std::size_t request, std::size_t response, std::int64_t inFlight,
                   std::int64_t count)
{
    const Stopwatch watch;
    exchangeWith(peer, request, response, static_cast<std::size_t>(inFlight), static_cast<std::size_t>(count));
    printRow(what, inFlight, count, watch, 0);
    return watch.cpuSeconds() / static_cast<double>(count) * 1e6;
}

void measureSingles(const Session& session, Verb verb, const char* what, const EchoPeer& peer, std::size_t request,
                    std::size_t response, std::int64_t count)
{
    for (const std::int64_t inFlight : {1, 32, 128}) {
        const std::int64_t these = inFlight == 1 ? count / 10 : count;
        const double echo = measureEcho("echo", peer, request, response, inFlight, these);
        const Stopwatch watch;
        const std::int64_t failed = Pump(session, verb, these).run(inFlight);
        printRow(what, inFlight, these, watch, echo);
        if (failed > 0)
            std::printf("%lld FAILED\n", static_cast<long long>(failed));
    }
}

void measureBatches(const Session& session, Verb verb, const char* what, std::int64_t count)
{
    for (const std::int64_t size : {10, 100, 5000}) {
        const Stopwatch watch;
        std::int64_t done = 0;
        while (done < count) {
            const auto results = session.execute(documentOf(session, verb, KeyRange{done, done + size - 1})).collect();
            done += static_cast<std::int64_t>(results.size());
        }
        printRow(what, size, done, watch, 0);
    }
}

void measureScan(const Session& session)
{
    const Stopwatch watch;
    RecordStream stream = session.query(items).execute();
    std::int64_t count = 0;
    while (stream.next())
        ++count;
    printRow("scan", 0, count, watch, 0);
}

std::size_t requestSize(Verb verb)
{
    return encodeCommand(segmentOf(verb), {}, items.id(1), {1000, 0}).value().size();
}

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t count = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 20'000;
    const std::size_t put = requestSize(Verb::upsert);
    const std::size_t get = requestSize(Verb::query);
    const EchoPeer putPeer(put, emptyAnswer);
    const EchoPeer getPeer(get, fullAnswer);

    QTemporaryDir directory;
    test::NodeProcess node(directory.path());
    if (!node.isReady())
        return 1;
    const Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
    const Session session = cluster.createSession();
    std::printf("frames: put %zu -> %zu bytes, get %zu -> %zu bytes\n", put, emptyAnswer, get, fullAnswer);
    measureSingles(session, Verb::upsert, "put", putPeer, put, emptyAnswer, count);
    measureSingles(session, Verb::query, "get", getPeer, get, fullAnswer, count);
    measureBatches(session, Verb::upsert, "batch of puts", count);
    measureBatches(session, Verb::query, "batch of gets", count);
    measureScan(session);
    return 0;
}
