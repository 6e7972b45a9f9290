// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/value/key.h"
#include "core/wire/message.h"

#include <vector>

namespace binnacle::test {

/// One row of a batch request, taken apart.
struct BatchRowView {
    std::uint32_t index = 0;
    Digest digest{};
    bool repeats = false;
    wire::MessageHeader header; ///< of a row that repeats: that of the row before it
    Bytes parts;                ///< its fields and operations, as they stand in the request
    std::vector<wire::FieldType> fields;
    std::size_t ops = 0; ///< how many operations

    bool has(wire::FieldType type) const;
};

/// The rows in the field of a batch. The test ends with a message if it is none.
std::vector<BatchRowView> batchRowsOf(ByteView field);

/// The rows of a batch's frame.
std::vector<BatchRowView> batchRowsIn(const Bytes& frame);

} // namespace binnacle::test
