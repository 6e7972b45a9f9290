// SPDX-License-Identifier: Apache-2.0
#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"
#include "core/wire/msgpack_format.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <string>

namespace binnacle::wire {

using namespace msgpack;

namespace {

constexpr int maxDepth = 256;

Error malformed(std::string detail)
{
    return Error::client(ClientCode::protocolError, "msgpack: " + std::move(detail));
}

/// Reads elements from the front of its bytes. The first failure is kept, and everything after it gives Nil.
class Unpacker {
public:
    explicit Unpacker(ByteView bytes) : m_bytes(bytes) {}

    Value element(int depth);

    bool failed() const { return m_error.has_value(); }
    const Error& error() const { return *m_error; }
    std::size_t left() const { return m_bytes.size() - m_offset; }

private:
    Value fail(std::string detail)
    {
        if (!m_error)
            m_error = malformed(std::move(detail) + ", at byte " + std::to_string(m_offset));
        m_offset = m_bytes.size();
        return {};
    }

    ByteView take(std::size_t size)
    {
        if (size > left()) {
            fail("an element of " + std::to_string(size) + " bytes where " + std::to_string(left()) + " are left");
            return {};
        }
        const ByteView bytes = m_bytes.subspan(m_offset, size);
        m_offset += size;
        return bytes;
    }

    std::uint64_t number(std::size_t width) { return bigEndian(take(width)); }

    Value fixed(std::uint8_t head);
    Value natural(std::size_t width);
    Value integer(std::size_t width);
    Value raw(std::size_t size);
    Value list(std::size_t count, int depth);
    Value map(std::size_t count, int depth);
    Value ext();
    bool enter(std::size_t elements, int depth);
    std::optional<std::uint8_t> flagsExt(std::size_t count);

    ByteView m_bytes;
    std::size_t m_offset = 0;
    std::optional<Error> m_error;
};

Value Unpacker::element(int depth)
{
    const ByteView headByte = take(1);
    if (headByte.empty())
        return {};
    const std::uint8_t head = headByte[0];
    if ((head & 0xF0) == 0x80)
        return map(head & 0x0F, depth);
    if ((head & 0xF0) == 0x90)
        return list(head & 0x0F, depth);
    if ((head & 0xE0) == 0xA0)
        return raw(head & 0x1F);
    switch (head) {
    case 0xC4: case 0xD9: return raw(number(1));
    case 0xC5: case 0xDA: return raw(number(2));
    case 0xC6: case 0xDB: return raw(number(4));
    case 0xDC: return list(number(2), depth);
    case 0xDD: return list(number(4), depth);
    case 0xDE: return map(number(2), depth);
    case 0xDF: return map(number(4), depth);
    default: return fixed(head);
    }
}

Value Unpacker::fixed(std::uint8_t head)
{
    if (head < 0x80 || head >= 0xE0)
        return std::int64_t{static_cast<std::int8_t>(head)};
    switch (head) {
    case nilByte: return {};
    case 0xC2: return false;
    case 0xC3: return true;
    case 0xCA: return double{std::bit_cast<float>(static_cast<std::uint32_t>(number(4)))};
    case 0xCB: return std::bit_cast<double>(number(8));
    case 0xCC: return natural(1);
    case 0xCD: return natural(2);
    case 0xCE: return natural(4);
    case 0xCF: return natural(8);
    case 0xD0: return integer(1);
    case 0xD1: return integer(2);
    case 0xD2: return integer(4);
    case 0xD3: return integer(8);
    case specialExtByte: return ext();
    default: return fail("an element that begins with " + std::to_string(head) + " has no meaning here");
    }
}

Value Unpacker::natural(std::size_t width)
{
    const std::uint64_t value = number(width);
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return fail("the integer " + std::to_string(value) + " does not fit 64 bits with a sign");
    return static_cast<std::int64_t>(value);
}

Value Unpacker::integer(std::size_t width)
{
    const std::size_t unused = 64 - 8 * width;
    return static_cast<std::int64_t>(number(width) << unused) >> unused;
}

Value Unpacker::raw(std::size_t size)
{
    const ByteView bytes = take(size);
    if (bytes.empty())
        return std::string(); // without even a type byte; the vendor's clients never write it
    const ByteView content = bytes.subspan(1);
    switch (static_cast<ParticleType>(bytes[0])) {
    case ParticleType::string: return std::string(textOf(content));
    case ParticleType::blob: return Blob{{content.begin(), content.end()}};
    case ParticleType::geoJson: return GeoJson{std::string(textOf(content))};
    case ParticleType::hll: return Hll{{content.begin(), content.end()}};
    default: return Opaque{bytes[0], {content.begin(), content.end()}};
    }
}

/// Every element takes a byte at least, so a count beyond the bytes that are left is a lie, found before anything is allocated.
bool Unpacker::enter(std::size_t elements, int depth)
{
    if (depth >= maxDepth)
        fail("nested deeper than " + std::to_string(maxDepth));
    else if (elements > left())
        fail("a count of " + std::to_string(elements) + " elements where " + std::to_string(left()) + " bytes are left");
    return !failed();
}

/// Takes the ext element with a list's or a map's flags, if it comes next.
std::optional<std::uint8_t> Unpacker::flagsExt(std::size_t count)
{
    if (count == 0 || left() < 3 || m_bytes[m_offset] != flagsExtByte || m_bytes[m_offset + 1] != 0)
        return std::nullopt;
    return take(3)[2];
}

Value Unpacker::list(std::size_t count, int depth)
{
    if (!enter(count, depth))
        return {};
    List list;
    if (const auto flags = flagsExt(count)) {
        list.order = (*flags & orderedFlag) != 0 ? ListOrder::ordered : ListOrder::unordered;
        list.persistIndex = (*flags & persistIndexFlag) != 0;
        --count;
    }
    list.items.reserve(std::min<std::size_t>(count, 32));
    for (std::size_t i = 0; i < count && !failed(); ++i)
        list.items.push_back(element(depth + 1));
    return list;
}

Value Unpacker::map(std::size_t count, int depth)
{
    if (!enter(2 * count, depth))
        return {};
    Map map;
    if (const auto flags = flagsExt(count)) {
        if ((*flags & orderedFlag) != 0)
            map.order = (*flags & valueOrderedFlag) != 0 ? MapOrder::keyValueOrdered : MapOrder::keyOrdered;
        map.persistIndex = (*flags & persistIndexFlag) != 0;
        if (!element(depth + 1).isNil())
            return fail("the flags of a map have a value other than nil");
        --count;
    }
    map.entries.reserve(std::min<std::size_t>(count, 32));
    for (std::size_t i = 0; i < count && !failed(); ++i) {
        Value key = element(depth + 1);
        map.entries.emplace_back(std::move(key), element(depth + 1));
    }
    return map;
}

Value Unpacker::ext()
{
    const ByteView bytes = take(2);
    if (bytes.empty())
        return {};
    if (bytes[0] == specialExtType && bytes[1] == infinityByte)
        return Infinity{};
    if (bytes[0] == specialExtType && bytes[1] == wildcardByte)
        return Wildcard{};
    return fail("an ext element of the unknown type " + std::to_string(bytes[0]));
}

} // namespace

Result<Value> unpack(ByteView bytes)
{
    Unpacker unpacker(bytes);
    Value value = unpacker.element(0);
    if (unpacker.failed())
        return unpacker.error();
    if (unpacker.left() != 0)
        return malformed(std::to_string(unpacker.left()) + " bytes follow the element");
    return value;
}

} // namespace binnacle::wire
