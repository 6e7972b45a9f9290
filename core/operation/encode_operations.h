// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/wire/message.h"

#include <string>
#include <vector>

namespace binnacle {

/// A bin operation as the wire carries it. Owns its bytes: the same operations may be written for many keys.
struct EncodedOperation {
    wire::OpCode code = wire::OpCode::write;
    std::string bin;
    std::uint8_t particleType = 0;
    Bytes data;
    friend bool operator==(const EncodedOperation&, const EncodedOperation&) = default;
};

/// What `segment` does to each of its records, ready to be written: its operations, and its filter compiled. An invalid parameter
/// if the segment cannot be said on the wire. Pure; made once for a segment, used for each key.
struct EncodedSegment {
    std::vector<EncodedOperation> operations;
    Bytes filter; ///< empty: none
};
Result<EncodedSegment> encodeSegment(const Segment& segment);

} // namespace binnacle
