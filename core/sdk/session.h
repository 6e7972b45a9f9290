// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/operation/document.h"
#include "core/sdk/builders.h"
#include "core/sdk/record_stream.h"
#include "core/sdk/stream_handle.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace binnacle {

/// How a scan of a set is paged.
struct ScanOptions {
    std::int64_t pageSize = 5'000;      ///< records asked for at a time (max-records), 1 to 1,000,000
    std::int64_t credit = 10'000;       ///< records that may be asked for before the first grant()
    std::int64_t limit = 0;             ///< records in all; 0: to the end
    std::vector<std::string> bins;      ///< empty: all
    bool withNoBins = false;
    std::uint32_t timeoutMs = 30'000;   ///< without any byte from a node
};

/// The entry to reads and writes. Copies share the cluster. Safe from any thread; blocking calls throw std::logic_error when
/// made on the runtime thread.
class Session {
public:
    class State; // inside sdk

    explicit Session(std::shared_ptr<State> state);

    OperationBuilder upsert(const Key& key) const;
    OperationBuilder upsert(const std::vector<Key>& keys) const;
    OperationBuilder insert(const Key& key) const;
    OperationBuilder insert(const std::vector<Key>& keys) const;
    OperationBuilder update(const Key& key) const;
    OperationBuilder update(const std::vector<Key>& keys) const;
    OperationBuilder replace(const Key& key) const;
    OperationBuilder replace(const std::vector<Key>& keys) const;
    OperationBuilder replaceIfExists(const Key& key) const;
    OperationBuilder replaceIfExists(const std::vector<Key>& keys) const;
    /// Replaces or creates: what the vendor's SDKs do when their replace is called.
    OperationBuilder createOrReplace(const Key& key) const;
    OperationBuilder createOrReplace(const std::vector<Key>& keys) const;
    OperationBuilder remove(const Key& key) const; ///< `delete` is a word of C++
    OperationBuilder remove(const std::vector<Key>& keys) const;
    OperationBuilder touch(const Key& key) const;
    OperationBuilder touch(const std::vector<Key>& keys) const;
    OperationBuilder exists(const Key& key) const;
    OperationBuilder exists(const std::vector<Key>& keys) const;
    OperationBuilder query(const Key& key) const;
    OperationBuilder query(const std::vector<Key>& keys) const;
    SetQueryBuilder query(const DataSet& dataSet) const;

    /// Runs a document. One record: throws its error (a filtered-out record is no error). More: each result tells.
    /// Complete and in document order.
    RecordStream execute(const OperationDocument& document) const;
    /// Results as they arrive.
    RecordStream executeStream(const OperationDocument& document) const;
    /// Nothing is thrown; check() problems come through onDone as an invalid parameter, before anything is sent.
    StreamHandle executeAsync(OperationDocument document, Dispatcher dispatcher, DocumentHandler handler) const;

    StreamHandle scanAsync(DataSet dataSet, ScanOptions options, Dispatcher dispatcher, ScanHandler handler) const;

    const Policy& policy() const;

private:
    std::shared_ptr<State> m_state;
};

} // namespace binnacle
