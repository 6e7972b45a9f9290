// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/worker.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace binnacle::ui {

/// A thread for what blocks, for use on the GUI thread. Tasks run in the order in which they are posted. When it goes, all of them
/// are asked to stop, and are waited for on another thread.
class Background {
public:
    Background();
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    /// What the task throws must not leave it. It is run even if it is asked to stop before.
    void post(std::function<void(const std::stop_token&)> task);

    /// Asks what was posted so far to stop.
    void stop();

private:
    std::unique_ptr<work::Worker> m_worker;
    std::stop_source m_stop;
};

} // namespace binnacle::ui
