// SPDX-License-Identifier: Apache-2.0
#include "core/node/index_codec.h"

#include "core/wire/big_endian.h"

#include <algorithm>
#include <string_view>

namespace binnacle::node {
namespace {

constexpr std::uint8_t version = 1;

void appendCounted(Bytes& out, ByteView bytes)
{
    wire::appendBigEndian(out, bytes.size(), 4);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Reads parts one after another; once one is missing, all the rest are.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_left(bytes) {}

    std::uint64_t number(std::size_t width) { return wire::bigEndian(take(width)); }
    ByteView counted() { return take(number(4)); }
    ByteView take(std::size_t size)
    {
        m_whole = m_whole && size <= m_left.size();
        if (!m_whole)
            return {};
        const ByteView taken = m_left.first(size);
        m_left = m_left.subspan(size);
        return taken;
    }
    bool ends() const { return m_whole && m_left.empty(); }

private:
    ByteView m_left;
    bool m_whole = true;
};

bool isIndexed(std::uint64_t collection, std::uint64_t type)
{
    const auto known = static_cast<ParticleType>(type);
    if (collection == static_cast<std::uint64_t>(engine::IndexCollection::wholeSet))
        return known == ParticleType::null;
    if (collection > static_cast<std::uint64_t>(engine::IndexCollection::mapValues))
        return false;
    return known == ParticleType::integer || known == ParticleType::string || known == ParticleType::blob ||
           known == ParticleType::geoJson;
}

} // namespace

Bytes encodeIndex(const IndexRow& row)
{
    const engine::IndexDefinition& definition = row.definition;
    Bytes out{version, static_cast<std::uint8_t>(row.stage), static_cast<std::uint8_t>(definition.collection),
              static_cast<std::uint8_t>(definition.type)};
    for (const std::string& text : {definition.name, definition.set, definition.bin})
        appendCounted(out, bytesOf(text));
    appendCounted(out, definition.context);
    appendCounted(out, definition.expression);
    wire::appendBigEndian(out, row.loadMilliseconds, 8);
    appendCounted(out, row.builtUpTo ? ByteView(*row.builtUpTo) : ByteView());
    return out;
}

Result<IndexRow> decodeIndex(ByteView bytes)
{
    Reader reader(bytes);
    const std::uint64_t found = reader.number(1);
    const std::uint64_t stage = reader.number(1);
    const std::uint64_t collection = reader.number(1);
    const std::uint64_t type = reader.number(1);
    IndexRow row;
    row.definition.name = textOf(reader.counted());
    row.definition.set = textOf(reader.counted());
    row.definition.bin = textOf(reader.counted());
    row.definition.context = toBytes(textOf(reader.counted()));
    row.definition.expression = toBytes(textOf(reader.counted()));
    row.loadMilliseconds = reader.number(8);
    const ByteView place = reader.counted();
    const bool isKnown = found == version && stage <= 2 && isIndexed(collection, type);
    if (!reader.ends() || !isKnown || (!place.empty() && place.size() != Digest{}.size()))
        return Error::client(ClientCode::storageError, "the table of indexes is damaged");
    row.stage = static_cast<IndexStage>(stage);
    row.definition.collection = static_cast<engine::IndexCollection>(collection);
    row.definition.type = static_cast<ParticleType>(type);
    if (!place.empty())
        std::ranges::copy(place, row.builtUpTo.emplace().begin());
    return row;
}

} // namespace binnacle::node
