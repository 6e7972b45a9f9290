// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/value/key.h"

#include <cstdint>
#include <optional>

namespace binnacle::node {

/// A partition that was asked for, and where in it to go on.
struct ScanPartition {
    std::uint16_t partition = 0;
    std::optional<Digest> after{}; ///< resume after this one
    std::int64_t afterKey = 0;     ///< and, in an index, after this key
};

/// Walks over records partition by partition, and within one in an order of its own. Lives within its snapshot.
class ScanCursor {
public:
    virtual ~ScanCursor() = default;

    /// Goes to the first record of the partition, or to the first one after where it says, or else to a later partition. False
    /// if there is nothing more.
    virtual Result<bool> seek(const ScanPartition& from) = 0;
    virtual Result<bool> next() = 0;

    /// Where the cursor stands. If this is not the partition that was last sought, it stands on no record: seek there.
    virtual std::uint16_t partition() const = 0;

    // Of the record that the cursor stands on.
    virtual Digest digest() const = 0;
    /// Its stored form.
    virtual Result<ByteView> value() const = 0;
    /// In an index, the key by which the record was found.
    virtual std::optional<std::int64_t> key() const { return std::nullopt; }
    /// True if the record came up before, by another key, and shall not come up again.
    virtual bool isRepeated() const { return false; }
};

} // namespace binnacle::node
