// SPDX-License-Identifier: Apache-2.0
#include "core/wire/big_endian.h"
#include "core/wire/msgpack.h"
#include "core/wire/msgpack_format.h"

#include <bit>
#include <limits>
#include <string>

namespace binnacle::wire {

using namespace msgpack;

namespace {

std::uint8_t flagsOf(const List& list)
{
    const bool ordered = list.order == ListOrder::ordered;
    return static_cast<std::uint8_t>((ordered ? orderedFlag : 0) | (list.persistIndex ? persistIndexFlag : 0));
}

std::uint8_t flagsOf(const Map& map)
{
    const int byKey = map.order == MapOrder::unordered ? 0 : orderedFlag;
    const int byValue = map.order == MapOrder::keyValueOrdered ? valueOrderedFlag : 0;
    return static_cast<std::uint8_t>(byKey | byValue | (map.persistIndex ? persistIndexFlag : 0));
}

class Packer {
public:
    explicit Packer(Bytes& out) : m_out(out) {}

    void operator()(Nil) { byte(nilByte); }
    void operator()(bool value) { byte(value ? 0xC3 : 0xC2); }

    void operator()(std::int64_t value)
    {
        const auto bits = static_cast<std::uint64_t>(value);
        if (value >= 0)
            natural(bits);
        else if (value >= -32)
            byte(static_cast<std::uint8_t>(bits & 0xFF));
        else if (value >= std::numeric_limits<std::int8_t>::min())
            number(0xD0, bits, 1);
        else if (value >= std::numeric_limits<std::int16_t>::min())
            number(0xD1, bits, 2);
        else if (value >= std::numeric_limits<std::int32_t>::min())
            number(0xD2, bits, 4);
        else
            number(0xD3, bits, 8);
    }

    void operator()(double value) { number(0xCB, std::bit_cast<std::uint64_t>(value), 8); }
    void operator()(const std::string& text) { typed(ParticleType::string, bytesOf(text)); }
    void operator()(const Blob& blob) { typed(ParticleType::blob, blob.bytes); }
    void operator()(const GeoJson& geo) { typed(ParticleType::geoJson, bytesOf(geo.text)); }
    void operator()(const Hll& hll) { typed(ParticleType::hll, hll.bytes); }
    void operator()(const Opaque& opaque) { typed(static_cast<ParticleType>(opaque.type), opaque.bytes); }
    void operator()(Infinity) { special(infinityByte); }
    void operator()(Wildcard) { special(wildcardByte); }

    void operator()(const List& list)
    {
        const std::uint8_t flags = flagsOf(list);
        count(list.items.size() + (flags != 0), 0x90, 0xDC);
        if (flags != 0)
            flagsExt(flags);
        for (const Value& item : list.items)
            pack(m_out, item);
    }

    void operator()(const Map& map)
    {
        const std::uint8_t flags = flagsOf(map);
        count(map.entries.size() + (flags != 0), 0x80, 0xDE);
        if (flags != 0) {
            flagsExt(flags);
            byte(nilByte);
        }
        for (const auto& [key, value] : map.entries) {
            pack(m_out, key);
            pack(m_out, value);
        }
    }

private:
    void byte(std::uint8_t value) { m_out.push_back(value); }

    void number(std::uint8_t head, std::uint64_t bits, std::size_t width)
    {
        byte(head);
        appendBigEndian(m_out, bits, width);
    }

    void natural(std::uint64_t value)
    {
        if (value < 0x80)
            byte(static_cast<std::uint8_t>(value));
        else if (value <= std::numeric_limits<std::uint8_t>::max())
            number(0xCC, value, 1);
        else if (value <= std::numeric_limits<std::uint16_t>::max())
            number(0xCD, value, 2);
        else if (value <= std::numeric_limits<std::uint32_t>::max())
            number(0xCE, value, 4);
        else
            number(0xCF, value, 8);
    }

    /// The head of a list or map: `small` with up to 15 elements in its low bits, else `wide` or the byte after it.
    void count(std::size_t size, std::uint8_t small, std::uint8_t wide)
    {
        if (size < 16)
            byte(static_cast<std::uint8_t>(small | size));
        else if (size <= std::numeric_limits<std::uint16_t>::max())
            number(wide, size, 2);
        else
            number(static_cast<std::uint8_t>(wide + 1), size, 4);
    }

    void typed(ParticleType type, ByteView bytes)
    {
        const std::size_t size = bytes.size() + 1;
        if (size < 32)
            byte(static_cast<std::uint8_t>(0xA0 | size));
        else if (size <= std::numeric_limits<std::uint8_t>::max())
            number(0xD9, size, 1);
        else if (size <= std::numeric_limits<std::uint16_t>::max())
            number(0xDA, size, 2);
        else
            number(0xDB, size, 4);
        byte(static_cast<std::uint8_t>(type));
        m_out.insert(m_out.end(), bytes.begin(), bytes.end());
    }

    void flagsExt(std::uint8_t flags)
    {
        byte(flagsExtByte);
        byte(0);
        byte(flags);
    }

    void special(std::uint8_t which)
    {
        byte(specialExtByte);
        byte(specialExtType);
        byte(which);
    }

    Bytes& m_out;
};

} // namespace

void pack(Bytes& out, const Value& value)
{
    std::visit(Packer(out), value.storage());
}

} // namespace binnacle::wire
