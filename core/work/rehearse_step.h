// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/encode.h"
#include "core/work/rehearsal.h"
#include "core/work/stored_form.h"

#include <optional>

namespace binnacle::work {

/// A segment, ready to be applied to any number of records.
struct ReadySegment {
    const Segment* segment = nullptr;
    EncodedSegment encoded;
    Policy policy;
};

/// A record as it is at some point of a rehearsal; a tombstone if that is what a durable delete left.
using RecordState = std::optional<engine::StoredRecord>;

/// Does to `state` what a server does to the record; the answer is told as the execution tells it. Pure.
RehearsedStep rehearseStep(const ReadySegment& ready, const Key& key, RecordState& state, const NamespaceFacts& facts,
                           const engine::Clock& now);

} // namespace binnacle::work
