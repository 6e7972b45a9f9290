// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/request_preview.h"

#include "core/cluster/key_cursor.h"
#include "core/operation/encode.h"
#include "core/operation/encode_batch.h"
#include "core/sdk/requests.h"
#include "core/wire/compression.h"
#include "core/wire/frame.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

namespace {

// The bounds of a batch, as DocumentJob keeps them.
constexpr std::size_t mostRows = 256;
constexpr std::size_t mostBytes = std::size_t{256} << 10;

/// All of a document's segments, ready for their rows.
struct Ready {
    std::vector<EncodedSegment> encoded;
    std::vector<Policy> policies;
};

Result<Ready> readyFor(const OperationDocument& document)
{
    Ready ready;
    for (const Segment& segment : document.segments) {
        Result<EncodedSegment> encoded = encodeSegment(segment);
        if (!encoded)
            return encoded.error();
        ready.encoded.push_back(*std::move(encoded));
        ready.policies.push_back(policyFor(document.behavior, segment, shapeOf(document)));
    }
    return ready;
}

std::vector<BatchRow> firstRows(const OperationDocument& document, const Ready& ready)
{
    std::vector<BatchRow> rows;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
        cluster::KeyCursor keys(document.segments[i]);
        for (std::optional<Key> key = keys.next(); key; key = keys.next()) {
            bytes += rowSize(ready.encoded[i], *key);
            if (rows.size() == mostRows || (bytes > mostBytes && !rows.empty()))
                return rows;
            rows.push_back({&document.segments[i], &ready.encoded[i], &ready.policies[i], *std::move(key),
                            static_cast<std::int64_t>(rows.size())});
        }
    }
    return rows;
}

std::int64_t rowsOf(const OperationDocument& document)
{
    return std::accumulate(document.segments.begin(), document.segments.end(), std::int64_t{0},
                           [](std::int64_t sum, const Segment& segment) {
                               const std::int64_t more = keyCount(segment).value_or(0);
                               return more > std::numeric_limits<std::int64_t>::max() - sum ? std::numeric_limits<std::int64_t>::max()
                                                                                             : sum + more;
                           });
}

Result<RequestPreview> unpacked(RequestPreview::Kind kind, Result<Bytes> sent)
{
    if (!sent)
        return sent.error();
    RequestPreview preview;
    preview.kind = kind;
    preview.sentSize = sent->size();
    const Result<wire::FrameHeader> header = wire::decodeFrameHeader(*sent);
    if (header && header->type == wire::FrameType::compressed) {
        Result<Bytes> body = wire::decompressedBody(ByteView(*sent).subspan(wire::frameHeaderSize), wire::maxBodySize);
        if (!body)
            return body.error();
        preview.frame = wire::frameOf(wire::FrameType::message, *body);
    } else {
        preview.frame = *std::move(sent);
    }
    return preview;
}

Bytes scanOf(const OperationDocument& document)
{
    const cluster::ScanPlan plan = planOf(document.segments.front().dataSet, scanOptionsOf(document, Consistency::ap));
    cluster::ScanShare share;
    for (std::uint32_t partition = plan.partitions.first; partition < plan.partitions.end; ++partition)
        share.partitions.push_back(static_cast<std::uint16_t>(partition));
    share.maxRecords = plan.limit > 0 ? std::min(plan.limit, plan.pageSize) : plan.pageSize;
    return cluster::encodeScan(plan, share, 0);
}

} // namespace

Result<RequestPreview> previewOf(const OperationDocument& document, std::int64_t unixNow)
{
    if (const std::optional<Error> refused = refusal(document))
        return *refused;
    if (readsWholeSet(document))
        return unpacked(RequestPreview::Kind::query, scanOf(document));
    const Result<Ready> ready = readyFor(document);
    if (!ready)
        return ready.error();
    const std::vector<BatchRow> rows = firstRows(document, *ready);
    if (rows.empty())
        return Error::client(ClientCode::invalidParameter, "there is no key");
    const SendTime time{ready->policies.front().totalTimeoutMs, unixNow};
    const bool alone = rowsOf(document) == 1;
    Result<RequestPreview> preview =
        alone ? unpacked(RequestPreview::Kind::command,
                         encodeCommand(*rows[0].segment, *rows[0].encoded, *rows[0].policy, rows[0].key, time))
              : unpacked(RequestPreview::Kind::batch, encodeBatch(rows, time));
    if (preview) {
        preview->rows = static_cast<std::int64_t>(rows.size());
        preview->ofRows = rowsOf(document);
    }
    return preview;
}

} // namespace binnacle
