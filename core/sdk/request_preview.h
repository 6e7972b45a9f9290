// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/operation/document.h"

#include <cstddef>
#include <cstdint>

namespace binnacle {

/// The bytes that a document becomes when it is executed.
struct RequestPreview {
    enum class Kind : std::uint8_t { command, batch, query };
    Kind kind = Kind::command;
    Bytes frame;              ///< before it is compressed
    std::size_t sentSize = 0; ///< less than the frame's if it goes compressed
    std::int64_t rows = 1;    ///< in the frame
    std::int64_t ofRows = 1;  ///< of the document; they go to several nodes, and in several frames
};

/// The first request of `document`, as it would go to a cluster of one node without indexes. What execute() refuses is refused in the
/// same words. `unixNow` is what an absolute expiry is counted from. Pure.
Result<RequestPreview> previewOf(const OperationDocument& document, std::int64_t unixNow);

} // namespace binnacle
