// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/operation/document.h"
#include "core/operation/path_step.h"
#include "core/sdk/error_disposition.h"
#include "core/sdk/index_task.h"
#include "core/sdk/operation_builder.h"
#include "core/sdk/record_stream.h"
#include "core/sdk/set_query_builder.h"
#include "core/sdk/stream_handle.h"
#include "core/value/secondary_index.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace binnacle {

/// How a scan of a set is paged.
struct ScanOptions {
    std::int64_t pageSize = 5'000; ///< records asked for at a time (max-records), 1 to 1,000,000
    std::int64_t credit = 10'000;  ///< records that may be asked for before the first grant()
    std::int64_t limit = 0;        ///< records in all; 0: to the end
    std::vector<std::string> bins; ///< empty: all
    bool withNoBins = false;
    std::optional<Filter> where;       ///< records that do not match are left out; text is served by an index where one can
    std::uint32_t timeoutMs = 30'000;  ///< without any byte from a node
    std::uint32_t patienceMs = 30'000; ///< without progress on any node: a timeout after it is not tried again; 0: no such bound
    std::uint32_t maxRetries = 5;      ///< in a row that bring nothing
    std::uint32_t retryDelayMs = 200;
    Replica replica = Replica::sequence;
    std::uint32_t maxConcurrentNodes = 0; ///< 0: all
    bool useCompression = false;          ///< of answers, where a server can
    PartitionRange partitions;
    std::uint32_t recordsPerSecond = 0; ///< of each node; 0: as fast as it can
    std::optional<QueryHint> hint;
};

/// The entry to reads and writes. Copies share the cluster. Safe from any thread; blocking calls throw std::logic_error when
/// made on the runtime thread.
class Session {
public:
    class State; // inside sdk

    explicit Session(std::shared_ptr<State> state);

    // Each begins a chain: a verb and its records, given as a key, as several, or as a range: users.idRange(1, 1'000'000).
    OperationBuilder upsert(const KeyList& keys) const { return batch().upsert(keys); }
    OperationBuilder insert(const KeyList& keys) const { return batch().insert(keys); }
    OperationBuilder update(const KeyList& keys) const { return batch().update(keys); }
    OperationBuilder replace(const KeyList& keys) const { return batch().replace(keys); }
    OperationBuilder replaceIfExists(const KeyList& keys) const { return batch().replaceIfExists(keys); }
    /// Replaces or creates: what the vendor's SDKs do when their replace is called.
    OperationBuilder createOrReplace(const KeyList& keys) const { return batch().createOrReplace(keys); }
    OperationBuilder remove(const KeyList& keys) const { return batch().remove(keys); } ///< `delete` is a word of C++
    OperationBuilder touch(const KeyList& keys) const { return batch().touch(keys); }
    OperationBuilder exists(const KeyList& keys) const { return batch().exists(keys); }
    OperationBuilder query(const KeyList& keys) const { return batch().query(keys); }
    /// A chain of several segments; a verb comes next.
    OperationBuilder batch() const;
    SetQueryBuilder query(const DataSet& dataSet) const;

    /// Runs a document. Every write is done when it returns; results are complete and in document order. One record: throws its
    /// error (a filtered-out record is no error, and neither is a missing one that is read or touched). More: each result tells.
    /// `errors` decides otherwise. A query leaves out missing and filtered-out records, unless its segment says respondAllKeys.
    RecordStream execute(const OperationDocument& document, const ErrorDisposition& errors = {}) const;
    /// Results as they arrive, in completion order, each with its index; failures of single records among them, unless `errors`
    /// decides otherwise. A handler is called on the thread that takes the results.
    RecordStream executeStream(const OperationDocument& document, const ErrorDisposition& errors = {}) const;
    /// The same through a handler. Nothing is thrown: check() problems come through onDone as an invalid parameter, before anything
    /// is sent, and so does, in the end, the first failure that `errors` wants raised; no results come after it. An error handler
    /// is called through the dispatcher.
    StreamHandle executeAsync(OperationDocument document, Dispatcher dispatcher, DocumentHandler handler,
                              const ErrorDisposition& errors = {}) const;

    StreamHandle scanAsync(DataSet dataSet, ScanOptions options, Dispatcher dispatcher, ScanHandler handler) const;

    // Secondary indexes, by the vendor's names. Each blocks until a node has taken it, and throws the server's error: 200 for a name
    // that is in use for another index, 4 for what makes no sense to it; on a connection that is read-only it throws that. The task tells when all nodes have done it.

    /// An index on a bin, or on what `context` leads to in it: steps that take one item.
    IndexTask createIndex(const DataSet& dataSet, const std::string& indexName, const std::string& binName, IndexType type,
                          IndexCollectionType collection = IndexCollectionType::defaultType,
                          const std::vector<PathStep>& context = {}) const;
    /// An index on what an expression comes to. Servers of version 8.1 and later have them.
    IndexTask createIndex(const DataSet& dataSet, const std::string& indexName, IndexType type, IndexCollectionType collection,
                          const Filter& expression) const;
    /// An index that is not there is no failure.
    IndexTask dropIndex(const DataSet& dataSet, const std::string& indexName) const;

    /// Removes all records of a set, or of a namespace if no set is named; with `before` those last written before it. Returns when
    /// a node has taken it; records go in the background, and those written later stay.
    void truncate(const DataSet& dataSet, std::optional<std::chrono::system_clock::time_point> before = {}) const;

    const Behavior& behavior() const;
    /// True if its cluster was connected read-only: every write is refused, before anything is sent.
    bool isReadOnly() const;

private:
    std::shared_ptr<State> m_state;
};

} // namespace binnacle
