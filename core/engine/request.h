// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/wire/message.h"

#include <optional>

namespace binnacle::engine {

/// Why a command cannot be carried out whatever the record is: what this engine does not do (user-defined
/// functions, transactions), answered with the server's code for it: that of one with functions switched off. Nothing if it can.
std::optional<ServerCode> refusal(const wire::Message& command);

/// What the operations of a write say together, before any record is looked at.
struct WriteRules {
    bool mustExist = false; ///< update-only, replace-only, or an operation that touches
    bool replace = false;   ///< bins that are not written go
};

/// The server's checks over all operations: names of at most 15 bytes, no reads without the read flag, nothing beside plain
/// writes in a replacement. Null code in `failure` means that the rules hold.
struct CheckedRules {
    std::optional<ServerCode> failure;
    WriteRules rules;
};
CheckedRules checkWrite(const wire::Message& command);

/// More operations than this in one command are a parameter error.
inline constexpr std::size_t maxOperations = 32 * 1024;

/// True for operations that look at a bin and change nothing.
bool isReadOperation(wire::OpCode code);

/// True for the operation that stands for all bins: a read without a name in a command with the get-all flag.
bool readsAllBins(const wire::Op& op, const wire::MessageHeader& header);

} // namespace binnacle::engine
