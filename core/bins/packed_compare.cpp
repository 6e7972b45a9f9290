// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_compare.h"

#include "core/bins/packed_element.h"
#include "core/wire/msgpack_format.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace binnacle::bins {
namespace {

template <typename T>
PackedOrder order(T a, T b)
{
    if (a < b)
        return PackedOrder::less;
    return b < a ? PackedOrder::greater : PackedOrder::equal;
}

PackedOrder orderOfBytes(ByteView a, ByteView b)
{
    const std::size_t common = std::min(a.size(), b.size());
    const int difference = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
    return difference != 0 ? order(difference, 0) : order(a.size(), b.size());
}

/// Takes the next head of a side. Flags at the beginning of a list or map are no element of it.
std::optional<PackedHead> takeHead(ByteView& bytes)
{
    std::optional<PackedHead> head = readHead(bytes);
    if (!head)
        return head;
    bytes = bytes.subspan(head->size);
    if (head->children == 0 || !beginsWithExt(bytes))
        return head;
    if (const std::optional<PackedHead> flags = readHead(bytes); !flags || flags->extType == wire::msgpack::specialExtType)
        return head;
    for (const std::uint64_t end = head->children - (head->kind == PackedKind::map ? 2 : 1); head->children > end; --head->children)
        bytes = bytes.subspan(elementSize(bytes));
    return head;
}

/// Two heads of one kind, their children aside.
PackedOrder orderOfHeads(const PackedHead& a, const PackedHead& b)
{
    switch (a.kind) {
    case PackedKind::negative:
    case PackedKind::natural:
        return order(a.bits, b.bits);
    case PackedKind::string:
    case PackedKind::bytes:
    case PackedKind::geoJson:
    case PackedKind::ext:
        return orderOfBytes(a.content, b.content);
    case PackedKind::map:
        return order(a.children, b.children);
    case PackedKind::float64:
        return order(std::bit_cast<double>(a.bits), std::bit_cast<double>(b.bits));
    default:
        return PackedOrder::equal;
    }
}

bool isUnorderedMap(ByteView bytes)
{
    const std::optional<PackedHead> head = readHead(bytes);
    if (!head || head->kind != PackedKind::map)
        return false;
    const ByteView inside = bytes.subspan(head->size);
    const std::optional<PackedHead> flags = head->children > 0 && beginsWithExt(inside) ? readHead(inside) : std::nullopt;
    return !flags || (flags->extType & wire::msgpack::orderedFlag) == 0;
}

} // namespace

PackedOrder compare(ByteView a, ByteView b, bool* metUnorderedMap)
{
    PackedOrder atEnd = PackedOrder::equal;
    for (std::uint64_t pending = 1; pending > 0; --pending) {
        if (metUnorderedMap != nullptr && (isUnorderedMap(a) || isUnorderedMap(b)))
            *metUnorderedMap = true;
        const std::optional<PackedHead> left = takeHead(a);
        const std::optional<PackedHead> right = takeHead(b);
        if (!left || !right || left->kind == PackedKind::wildcard || right->kind == PackedKind::wildcard)
            return PackedOrder::equal;
        if (left->kind != right->kind)
            return order(left->kind, right->kind);
        if (const PackedOrder result = orderOfHeads(*left, *right); result != PackedOrder::equal)
            return result;
        if (left->kind == PackedKind::list && left->children != right->children) {
            // One is a prefix of the other or they differ before its end: nothing after these two counts.
            atEnd = order(left->children, right->children);
            pending = 1 + std::min(left->children, right->children);
        } else {
            pending += left->children;
        }
    }
    return atEnd;
}

} // namespace binnacle::bins
