// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/environment.h"

#include <chrono>

namespace binnacle::node {

/// Work that the committing thread does beside what clients ask for, in bounded steps, so that nobody waits for the whole of it.
/// Everything here is called on that thread.
class Chore {
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    Chore() = default;
    virtual ~Chore() = default;
    Chore(const Chore&) = delete;
    Chore& operator=(const Chore&) = delete;

    /// When it wants to be asked again whether there is work; max(): not before it is woken.
    virtual TimePoint nextTurn() const = 0;
    /// Asked of a snapshot, so that an idle node does not write.
    virtual Result<bool> hasWork(const ReadTransaction& snapshot) = 0;
    /// One bounded piece of the work. It is begun again from what is stored if its transaction is not committed.
    virtual Result<void> step(WriteTransaction& transaction) = 0;
    /// There was no work, or it failed.
    virtual void rest(TimePoint now) = 0;
    /// Somebody changed what may make work.
    virtual void wake() {}
};

} // namespace binnacle::node
