// SPDX-License-Identifier: Apache-2.0
#include "core/node/record_codec.h"

#include "core/wire/big_endian.h"

namespace binnacle::node {
namespace {

constexpr std::uint8_t version = 1;
constexpr std::size_t voidTimeOffset = 1;

void append(Bytes& out, ByteView bytes)
{
    out.insert(out.end(), bytes.begin(), bytes.end());
}

/// Reads numbers and runs of bytes; once something is missing everything after it reads as empty and `ok` stays false.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_rest(bytes) {}

    std::uint64_t number(std::size_t width) { return wire::bigEndian(take(width)); }
    ByteView run(std::size_t lengthWidth) { return take(number(lengthWidth)); }
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_ok && m_rest.empty(); }

private:
    ByteView take(std::uint64_t size)
    {
        if (size > m_rest.size()) {
            m_ok = false;
            m_rest = {};
            return {};
        }
        const ByteView taken = m_rest.first(size);
        m_rest = m_rest.subspan(size);
        return taken;
    }

    ByteView m_rest;
    bool m_ok = true;
};

Error damaged()
{
    return Error::client(ClientCode::storageError, "a stored record is damaged");
}

Bytes copied(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

} // namespace

Bytes encodeRecord(const engine::StoredRecord& record)
{
    Bytes out;
    out.push_back(version);
    wire::appendBigEndian(out, record.voidTime, 4);
    wire::appendBigEndian(out, record.generation, 2);
    wire::appendBigEndian(out, record.lastUpdateMs, 8);
    wire::appendBigEndian(out, record.set.size(), 1);
    append(out, bytesOf(record.set));
    wire::appendBigEndian(out, record.key.size(), 4);
    append(out, record.key);
    wire::appendBigEndian(out, record.bins.size(), 2);
    for (const engine::StoredBin& bin : record.bins) {
        wire::appendBigEndian(out, bin.name.size(), 1);
        append(out, bytesOf(bin.name));
        out.push_back(bin.type);
        wire::appendBigEndian(out, bin.bytes.size(), 4);
        append(out, bin.bytes);
    }
    return out;
}

Result<engine::StoredRecord> decodeRecord(ByteView bytes)
{
    Reader reader(bytes);
    engine::StoredRecord record;
    if (reader.number(1) != version)
        return damaged();
    record.voidTime = static_cast<std::uint32_t>(reader.number(4));
    record.generation = static_cast<std::uint32_t>(reader.number(2));
    record.lastUpdateMs = reader.number(8);
    record.set = std::string(textOf(reader.run(1)));
    record.key = copied(reader.run(4));
    const std::uint64_t count = reader.number(2);
    for (std::uint64_t i = 0; i < count && reader.ok(); ++i) {
        engine::StoredBin& bin = record.bins.emplace_back();
        bin.name = std::string(textOf(reader.run(1)));
        bin.type = static_cast<std::uint8_t>(reader.number(1));
        bin.bytes = copied(reader.run(4));
    }
    if (!reader.atEnd())
        return damaged();
    return record;
}

Result<std::uint32_t> decodeVoidTime(ByteView bytes)
{
    if (bytes.size() < voidTimeOffset + 4 || bytes[0] != version)
        return damaged();
    return wire::bigEndianAt<std::uint32_t>(bytes, voidTimeOffset);
}

} // namespace binnacle::node
