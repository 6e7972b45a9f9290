// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/net/address.h"

#include <chrono>
#include <string>
#include <system_error>

namespace binnacle::net {

// What went wrong between this program and a peer, as sentences that name the peer. Pure.

/// A span for people: `250 ms`, `2 s`, `1.5 s`.
std::string displayText(std::chrono::milliseconds span);

Error unresolved(const Address& address, const std::string& reason);
Error unconnected(const Address& address, const std::error_code& reason);
/// The time was over before anything was sent.
Error unsent(const Address& address, std::chrono::milliseconds span);

Error unanswered(const Address& address, std::chrono::milliseconds span);

/// A connection that ended while something was expected from it. `midway`: a part of an answer had come.
Error interrupted(const Address& address, const std::error_code& reason, bool midway);

/// The peer's first bytes are no frame header. `first` is what it sent, as far as it was read.
Error foreignProtocol(const Address& address, ByteView first);

/// The peer speaks the protocol, but said something that cannot be taken. `reason` is a protocol error of a decoder.
Error unreadable(const Address& address, const Error& reason);

/// The same error, its sentence naming the peer.
Error about(const Address& address, const Error& error);

} // namespace binnacle::net
