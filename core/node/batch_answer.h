// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/node/batch_request.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace binnacle::node {

/// Collects the answers to a batch's rows into frames, and decides which of them are sent after a row has failed. A record that
/// is not there or that a filter leaves out has not failed.
class BatchAnswer {
public:
    /// A soft bound: a frame holds at least one row however large it is. The server's own size.
    static constexpr std::size_t frameBytes = std::size_t{128} << 10;

    explicit BatchAnswer(BatchFlags flags) : m_flags(flags) {}

    /// `isRead`: the row does not write; its bins are then told as plain reads, whatever operation made them.
    void add(std::uint32_t index, const engine::Outcome& outcome, bool isRead);

    /// The request could not be read to its end: nothing more is sent than that.
    void fail(ServerCode code) { m_code = code; }

    /// What can be sent already.
    std::vector<Bytes> takeFrames() { return std::exchange(m_frames, {}); }

    /// What is left when the last row is in: the rest, and the frame that ends the answer.
    std::vector<Bytes> takeLastFrames();

private:
    void endFrame();

    BatchFlags m_flags;
    std::vector<Bytes> m_frames;
    Bytes m_body;                           ///< of the frame being filled
    ServerCode m_bodyCode = ServerCode::ok; ///< of the failure in it, where that ends the answer after it
    ServerCode m_code = ServerCode::ok;     ///< ends the answer: no more frames are sent
};

} // namespace binnacle::node
