// SPDX-License-Identifier: Apache-2.0
#include "core/value/murmur3.h"

#include <bit>

namespace binnacle {

namespace {

constexpr std::uint64_t c1 = 0x87c37b91114253d5;
constexpr std::uint64_t c2 = 0x4cf5ad432745937f;

std::uint64_t littleEndian(ByteView bytes)
{
    std::uint64_t out = 0;
    for (std::size_t i = bytes.size(); i > 0; --i)
        out = out << 8 | bytes[i - 1];
    return out;
}

std::uint64_t mixLow(std::uint64_t k)
{
    return std::rotl(k * c1, 31) * c2;
}

std::uint64_t mixHigh(std::uint64_t k)
{
    return std::rotl(k * c2, 33) * c1;
}

std::uint64_t finish(std::uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccd;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53;
    return h ^ h >> 33;
}

} // namespace

std::array<std::uint64_t, 2> murmur3(ByteView bytes)
{
    const std::uint64_t length = bytes.size();
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    while (bytes.size() >= 16) {
        low = std::rotl(low ^ mixLow(littleEndian(bytes.first(8))), 27) + high;
        low = low * 5 + 0x52dce729;
        high = std::rotl(high ^ mixHigh(littleEndian(bytes.subspan(8, 8))), 31) + low;
        high = high * 5 + 0x38495ab5;
        bytes = bytes.subspan(16);
    }
    if (bytes.size() > 8)
        high ^= mixHigh(littleEndian(bytes.subspan(8)));
    if (!bytes.empty())
        low ^= mixLow(littleEndian(bytes.first(bytes.size() < 8 ? bytes.size() : 8)));
    low ^= length;
    high ^= length;
    low += high;
    high += low;
    low = finish(low);
    high = finish(high);
    low += high;
    high += low;
    return {low, high};
}

} // namespace binnacle
