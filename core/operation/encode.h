// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/operation/record_result.h"
#include "core/wire/message.h"

namespace binnacle {

/// The request frame that does what `segment` says to the record `key`. Pure. An invalid parameter if it cannot be said on the
/// wire. `timeoutMs` is what is left of the policy's total timeout, told to the server.
Result<Bytes> encodeCommand(const Segment& segment, const Policy& policy, const Key& key, std::uint32_t timeoutMs);

/// What the answer to that request means. `key` is the key that was asked for. Codes that the verb makes no failure (record not
/// found under exists and delete) are taken as answers.
RecordResult decodeReply(Verb verb, const Key& key, const wire::Message& reply);

/// The record in one message of a scan or query: key, metadata and bins. Fields that are missing make a protocol error.
Result<Record> decodeRecord(const wire::Message& message);

} // namespace binnacle
