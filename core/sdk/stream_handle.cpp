// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/stream_handle.h"

#include "core/sdk/states.h"

namespace binnacle {

StreamHandle::StreamHandle(std::shared_ptr<Control> control) : m_control(std::move(control)) {}

void StreamHandle::grant(std::int64_t records)
{
    if (m_control) {
        m_control->grant(records);
    }
}

void StreamHandle::cancel()
{
    if (m_control) {
        m_control->cancel();
    }
}

} // namespace binnacle
