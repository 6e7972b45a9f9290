// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"
#include "core/sdk/record_stream.h"
#include "core/sdk/result_filter.h"
#include "core/sdk/session.h"
#include "core/sdk/states.h"

#include <memory>
#include <vector>

namespace binnacle {

/// Where a RecordStream takes its results from. Used by one thread at a time.
class RecordStream::Source {
public:
    virtual ~Source() = default;
    virtual std::optional<RecordResult> next() = 0;
    virtual void close() = 0;
};

/// One record of a scan as a result. A record that cannot be decoded is its own failure, not the scan's.
RecordResult scanResult(const RecordChunk& chunk, std::size_t place, std::int64_t index);

/// Results that are all there.
std::shared_ptr<RecordStream::Source> completeSource(std::vector<RecordResult> results);

/// Results of a document, as they arrive. `session` keeps the cluster alive.
std::shared_ptr<RecordStream::Source> documentSource(std::shared_ptr<Session::State> session, const OperationDocument& document);

/// What `filter` lets pass of `source`.
std::shared_ptr<RecordStream::Source> filteredSource(std::shared_ptr<RecordStream::Source> source, ResultFilter filter);

/// Records of the set that `document` reads, page by page. `session` keeps the cluster alive.
std::shared_ptr<RecordStream::Source> scanSource(std::shared_ptr<Session::State> session, const OperationDocument& document);

} // namespace binnacle
