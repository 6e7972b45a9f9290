// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/operation/encode_operations.h"
#include "core/operation/policy.h"
#include "core/operation/record_result.h"
#include "core/wire/message.h"

namespace binnacle {

/// When a command is sent: what the server is told, and what an absolute expiry is counted from.
struct SendTime {
    std::uint32_t timeoutMs = 0; ///< what is left of the policy's total timeout
    std::int64_t unixNow = 0;    ///< seconds
};

/// The frame as it is sent: compressed where the policy wants it and it becomes shorter. Pure.
Bytes packedRequest(Bytes frame, bool useCompression);

/// The request frame that does what `segment` says to the record `key`; `encoded` is encodeSegment(segment). Pure. An invalid
/// parameter if it is over the protocol's bound.
Result<Bytes> encodeCommand(const Segment& segment, const EncodedSegment& encoded, const Policy& policy, const Key& key,
                            SendTime time);

/// The same, encoding the segment for this one key.
Result<Bytes> encodeCommand(const Segment& segment, const Policy& policy, const Key& key, SendTime time);

/// What the answer to that request means. `key` is the key that was asked for. Codes that the verb makes no failure (record not
/// found under exists and delete) are taken as answers. Several answers for one bin become a list of them, as in the SDKs.
RecordResult decodeReply(Verb verb, const Key& key, const wire::Message& reply);

/// The record in one message of a scan or query: key, metadata and bins. Fields that are missing make a protocol error.
Result<Record> decodeRecord(const wire::Message& message);

} // namespace binnacle
