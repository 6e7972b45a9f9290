// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <string>
#include <vector>

namespace binnacle {

/// A stretch of a request frame, in words. Parts follow each other as they stand in the frame, each before those inside it.
struct RequestPart {
    int depth = 0; ///< how many parts it is inside of
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string name;  ///< `namespace`, `write`, `bits of writing`
    std::string value; ///< one line, cut where it gets long; may be empty

    friend bool operator==(const RequestPart&, const RequestPart&) = default;
};

struct RequestDescription {
    std::vector<RequestPart> parts;
    bool isCut = false;  ///< there are more parts
    std::string problem; ///< why the rest could not be read; empty if all was
};

/// What the bytes of a message frame from a client mean: header, fields, operations, and the rows of a batch. Takes any bytes.
RequestDescription describeRequest(ByteView frame, std::size_t mostParts = 2'000);

} // namespace binnacle
