// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

namespace binnacle::net {

using SteadyClock = std::chrono::steady_clock;

/// When a wait ends, and how long it was meant to last, for the sentence that says so.
struct Deadline {
    SteadyClock::time_point at;
    std::chrono::milliseconds span{0};

    static Deadline in(std::chrono::milliseconds span) { return {SteadyClock::now() + span, span}; }

    bool passed() const { return SteadyClock::now() >= at; }

    /// At least 0.
    std::chrono::milliseconds left() const
    {
        const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(at - SteadyClock::now());
        return std::max(rest, std::chrono::milliseconds{0});
    }

    friend Deadline earlier(const Deadline& a, const Deadline& b) { return a.at <= b.at ? a : b; }
};

} // namespace binnacle::net
