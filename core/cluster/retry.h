// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstdint>

namespace binnacle::cluster {

enum class Decision : std::uint8_t {
    retry,
    fail,        ///< it has certainly not taken effect, or there was nothing to take effect
    failInDoubt, ///< a write that the node may have carried out
};

/// One attempt that failed.
struct Attempt {
    bool write = false;
    bool sent = false;        ///< the whole request went out, so the node may have acted on it
    std::uint32_t number = 0; ///< from 0
    std::uint32_t maxRetries = 0;
    std::chrono::milliseconds left{0}; ///< of the total timeout
};

/// What to do about it. A write that may have been applied is never sent again. Pure.
Decision decide(const Attempt& attempt, const Error& error);

/// How long to wait before the next attempt, so that the map can be refreshed: 50 ms, doubled each time, at most 500 ms.
std::chrono::milliseconds pauseBefore(std::uint32_t nextAttempt);

} // namespace binnacle::cluster
