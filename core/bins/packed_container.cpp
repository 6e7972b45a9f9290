// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_container.h"

#include "core/bins/packed_canonical.h"
#include "core/bins/packed_element.h"
#include "core/value/value.h"
#include "core/wire/msgpack_format.h"
#include "core/wire/msgpack_heads.h"

namespace binnacle::bins {
namespace {

using namespace wire::msgpack;

void append(Bytes& out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// The elements of a list or map, and its flags taken off their front.
struct Parts {
    std::uint8_t flags = 0;
    std::vector<ByteView> elements;
};

std::optional<Parts> partsOf(ByteView bytes, PackedKind kind, std::uint8_t known)
{
    const std::optional<PackedHead> head = readHead(bytes);
    if (!head || head->kind != kind || head->children > bytes.size())
        return std::nullopt;
    Parts parts;
    PackedReader reader(bytes.subspan(head->size));
    std::uint64_t count = head->children;
    if (count > 0 && beginsWithExt(reader.left())) {
        const std::optional<PackedHead> flags = readHead(reader.left());
        parts.flags = flags ? flags->extType & known : 0;
        for (std::uint64_t skipped = kind == PackedKind::map ? 2 : 1; skipped > 0; --skipped, --count) {
            if (!reader.element())
                return std::nullopt;
        }
    }
    parts.elements.reserve(count);
    for (; count > 0; --count) {
        const std::optional<ByteView> element = reader.element();
        if (!element)
            return std::nullopt;
        parts.elements.push_back(*element);
    }
    if (!reader.left().empty())
        return std::nullopt;
    return parts;
}

} // namespace

bool PackedList::isOrdered() const
{
    return (flags & orderedFlag) != 0;
}

bool PackedMap::hasValueIndex() const
{
    return (flags & persistIndexFlag) != 0 && (flags & valueOrderedFlag) != 0 && entries.size() > 1;
}

std::optional<PackedList> parseList(ByteView bytes)
{
    std::optional<Parts> parts = partsOf(bytes, PackedKind::list, listFlags);
    if (!parts)
        return std::nullopt;
    return PackedList{parts->flags, std::move(parts->elements)};
}

std::optional<PackedMap> parseMap(ByteView bytes)
{
    const std::optional<Parts> parts = partsOf(bytes, PackedKind::map, mapFlags);
    if (!parts)
        return std::nullopt;
    PackedMap map{parts->flags, {}};
    map.entries.reserve(parts->elements.size() / 2);
    for (std::size_t i = 0; i + 1 < parts->elements.size(); i += 2)
        map.entries.push_back({parts->elements[i], parts->elements[i + 1]});
    return map;
}

Bytes packedList(std::uint8_t flags, const std::vector<ByteView>& items)
{
    return paddedList({flags, {}}, 0, items);
}

Bytes paddedList(const PackedList& list, std::size_t nils, const std::vector<ByteView>& more)
{
    Bytes out;
    wire::appendListHead(out, list.items.size() + nils + more.size() + (list.flags != 0));
    if (list.flags != 0)
        wire::appendFlags(out, list.flags);
    for (const ByteView item : list.items)
        append(out, item);
    out.insert(out.end(), nils, nilByte);
    for (const ByteView item : more)
        append(out, item);
    return out;
}

Bytes packedMap(std::uint8_t flags, const std::vector<PackedEntry>& entries)
{
    Bytes out;
    wire::appendMapHead(out, entries.size() + (flags != 0));
    if (flags != 0) {
        wire::appendFlags(out, flags);
        out.push_back(nilByte);
    }
    for (const PackedEntry& entry : entries) {
        append(out, entry.key);
        append(out, entry.value);
    }
    return out;
}

wire::Particle withoutIndexFlag(std::uint8_t type, ByteView bytes)
{
    if (type == static_cast<std::uint8_t>(ParticleType::map)) {
        const std::optional<PackedHead> head = readHead(bytes);
        const std::optional<PackedHead> flags = head && head->children > 0 ? readHead(bytes.subspan(head->size)) : std::nullopt;
        if (flags && flags->first == flagsExtByte && (flags->extType & persistIndexFlag) != 0) {
            if (const std::optional<PackedMap> map = parseMap(bytes))
                return {type, packedMap(map->flags & static_cast<std::uint8_t>(~persistIndexFlag), map->entries)};
        }
    }
    return {type, Bytes(bytes.begin(), bytes.end())};
}

} // namespace binnacle::bins
