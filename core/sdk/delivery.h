// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/dispatcher.h"
#include "core/sdk/states.h"
#include "core/sdk/stream_handle.h"

#include <memory>
#include <utility>

namespace binnacle {

/// Carries results from the runtime thread to where the caller wants them. The handler goes with its last task, so that what it
/// holds is not let go on the runtime thread.
template <typename Handler>
class Delivery {
public:
    Delivery(Dispatcher dispatcher, Handler handler)
        : m_dispatcher(std::move(dispatcher)), m_handler(std::make_shared<Handler>(std::move(handler)))
    {
    }

    /// Runs `act(handler)` through the dispatcher.
    template <typename Act>
    void pass(Act act)
    {
        m_dispatcher([handler = m_handler, act = std::move(act)]() mutable { act(*handler); });
    }

    void finish(std::optional<Error> failure)
    {
        const Dispatcher dispatcher = std::exchange(m_dispatcher, nullptr);
        dispatcher([handler = std::exchange(m_handler, nullptr), failure = std::move(failure)] {
            if (handler->onDone) {
                handler->onDone(failure);
            }
        });
    }

private:
    Dispatcher m_dispatcher;
    std::shared_ptr<Handler> m_handler;
};

/// Gives credit back when the task that carries it has run, or has been thrown away: who does not keep up is not overrun.
class Receipt {
public:
    Receipt(std::shared_ptr<StreamHandle::Control> control, std::size_t records)
        : m_control(std::move(control)), m_records(static_cast<std::int64_t>(records))
    {
    }
    ~Receipt() { m_control->grant(m_records); }
    Receipt(const Receipt&) = delete;
    Receipt& operator=(const Receipt&) = delete;

private:
    std::shared_ptr<StreamHandle::Control> m_control;
    std::int64_t m_records;
};

} // namespace binnacle
