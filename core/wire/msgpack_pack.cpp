// SPDX-License-Identifier: Apache-2.0
#include "core/wire/msgpack.h"
#include "core/wire/msgpack_format.h"
#include "core/wire/msgpack_heads.h"

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

    void operator()(std::int64_t value) { appendPackedInteger(m_out, value); }
    void operator()(double value) { appendPackedDouble(m_out, value); }
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
        appendListHead(m_out, list.items.size() + (flags != 0));
        if (flags != 0)
            appendFlags(m_out, flags);
        for (const Value& item : list.items)
            pack(m_out, item);
    }

    void operator()(const Map& map)
    {
        const std::uint8_t flags = flagsOf(map);
        appendMapHead(m_out, map.entries.size() + (flags != 0));
        if (flags != 0) {
            appendFlags(m_out, flags);
            byte(nilByte);
        }
        for (const auto& [key, value] : map.entries) {
            pack(m_out, key);
            pack(m_out, value);
        }
    }

private:
    void byte(std::uint8_t value) { m_out.push_back(value); }

    void typed(ParticleType type, ByteView bytes)
    {
        appendStringHead(m_out, bytes.size() + 1);
        byte(static_cast<std::uint8_t>(type));
        m_out.insert(m_out.end(), bytes.begin(), bytes.end());
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
