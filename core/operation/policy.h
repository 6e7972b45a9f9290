// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/behavior.h"
#include "core/operation/document.h"

namespace binnacle {

/// What a behavior says in the end about the commands of one segment.
struct Policy {
    std::uint32_t totalTimeoutMs = 30'000; ///< for one command, all attempts together
    std::uint32_t socketTimeoutMs = 5'000; ///< for one attempt; 0: the total timeout alone
    std::uint32_t maxRetries = 2;          ///< for reads, and for writes that were never applied
    std::uint32_t retryDelayMs = 0;        ///< before another attempt, at least
    bool sendKey = true;                   ///< the user's key is stored with the record
    std::optional<bool> durableDelete;     ///< where neither a segment nor its defaults say anything; nothing: DEFAULT says it
    CommitLevel commitLevel = CommitLevel::all;
    Replica replica = Replica::sequence;
    ReadModeAp readModeAp = ReadModeAp::one;
    ReadModeSc readModeSc = ReadModeSc::session;
    bool allowInline = true;
    bool allowInlineSsd = false;
    bool useCompression = false;           ///< of requests that are worth it, and of answers
    std::uint32_t maxConcurrentNodes = 0;  ///< that a batch talks to at a time; 0: all
    std::optional<std::uint32_t> recordQueueSize; ///< results that may lie in a stream; nothing: whatever is usual there
    std::uint32_t readTouchTtlPercent = 0; ///< a read within this last part of a record's life prolongs it; 0: the server decides

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// What the segment's commands are to a behavior. A write is retryable if doing it twice is the same as doing it once.
CommandKind kindOf(const Segment& segment);

/// How the document's commands go out: one record's alone, those of several together.
CommandShape shapeOf(const OperationDocument& document);

/// In a strongly consistent namespace a read goes where its mode lets it: of a session, to the master alone; linearized, to no
/// rack of one's own. What DEFAULT says about durable deletes holds there alone.
Policy policyFor(const Behavior& behavior, const Segment& segment, CommandShape shape = CommandShape::point,
                 Consistency consistency = Consistency::ap);

/// The segment's own word, then that of its defaults, then the policy's.
bool deletesDurably(const Segment& segment, const Policy& policy);

} // namespace binnacle
