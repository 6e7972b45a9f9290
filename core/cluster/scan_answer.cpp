// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/scan_answer.h"

#include "core/wire/message.h"

#include <algorithm>

namespace binnacle::cluster {

namespace {

Error protocolError(std::string sentence)
{
    return Error::client(ClientCode::protocolError, std::move(sentence));
}

Result<Digest> digestIn(const wire::Message& message)
{
    const wire::Field* field = message.field(wire::FieldType::digest);
    Digest digest;
    if (field == nullptr || field->data.size() != digest.size()) {
        return protocolError("a record of a scan came without its digest");
    }
    std::copy(field->data.begin(), field->data.end(), digest.begin());
    return digest;
}

/// Where the record is in the index that was asked; nothing outside a query of one.
std::optional<IndexValue> placeIn(const wire::Message& message)
{
    const wire::Field* field = message.field(wire::FieldType::indexKeys);
    IndexValue place;
    if (field == nullptr || field->data.size() != place.size()) {
        return std::nullopt;
    }
    std::copy(field->data.begin(), field->data.end(), place.begin());
    return place;
}

/// A message that is no record: the end, an error, or word of a partition. Nothing for a record.
std::optional<Result<ScanAnswer>> takeNotice(const wire::Message& message, ScanTracker& tracker, std::size_t share)
{
    const auto code = static_cast<ServerCode>(message.header.resultCode);
    if (message.isLast()) {
        return code == ServerCode::ok ? Result<ScanAnswer>(ScanAnswer::last) : Error::server(code);
    }
    if ((message.header.info3 & wire::info3::partitionDone) != 0) {
        if (code != ServerCode::ok) {
            const Result<void> noted = tracker.unavailable(share, message.header.generation);
            if (!noted) {
                return noted.error();
            }
        }
        return ScanAnswer::more;
    }
    if (code == ServerCode::recordNotFound) {
        return ScanAnswer::last; // a node that has no such set
    }
    if (code != ServerCode::ok) {
        return Error::server(code);
    }
    return std::nullopt;
}

} // namespace

void RecordBytes::append(ByteView record)
{
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    bytes.insert(bytes.end(), record.begin(), record.end());
}

Result<ScanAnswer> takeScanFrame(ByteView body, std::size_t& offset, ScanTracker& tracker, std::size_t share, RecordBytes& out,
                                 std::size_t enough)
{
    while (offset < body.size() && out.bytes.size() < enough) {
        const std::size_t begin = offset;
        const Result<wire::Message> message = wire::decodeMessage(body, offset);
        if (!message) {
            return message.error();
        }
        if (message->isLast() && offset < body.size()) {
            return protocolError("bytes after the end of a scan");
        }
        if (const auto notice = takeNotice(*message, tracker, share)) {
            if (!*notice || **notice == ScanAnswer::last) {
                return *notice;
            }
            continue;
        }
        const Result<Digest> digest = digestIn(*message);
        if (!digest) {
            return digest.error();
        }
        const Result<bool> kept = tracker.take(share, *digest, placeIn(*message));
        if (!kept) {
            return kept.error();
        }
        if (*kept) {
            out.append(body.subspan(begin, offset - begin));
        }
    }
    return ScanAnswer::more;
}

} // namespace binnacle::cluster
