// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/record_result.h"

#include <memory>
#include <optional>
#include <vector>

namespace binnacle {

/// Results of a document or of a query, pulled one by one on a thread of the caller's. From execute() it is complete and in
/// document order; from executeStream() results come as the cluster answers, in completion order, each with its index, and
/// the producer is never ahead by more than a bounded number of them.
/// Move-only. Letting it go cancels no write that was asked for: they run on to their end without anyone reading, and keep their
/// session until then. A stream of reads alone ends with it. close() is what stops.
class RecordStream {
public:
    class Source; // implemented inside sdk

    explicit RecordStream(std::shared_ptr<Source> source);
    RecordStream(RecordStream&&) noexcept;
    RecordStream& operator=(RecordStream&&) noexcept;
    ~RecordStream();

    /// The next result, or nothing at the end. Blocks. Throws AerospikeError for a failure of the whole (cluster-level).
    std::optional<RecordResult> next();

    /// The first result's record; throws its error, and `record not found` if there is no result.
    RecordResult firstOrRaise();

    /// All that is left.
    std::vector<RecordResult> collect();

    /// Stops soon: nothing more is sent. What has been sent still tells what became of it; records that were not sent follow as
    /// `aborted`, not in doubt, at most 10,000 of them. Records of a whole set end at once.
    void close();

private:
    std::shared_ptr<Source> m_source;
};

} // namespace binnacle
