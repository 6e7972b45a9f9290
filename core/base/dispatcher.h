// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace binnacle {

/// Where callbacks run: takes a task and runs it later, once, on a thread of its owner's choice, in the order of the calls.
/// It may be called from any thread and must not run the task before it returns, nor wait.
using Dispatcher = std::function<void(std::function<void()>)>;

} // namespace binnacle
