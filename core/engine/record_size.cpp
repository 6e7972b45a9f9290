// SPDX-License-Identifier: Apache-2.0
#include "core/engine/record_rules.h"
#include "core/value/value.h"
#include "core/wire/big_endian.h"

namespace binnacle::engine {
namespace {

// The form in which the server stores a record. Source: flat.h and flat.c of the server.
constexpr std::size_t recordHead = 35;
constexpr std::size_t endMark = 4;
constexpr std::size_t voidTimeSize = 4;
constexpr std::size_t blockSize = 16;

/// Numbers of seven bits a byte.
std::size_t variableSize(std::size_t number)
{
    std::size_t size = 1;
    for (; number >= 0x80; number >>= 7)
        ++size;
    return size;
}

std::size_t integerSize(ByteView bytes)
{
    const std::uint64_t value = wire::bigEndian(bytes);
    if (value > 0xFFFF'FFFF)
        return 8;
    if (value > 0xFFFF)
        return 4;
    return value > 0xFF ? 2 : 1;
}

std::size_t particleSize(const StoredBin& bin)
{
    switch (static_cast<ParticleType>(bin.type)) {
    case ParticleType::integer:
        return 2 + (bin.bytes.size() <= 8 ? integerSize(bin.bytes) : bin.bytes.size());
    case ParticleType::float64:
    case ParticleType::boolean:
        return 1 + bin.bytes.size();
    default:
        return 1 + 4 + bin.bytes.size();
    }
}

} // namespace

std::size_t sizeOf(const StoredRecord& record)
{
    std::size_t size = recordHead + endMark;
    if (record.voidTime != 0)
        size += voidTimeSize;
    if (!record.set.empty())
        size += 1 + record.set.size();
    if (!record.key.empty())
        size += variableSize(record.key.size()) + record.key.size();
    if (!record.bins.empty())
        size += variableSize(record.bins.size());
    for (const StoredBin& bin : record.bins)
        size += 1 + bin.name.size() + particleSize(bin);
    return size;
}

std::size_t storedSize(const StoredRecord& record)
{
    return (sizeOf(record) + blockSize - 1) / blockSize * blockSize;
}

} // namespace binnacle::engine
