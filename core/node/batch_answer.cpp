// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch_answer.h"

#include "core/node/answers.h"
#include "core/wire/frame.h"

namespace binnacle::node {
namespace {

bool isFailure(ServerCode code)
{
    return code != ServerCode::ok && code != ServerCode::recordNotFound && code != ServerCode::filteredOut;
}

} // namespace

void BatchAnswer::add(std::uint32_t index, const engine::Outcome& outcome, bool isRead)
{
    const Bytes message = rowMessage(index, outcome, isRead);
    if (!m_body.empty() && m_body.size() + message.size() > frameBytes)
        endFrame();
    m_body.insert(m_body.end(), message.begin(), message.end());
    if (m_flags.reportAllErrors || !isFailure(outcome.code))
        return;
    (m_flags.reportErrorRow ? m_bodyCode : m_code) = outcome.code;
}

std::vector<Bytes> BatchAnswer::takeLastFrames()
{
    endFrame();
    std::vector<Bytes> frames = takeFrames();
    frames.push_back(lastFrame(m_code));
    return frames;
}

void BatchAnswer::endFrame()
{
    const Bytes body = std::exchange(m_body, {});
    if (body.empty() || m_code != ServerCode::ok)
        return;
    m_frames.push_back(wire::frameOf(wire::FrameType::message, body));
    m_code = m_bodyCode;
}

} // namespace binnacle::node
