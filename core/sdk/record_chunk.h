// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/value/record.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

/// Records of a scan as the bytes that came in, decoded one at a time when they are looked at. Immutable once made, so it may
/// be read from several threads.
class RecordChunk {
public:
    RecordChunk() = default;
    /// `offsets` are where records start in `bytes`; each was checked to be a whole message.
    RecordChunk(Bytes bytes, std::vector<std::uint32_t> offsets);

    std::size_t size() const { return m_offsets.size(); }
    std::size_t byteSize() const { return m_bytes.size(); }
    /// Length on the wire of one record, in bytes.
    std::size_t recordSize(std::size_t index) const;

    /// `index` is below size(). An error if the message is not a record.
    Result<Record> record(std::size_t index) const;

    /// Name and particle type of every bin of one record, without decoding values; views live as long as the chunk.
    struct BinHead {
        std::string_view name;
        std::uint8_t particleType = 0;
    };
    std::vector<BinHead> binHeads(std::size_t index) const;

private:
    Bytes m_bytes;
    std::vector<std::uint32_t> m_offsets;
};

} // namespace binnacle
