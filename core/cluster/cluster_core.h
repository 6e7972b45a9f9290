// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/cluster/scan_answer.h"
#include "core/cluster/scan_plan.h"
#include "core/net/address.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace binnacle::cluster {

struct Options {
    std::vector<net::Address> seeds;
    std::chrono::milliseconds connectTimeout{2'000}; ///< for one attempt, name resolution included
    std::chrono::milliseconds tendInterval{1'000};
    std::size_t connectionsPerNode = 100;
    std::vector<std::int32_t> racks; ///< where this client is, the best first; for reads that prefer a rack
    std::size_t window = 64; ///< commands of one document under way at a time
};

/// Steers what runs. Any thread, any time; after the end nothing happens.
class Job {
public:
    virtual ~Job() = default;
    virtual void grant(std::int64_t records) = 0;
    virtual void cancel() = 0;
};

/// Where results go. Called on the runtime thread, `onDone` last and exactly once.
struct DocumentSink {
    std::function<void(std::vector<RecordResult>)> onResults; ///< in completion order
    std::function<void(std::optional<Error>)> onDone;
};

/// A scan, and how many of its records may be asked for before the first grant.
struct ScanRequest {
    ScanPlan plan;
    std::int64_t credit = 0;
};

/// What a scan is in a namespace of such a kind, which nobody knows before the cluster is. Its data set and what it is waited for
/// the cluster by are those that it names for an available one. Pure; called on the runtime thread.
using ScanByKind = std::function<ScanRequest(Consistency)>;

struct ScanSink {
    std::function<void(RecordBytes)> onRecords;
    std::function<void(std::optional<Error>)> onDone;
};

/// What one node answered to an info request.
struct NodeAnswer {
    std::string node;
    std::vector<std::pair<std::string, std::string>> values;
};

/// A cluster: its nodes, who holds what, and the flows that talk to them, on a runtime thread of its own. The face of this room
/// towards sdk; asio stays behind it. Safe from any thread; handlers run on the runtime thread and must neither block nor let
/// the last owner of this object go there.
class ClusterCore {
public:
    explicit ClusterCore(Options options);
    /// close(), and waits for everything that runs.
    ~ClusterCore();
    ClusterCore(const ClusterCore&) = delete;
    ClusterCore& operator=(const ClusterCore&) = delete;

    /// Once: finds the nodes, and keeps them current from then on.
    void connect(std::function<void(Result<void>)> handler);

    /// The document was checked, and names its records by keys. Commands to one record go out in document order, one after the
    /// other; others run side by side. Until more is granted no more results are under way or delivered than the behavior says for
    /// any of its segments, or than `usual` where it says nothing; without that there is no bound.
    std::shared_ptr<Job> run(OperationDocument document, std::optional<std::int64_t> usual, DocumentSink sink);

    /// A page is asked for while the credit is above zero; each record that is delivered takes one from it.
    std::shared_ptr<Job> scan(ScanByKind request, ScanSink sink);

    /// Asks every node the info commands that `commands` makes from the names of the known namespaces. An error only if no node
    /// answers.
    void ask(std::function<std::string(const std::vector<std::string>&)> commands,
             std::function<void(Result<std::vector<NodeAnswer>>)> handler);

    /// Asks one node that answers, whichever it is: for commands that nodes pass on to one another. `command` makes them of the
    /// node's build, such as 8.1.2.0.
    void askOne(std::function<std::string(const std::string& build)> command, std::function<void(Result<NodeAnswer>)> handler);

    /// Aborts what runs, closes all connections, and refuses whatever comes after.
    void close();

    /// True on the thread of any cluster: where a blocking call would wait for itself.
    static bool onRuntimeThread();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace binnacle::cluster
