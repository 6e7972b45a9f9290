// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/operation/record_result.h"
#include "core/sdk/record_chunk.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace binnacle {

/// How far a running scan may go on. Copies share one stream. Every call is safe from any thread, also after the end.
class StreamHandle {
public:
    class Control; // implemented inside sdk

    StreamHandle() = default;
    explicit StreamHandle(std::shared_ptr<Control> control);

    /// Allows `records` more to be asked for. What was asked for is always delivered; credit only gates the next page.
    void grant(std::int64_t records);

    /// Stops soon: nothing new is asked for, what is under way is abandoned, and onDone says `aborted`. Records of a document that
    /// were not sent are results with the same code; of more than 10,000 the first ones, and onDone says how many there are.
    /// Records already handed to the dispatcher still arrive.
    void cancel();

    bool isValid() const { return m_control != nullptr; }

private:
    std::shared_ptr<Control> m_control;
};

/// Called through the dispatcher, in order, onDone last and exactly once.
struct ScanHandler {
    std::function<void(RecordChunk)> onChunk;
    std::function<void(std::optional<Error>)> onDone;
};

struct DocumentHandler {
    /// One or more results in completion order.
    std::function<void(std::vector<RecordResult>)> onResults;
    /// Nothing: every record has its result. An error: a failure of the whole; records without a result were not sent.
    std::function<void(std::optional<Error>)> onDone;
};

} // namespace binnacle
