// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "tests/support/failing_node.h"

#include <chrono>
#include <vector>

namespace binnacle::test {

/// A way to fail, and what a client has to make of it.
struct KnownMishap {
    const char* name;
    Mishap mishap;
    ClientCode code;

    /// Only the deadline ends the wait.
    bool isSilent() const { return code == ClientCode::timeout; }
    /// Nothing was said against the request itself: a read may be tried again.
    bool isTransient() const { return code == ClientCode::connectionFailed; }
};

/// Whatever is asked: connections that end, parts of answers, frames of another kind. Late answers come after `deadline`.
std::vector<KnownMishap> mishapsOfAnyExchange(std::chrono::milliseconds deadline);

/// Answers to commands that are whole frames and yet no messages.
std::vector<KnownMishap> mishapsOfMessages();

/// Answers to info requests that are of another kind, or say nothing that can be used.
std::vector<KnownMishap> mishapsOfInfo();

/// The right answer, and then one byte more in its last frame.
KnownMishap goesOnAfterTheEnd();

/// The right answer with a result code in its last message.
Mishap answersWithCode(std::uint8_t code);

/// The frames of an answer, one by one.
std::vector<Bytes> framesOf(const Bytes& answer);

/// The first frame of an answer around another body.
Bytes withBody(const Bytes& frame, ByteView body);

} // namespace binnacle::test
