// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/bin_operation.h"
#include "core/operation/call.h"
#include "core/wire/message.h"

#include <optional>

namespace binnacle {

/// What an operation is on the wire, beside the bin's name.
struct PackedCall {
    wire::OpCode code = wire::OpCode::cdtRead;
    std::uint8_t particleType = 0;
    Bytes data;
    friend bool operator==(const PackedCall&, const PackedCall&) = default;
};

/// The protocol's form of `call`. Pure. An invalid parameter if it cannot be said: arguments that are missing or of another kind,
/// a path that goes on behind a step that selects many, AEL that cannot be compiled.
Result<PackedCall> encodeCall(const Call& call);

/// What an operation from the wire does, in the document's words: the inverse of encodeCall(), which also understands the forms
/// of other clients. An invalid parameter for what the document cannot say.
Result<Call> decodeCall(wire::OpCode code, ByteView data);

/// Why encodeCall() would refuse it, without encoding; nothing if it would not.
std::optional<Error> malformed(const Call& call);

} // namespace binnacle
