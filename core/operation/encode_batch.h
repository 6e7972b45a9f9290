// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/operation/encode.h"
#include "core/operation/record_result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace binnacle {

/// What one row of a batch does: a segment to one of its records. What it points at outlives it.
struct BatchRow {
    const Segment* segment = nullptr;
    const EncodedSegment* encoded = nullptr;
    const Policy* policy = nullptr; ///< of the segment
    Key key;
    std::int64_t index = 0; ///< the record's place in the document
};

/// About how many bytes a row with `key` takes in a request.
std::size_t rowSize(const EncodedSegment& encoded, const Key& key);

/// Whether the request for these rows asks for a compressed answer, and may go compressed itself: one of them wants it.
bool wantsCompression(std::span<const BatchRow> rows);

/// One request frame that does what all of `rows` say; on the wire they are numbered by their place. A row repeats the one before
/// it where both are of one segment and send no key of their own. Pure. An invalid parameter if it is over the protocol's bound.
Result<Bytes> encodeBatch(std::span<const BatchRow> rows, SendTime time);

/// What became of one row.
struct RowAnswer {
    std::size_t row = 0; ///< its place in the request
    RecordResult result;
};

/// What one frame of an answer says.
struct BatchAnswer {
    std::vector<RowAnswer> rows;
    bool last = false;
    ServerCode code = ServerCode::ok; ///< with last: of the batch as a whole
};

/// Takes the answer to a batch, frame by frame. The rows outlive it.
class BatchReader {
public:
    explicit BatchReader(std::span<const BatchRow> rows) : m_rows(rows), m_answered(rows.size(), false) {}

    /// A row that was not asked for, or that is answered twice, is a protocol error; so is whatever follows the last message. Of a
    /// frame that is refused, nothing counts as answered.
    Result<BatchAnswer> read(ByteView body);

    bool isAnswered(std::size_t row) const { return m_answered[row]; }

private:
    Result<BatchAnswer> decode(ByteView body) const;
    Result<RowAnswer> rowOf(const wire::Message& message) const;

    std::span<const BatchRow> m_rows;
    std::vector<bool> m_answered;
};

} // namespace binnacle
