// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/engine/engine.h"
#include "core/value/key.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace binnacle::node {

// What a node sends back, as bytes.

/// The whole frame that answers a single-record command.
Bytes answerFrame(const engine::Outcome& outcome);

/// The message, without a frame, that answers one row of a batch. `asReads`: bins are told as plain reads.
Bytes rowMessage(std::uint32_t index, const engine::Outcome& outcome, bool asReads);

/// A frame of one message that holds nothing but a code.
Bytes codeFrame(ServerCode code);

/// The frame that ends an answer of many messages.
Bytes lastFrame(ServerCode code);

/// The frame that answers whatever an administration frame asked: this server has no security.
Bytes noSecurityFrame();

/// The failure of a write that could not be made durable, as the server's code for it.
ServerCode codeOf(const Error& error);

/// One record of a scan, as a message without a frame: its namespace, digest, set and key, the key by which an index led to it, and
/// the bins of the outcome.
Bytes scanMessage(std::string_view nameSpace, const Digest& digest, const engine::StoredRecord& record,
                  const std::vector<engine::AnswerBin>& bins, bool withoutBins, std::optional<std::int64_t> indexKey);

} // namespace binnacle::node
