// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_scalar.h"

#include "core/wire/big_endian.h"
#include "core/wire/msgpack_format.h"
#include "core/wire/msgpack_heads.h"

#include <bit>

namespace binnacle::bins {
namespace {

using namespace wire::msgpack;

void append(Bytes& out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// A string in the head of a blob is kept as it is if it would not fit the next smaller head: so the server does it.
bool isKeptAsBlob(const PackedHead& head)
{
    const std::size_t size = head.content.size();
    return (head.first == 0xC4 && size > 0x1F) || (head.first == 0xC5 && size > 0xFF) || (head.first == 0xC6 && size > 0xFFFF);
}

void appendExt(Bytes& out, const PackedHead& head)
{
    const std::size_t size = head.content.size();
    if (size <= 16 && std::has_single_bit(size)) {
        out.push_back(static_cast<std::uint8_t>(specialExtByte + std::countr_zero(size)));
    } else {
        const int wide = size > 0xFFFF ? 2 : size > 0xFF ? 1 : 0;
        out.push_back(static_cast<std::uint8_t>(flagsExtByte + wide));
        wire::appendBigEndian(out, size, std::size_t{1} << wide);
    }
    out.push_back(head.extType);
    append(out, head.content);
}

} // namespace

void appendSmallest(Bytes& out, ByteView element, const PackedHead& head)
{
    switch (head.kind) {
    case PackedKind::negative:
        wire::appendPackedInteger(out, static_cast<std::int64_t>(head.bits));
        return;
    case PackedKind::natural:
        if (head.bits >> 63 == 0)
            wire::appendPackedInteger(out, static_cast<std::int64_t>(head.bits));
        else
            append(out, element.first(head.size));
        return;
    case PackedKind::string:
    case PackedKind::bytes:
    case PackedKind::geoJson:
        if (isKeptAsBlob(head)) {
            append(out, element.first(head.size));
        } else {
            wire::appendStringHead(out, head.content.size());
            append(out, head.content);
        }
        return;
    case PackedKind::ext:
    case PackedKind::wildcard:
    case PackedKind::infinity:
        appendExt(out, head);
        return;
    default:
        append(out, element.first(head.size));
    }
}

ByteView takeTypedBytes(PackedReader& reader)
{
    const std::optional<ByteView> element = reader.element();
    if (!element)
        return {};
    const PackedHead head = *readHead(*element);
    switch (head.kind) {
    case PackedKind::string:
    case PackedKind::bytes:
    case PackedKind::geoJson:
        return head.content;
    default:
        return {};
    }
}

} // namespace binnacle::bins
