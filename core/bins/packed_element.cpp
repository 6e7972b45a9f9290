// SPDX-License-Identifier: Apache-2.0
#include "core/bins/packed_element.h"

#include "core/value/value.h"
#include "core/wire/big_endian.h"
#include "core/wire/msgpack_format.h"

#include <bit>

namespace binnacle::bins {
namespace {

using namespace wire::msgpack;

constexpr std::uint64_t signBit = std::uint64_t{1} << 63;

PackedKind kindOfString(ByteView content)
{
    if (content.empty())
        return PackedKind::bytes;
    switch (static_cast<ParticleType>(content[0])) {
    case ParticleType::string: return PackedKind::string;
    case ParticleType::geoJson: return PackedKind::geoJson;
    default: return PackedKind::bytes;
    }
}

/// Fills a head from bytes that begin with it. Each part answers false if its bytes are not there.
class HeadReader {
public:
    HeadReader(ByteView bytes, PackedHead& head) : m_bytes(bytes), m_head(head) {}

    bool read();

private:
    bool take(std::size_t size, ByteView& taken)
    {
        if (size > m_bytes.size() - m_head.size)
            return false;
        taken = m_bytes.subspan(m_head.size, size);
        m_head.size += size;
        return true;
    }

    bool number(std::size_t width, std::uint64_t& value)
    {
        ByteView taken;
        if (!take(width, taken))
            return false;
        value = wire::bigEndian(taken);
        return true;
    }

    bool simple(PackedKind kind)
    {
        m_head.kind = kind;
        return true;
    }

    bool integer(std::uint64_t bits)
    {
        m_head.bits = bits;
        return simple(PackedKind::natural);
    }

    bool withSign(std::uint64_t bits, std::size_t width)
    {
        const std::size_t unused = 64 - 8 * width;
        m_head.bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(bits << unused) >> unused);
        return simple((m_head.bits & signBit) != 0 ? PackedKind::negative : PackedKind::natural);
    }

    bool natural(std::size_t width)
    {
        std::uint64_t bits = 0;
        return number(width, bits) && integer(bits);
    }

    bool integerOf(std::size_t width)
    {
        std::uint64_t bits = 0;
        return number(width, bits) && withSign(bits, width);
    }

    bool floating(std::size_t width)
    {
        if (!number(width, m_head.bits))
            return false;
        if (width == 4)
            m_head.bits = std::bit_cast<std::uint64_t>(double{std::bit_cast<float>(static_cast<std::uint32_t>(m_head.bits))});
        return simple(PackedKind::float64);
    }

    bool stringOf(std::size_t size)
    {
        return take(size, m_head.content) && simple(kindOfString(m_head.content));
    }

    bool string(std::size_t width)
    {
        std::uint64_t size = 0;
        return number(width, size) && stringOf(size);
    }

    bool container(PackedKind kind, std::uint64_t count)
    {
        m_head.children = kind == PackedKind::map ? 2 * count : count;
        return simple(kind);
    }

    bool containerOf(PackedKind kind, std::size_t width)
    {
        std::uint64_t count = 0;
        return number(width, count) && container(kind, count);
    }

    bool extOf(std::size_t size);
    bool ext(std::size_t width)
    {
        std::uint64_t size = 0;
        return number(width, size) && extOf(size);
    }

    bool fixed(std::uint8_t first);

    ByteView m_bytes;
    PackedHead& m_head;
};

bool HeadReader::extOf(std::size_t size)
{
    ByteView type;
    if (!take(1, type) || !take(size, m_head.content))
        return false;
    m_head.extType = type[0];
    m_head.isOperand = m_head.extType == specialExtType && size > 0 && size < 4;
    if (m_head.isOperand && size == 1 && m_head.content[0] == wildcardByte)
        return simple(PackedKind::wildcard);
    if (m_head.isOperand && size == 1 && m_head.content[0] == infinityByte)
        return simple(PackedKind::infinity);
    return simple(PackedKind::ext);
}

bool HeadReader::fixed(std::uint8_t first)
{
    if (first < 0x80)
        return integer(first);
    if (first >= 0xE0)
        return withSign(first, 1);
    if ((first & 0xF0) == 0x80)
        return container(PackedKind::map, std::uint64_t{first} & 0x0F);
    if ((first & 0xF0) == 0x90)
        return container(PackedKind::list, std::uint64_t{first} & 0x0F);
    return (first & 0xE0) == 0xA0 && stringOf(first & 0x1F);
}

bool HeadReader::read()
{
    ByteView begin;
    if (!take(1, begin))
        return false;
    m_head.first = begin[0];
    switch (m_head.first) {
    case nilByte: return simple(PackedKind::nil);
    case 0xC2: return simple(PackedKind::no);
    case 0xC3: return simple(PackedKind::yes);
    case 0xC4: case 0xD9: return string(1);
    case 0xC5: case 0xDA: return string(2);
    case 0xC6: case 0xDB: return string(4);
    case flagsExtByte: return ext(1);
    case 0xC8: return ext(2);
    case 0xC9: return ext(4);
    case 0xCA: return floating(4);
    case 0xCB: return floating(8);
    case 0xCC: case 0xCD: case 0xCE: case 0xCF: return natural(std::size_t{1} << (m_head.first - 0xCC));
    case 0xD0: case 0xD1: case 0xD2: case 0xD3: return integerOf(std::size_t{1} << (m_head.first - 0xD0));
    case specialExtByte: case 0xD5: case 0xD6: case 0xD7: case 0xD8: return extOf(std::size_t{1} << (m_head.first - specialExtByte));
    case 0xDC: return containerOf(PackedKind::list, 2);
    case 0xDD: return containerOf(PackedKind::list, 4);
    case 0xDE: return containerOf(PackedKind::map, 2);
    case 0xDF: return containerOf(PackedKind::map, 4);
    default: return fixed(m_head.first);
    }
}

} // namespace

std::optional<PackedHead> readHead(ByteView bytes)
{
    PackedHead head;
    if (!HeadReader(bytes, head).read())
        return std::nullopt;
    return head;
}

std::size_t elementSize(ByteView bytes)
{
    std::size_t size = 0;
    for (std::uint64_t pending = 1; pending > 0; --pending) {
        const std::optional<PackedHead> head = readHead(bytes.subspan(size));
        if (!head)
            return 0;
        size += head->size;
        pending += head->children;
        if (pending - 1 > bytes.size() - size) // each takes a byte at least
            return 0;
    }
    return size;
}

bool holdsOperand(ByteView element)
{
    while (!element.empty()) {
        const std::optional<PackedHead> head = readHead(element);
        if (!head || head->isOperand)
            return true;
        element = element.subspan(head->size);
    }
    return false;
}

bool beginsWithExt(ByteView bytes)
{
    if (bytes.empty())
        return false;
    const std::uint8_t first = bytes[0];
    return (first >= flagsExtByte && first <= 0xC9) || (first >= specialExtByte && first <= 0xD8);
}

std::optional<std::int64_t> integerIn(ByteView element)
{
    const std::optional<PackedHead> head = readHead(element);
    if (!head || (head->kind != PackedKind::natural && head->kind != PackedKind::negative))
        return std::nullopt;
    return static_cast<std::int64_t>(head->bits);
}

bool isMapKey(ByteView element)
{
    const std::optional<PackedHead> head = readHead(element);
    if (!head)
        return false;
    switch (head->kind) {
    case PackedKind::negative:
    case PackedKind::natural:
    case PackedKind::string:
        return true;
    case PackedKind::bytes:
        return !head->content.empty() && head->content[0] == static_cast<std::uint8_t>(ParticleType::blob);
    default:
        return false;
    }
}

std::optional<ByteView> PackedReader::element()
{
    const std::size_t size = elementSize(m_left);
    if (size == 0)
        return std::nullopt;
    const ByteView taken = m_left.first(size);
    m_left = m_left.subspan(size);
    return taken;
}

std::optional<std::int64_t> PackedReader::integer()
{
    const std::optional<std::int64_t> value = integerIn(m_left);
    if (value)
        m_left = m_left.subspan(readHead(m_left)->size);
    return value;
}

std::optional<std::uint64_t> PackedReader::listHead()
{
    const std::optional<PackedHead> head = readHead(m_left);
    if (!head || head->kind != PackedKind::list)
        return std::nullopt;
    m_left = m_left.subspan(head->size);
    return head->children;
}

} // namespace binnacle::bins
