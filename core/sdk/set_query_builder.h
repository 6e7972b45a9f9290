// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/operation/document.h"
#include "core/sdk/record_stream.h"
#include "core/sdk/stream_handle.h"
#include "core/value/key.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

class Session;

/// Reads a set, or the records of it that a condition picks, as a paged stream. A condition given as text is served by a secondary
/// index where one can. A call that can never be right throws std::invalid_argument.
class SetQueryBuilder {
public:
    SetQueryBuilder(std::shared_ptr<const Session> session, DataSet dataSet);

    SetQueryBuilder&& bins(const std::vector<std::string>& names) &&;
    SetQueryBuilder&& readingOnlyBins(const std::vector<std::string>& names) && { return std::move(*this).bins(names); }
    SetQueryBuilder&& withNoBins() &&;
    SetQueryBuilder&& where(std::string_view ael) &&;
    SetQueryBuilder&& where(Filter filter) &&;
    SetQueryBuilder&& withHint(QueryHint hint) &&;
    SetQueryBuilder&& limit(std::int64_t records) &&;
    SetQueryBuilder&& chunkSize(std::int64_t records) &&; ///< asked for at a time, 1 to 1,000,000
    SetQueryBuilder&& pageSize(std::int64_t records) && { return std::move(*this).chunkSize(records); }
    SetQueryBuilder&& recordsPerSecond(std::int64_t records) &&; ///< of each node
    SetQueryBuilder&& onPartition(std::int64_t partition) &&;
    SetQueryBuilder&& onPartitionRange(std::int64_t first, std::int64_t end) &&; ///< `end` is not included

    /// What was built so far.
    OperationDocument document() const;

    /// A stream that asks for the next page only when the last one has been taken.
    RecordStream execute() &&;
    RecordStream executeStream() && { return std::move(*this).execute(); } ///< the same
    StreamHandle executeAsync(Dispatcher dispatcher, DocumentHandler handler) &&;

private:
    QueryOptions& options() { return m_segment.query; }

    std::shared_ptr<const Session> m_session;
    Segment m_segment;
};

} // namespace binnacle
