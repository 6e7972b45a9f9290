// SPDX-License-Identifier: Apache-2.0
#include "core/net/runtime.h"

namespace binnacle::net {

namespace {

thread_local bool onRuntimeThread = false;

} // namespace

Runtime::Runtime() : m_context(std::make_shared<asio::io_context>(1)), m_work(asio::make_work_guard(*m_context))
{
    m_thread = std::thread([context = m_context] {
        onRuntimeThread = true;
        context->run();
    });
}

Runtime::~Runtime()
{
    stop();
}

void Runtime::stop()
{
    if (!m_thread.joinable()) {
        return;
    }
    m_work.reset();
    if (m_thread.get_id() == std::this_thread::get_id()) {
        m_thread.detach();
        return;
    }
    m_thread.join();
    // What was posted after the last flow had ended may hold objects that hold the context: it runs here, and lets them go.
    m_context->restart();
    m_context->poll();
}

bool Runtime::isCurrent()
{
    return onRuntimeThread;
}

} // namespace binnacle::net
