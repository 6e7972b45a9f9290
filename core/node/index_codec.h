// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/engine/index_definition.h"
#include "core/value/key.h"

#include <cstdint>
#include <optional>

namespace binnacle::node {

enum class IndexStage : std::uint8_t {
    building = 0, ///< writes are entered, and so are the records up to a place
    ready = 1,
    dropped = 2, ///< gone for everybody; its entries are being removed
};

/// What the table of indexes says of one; FORMAT.md beside this file describes its form.
struct IndexRow {
    engine::IndexDefinition definition;
    IndexStage stage = IndexStage::building;
    std::uint64_t loadMilliseconds = 0; ///< what the building has taken
    std::optional<Digest> builtUpTo;    ///< the record that was entered last, by partition and digest
    friend bool operator==(const IndexRow&, const IndexRow&) = default;
};

struct NumberedIndex {
    std::uint32_t number = 0;
    IndexRow row;
};

Bytes encodeIndex(const IndexRow& row);
/// Anything that encodeIndex() does not make is a storageError.
Result<IndexRow> decodeIndex(ByteView bytes);

} // namespace binnacle::node
