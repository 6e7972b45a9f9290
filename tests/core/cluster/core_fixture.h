// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace binnacle::test {

/// What a document or a scan came to.
struct Ended {
    std::vector<RecordResult> results; ///< in document order
    std::size_t records = 0;           ///< of a scan
    std::optional<Error> failure;
    std::chrono::milliseconds elapsed{0};
};

/// A cluster core whose flows are waited for, each at most 30 seconds.
class CoreFixture {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::int64_t noBound = std::numeric_limits<std::int64_t>::max();

    /// No tend comes by itself, unless the options say otherwise.
    static cluster::Options optionsFor(std::uint16_t port)
    {
        cluster::Options options;
        options.seeds = {{"127.0.0.1", port}};
        options.tendInterval = std::chrono::hours{1};
        return options;
    }

    explicit CoreFixture(cluster::Options options) : m_core(std::move(options)) {}
    explicit CoreFixture(std::uint16_t port) : CoreFixture(optionsFor(port)) {}

    /// An error if there is one.
    std::optional<Error> connect() { return waitFor(startToConnect()); }

    std::future<std::optional<Error>> startToConnect()
    {
        const auto promise = std::make_shared<std::promise<std::optional<Error>>>();
        m_core.connect(
            [promise](const Result<void>& met) { promise->set_value(met ? std::nullopt : std::optional(met.error())); });
        return promise->get_future();
    }

    /// Credit is given back as results come; after that, on the runtime thread, comes `then`.
    std::future<Ended> start(OperationDocument document, std::int64_t credit = noBound,
                             std::function<void(cluster::Job&)> then = {})
    {
        const auto flow = std::make_shared<Flow>();
        const auto job = std::make_shared<std::promise<std::shared_ptr<cluster::Job>>>();
        cluster::DocumentSink sink;
        sink.onResults = [flow, then, started = job->get_future().share()](std::vector<RecordResult> results) {
            started.get()->grant(static_cast<std::int64_t>(results.size()));
            if (then) {
                then(*started.get());
            }
            std::move(results.begin(), results.end(), std::back_inserter(flow->ended.results));
        };
        sink.onDone = [flow](std::optional<Error> failure) { flow->finish(std::move(failure)); };
        job->set_value(m_core.run(std::move(document), credit, std::move(sink)));
        return flow->promise.get_future();
    }

    std::future<Ended> start(cluster::ScanPlan plan)
    {
        const auto flow = std::make_shared<Flow>();
        cluster::ScanSink sink;
        sink.onRecords = [flow](const cluster::RecordBytes& records) { flow->ended.records += records.offsets.size(); };
        sink.onDone = [flow](std::optional<Error> failure) { flow->finish(std::move(failure)); };
        m_core.scan([plan = std::move(plan)](Consistency) { return cluster::ScanRequest{plan, noBound}; }, std::move(sink));
        return flow->promise.get_future();
    }

    template <typename Request>
    Ended run(Request request)
    {
        return waitFor(start(std::move(request)));
    }

    template <typename T>
    static T waitFor(std::future<T> future)
    {
        if (future.wait_for(std::chrono::seconds{30}) != std::future_status::ready) {
            throw std::runtime_error("a flow did not end");
        }
        return future.get();
    }

private:
    struct Flow {
        Clock::time_point begun = Clock::now();
        Ended ended;
        std::promise<Ended> promise;

        void finish(std::optional<Error> failure)
        {
            ended.failure = std::move(failure);
            ended.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun);
            std::ranges::sort(ended.results, {}, &RecordResult::index);
            promise.set_value(std::move(ended));
        }
    };

    cluster::ClusterCore m_core;
};

/// One segment on some keys; a write sets the bin n to 1.
inline OperationDocument documentOf(Verb verb, const DataSet& dataSet, const std::vector<std::int64_t>& keys)
{
    Segment segment;
    segment.verb = verb;
    segment.dataSet = dataSet;
    segment.keys.assign(keys.begin(), keys.end());
    if (isWrite(verb) && verb != Verb::remove && verb != Verb::touch) {
        segment.operations = {{"n", SetTo{1}}};
    }
    return {{segment}, {}};
}

} // namespace binnacle::test
