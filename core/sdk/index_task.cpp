// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/index_task.h"

#include <algorithm>
#include <thread>

namespace binnacle {

bool IndexTask::waitTillComplete(std::chrono::milliseconds timeout, std::chrono::milliseconds interval) const
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point begin = Clock::now();
    for (;;) {
        if (queryStatus() == Status::complete) {
            return true;
        }
        const auto left = timeout - (Clock::now() - begin);
        if (left <= Clock::duration::zero()) {
            return false;
        }
        std::this_thread::sleep_for(std::min<Clock::duration>(left, std::max(interval, std::chrono::milliseconds(1))));
    }
}

} // namespace binnacle
