// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "core/sdk/session.h"
#include "core/work/bin_change.h"
#include "core/work/target_facts.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace binnacle::work {

/// How much is read for a rehearsal. What lies beyond is told as not rehearsed.
struct RehearsalLimits {
    std::size_t bytes = std::size_t{64} << 20; ///< of bins; at least one record is read
    std::int64_t records = 10'000;             ///< distinct ones
};

/// Told while records are read: how many of how many. Called on the thread that rehearses.
using RehearsalProgress = std::function<void(std::int64_t read, std::int64_t all)>;

/// What a segment would do to a record, at its turn.
struct RehearsedStep {
    std::size_t segment = 0;
    RecordResult result;                ///< as the execution would tell it; `index` counts over the whole document
    std::uint32_t generationBefore = 0; ///< 0: there is no record just then
    bool changes = false;               ///< the record is written, removed or buried
};

/// One record, and all that the document does to it.
struct RehearsedRecord {
    Key key;
    std::optional<Record> before;     ///< nothing: there is no such record
    std::optional<Record> after;      ///< nothing: there is none in the end
    std::vector<RehearsedStep> steps; ///< in document order; none if the record was not rehearsed
    std::vector<BinChange> bins;      ///< from before to after
    std::vector<std::string> remarks; ///< what may come out otherwise, and why
    std::string notRehearsed;         ///< why not; empty if it was
    bool wasRehearsed() const { return notRehearsed.empty(); }
};

/// Records of one segment that were left out, and why.
struct LeftOut {
    std::size_t segment = 0;
    std::optional<std::int64_t> records; ///< how many; nothing: nobody knows
    std::string why;
};

/// What a document would do. Nothing was written for it.
struct Rehearsal {
    std::vector<RehearsedRecord> records; ///< in the order in which the document comes to them
    std::vector<LeftOut> leftOut;
    std::int64_t unixNow = 0;  ///< when it was rehearsed, in seconds
    std::size_t bytesRead = 0; ///< of bins
    bool isComplete() const;   ///< every record was rehearsed
};

/// Applies `document` in memory, as a server with `target`'s configuration does it, to copies of the records that it names. The
/// cluster sees reads alone. A write without keys stands for the whole set: a sample of the set is rehearsed. Blocks; from any
/// thread but the runtime's. An invalid parameter for a document that cannot be sent, `aborted` once `stop` is requested.
Result<Rehearsal> rehearse(const Session& session, const OperationDocument& document, const TargetFacts& target,
                           const RehearsalLimits& limits = {}, std::stop_token stop = {},
                           const RehearsalProgress& progress = {});

} // namespace binnacle::work
