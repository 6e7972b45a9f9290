// SPDX-License-Identifier: Apache-2.0
#include "core/value/wyhash.h"

#include <cstddef>

namespace binnacle {
namespace {

constexpr std::uint64_t secret[] = {0xA076'1D64'78BD'642F, 0xE703'7ED1'A0B4'28DB, 0x8EBC'6AF0'9C88'C6E3, 0x5899'65CC'7537'4CC3};
constexpr std::uint64_t seedOfServers = 0x2'9FBB'14CC'886F;
constexpr std::size_t stripe = 48; // three lanes of sixteen bytes

/// The two halves of a 128-bit product, folded.
std::uint64_t folded(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t littleEndian(ByteView bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8 | bytes[at + i];
    return value;
}

std::uint64_t lane(ByteView bytes, std::size_t at, std::uint64_t key, std::uint64_t seed)
{
    return folded(littleEndian(bytes, at, 8) ^ key, littleEndian(bytes, at + 8, 8) ^ seed);
}

struct Ends {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
};

Ends endsOfShort(ByteView bytes)
{
    const std::size_t size = bytes.size();
    if (size == 0)
        return {};
    if (size < 4)
        return {std::uint64_t{bytes[0]} << 16 | std::uint64_t{bytes[size >> 1]} << 8 | bytes[size - 1], 0};
    const std::size_t inner = size >> 3 << 2;
    return {littleEndian(bytes, 0, 4) << 32 | littleEndian(bytes, inner, 4),
            littleEndian(bytes, size - 4, 4) << 32 | littleEndian(bytes, size - 4 - inner, 4)};
}

} // namespace

std::uint64_t wyhash(ByteView bytes)
{
    std::uint64_t seed = seedOfServers ^ secret[0];
    Ends ends;
    if (bytes.size() <= 16) {
        ends = endsOfShort(bytes);
    } else {
        std::size_t at = 0;
        std::size_t left = bytes.size();
        if (left > stripe) {
            std::uint64_t second = seed;
            std::uint64_t third = seed;
            for (; left > stripe; at += stripe, left -= stripe) {
                seed = lane(bytes, at, secret[1], seed);
                second = lane(bytes, at + 16, secret[2], second);
                third = lane(bytes, at + 32, secret[3], third);
            }
            seed ^= second ^ third;
        }
        for (; left > 16; at += 16, left -= 16)
            seed = lane(bytes, at, secret[1], seed);
        ends = {littleEndian(bytes, bytes.size() - 16, 8), littleEndian(bytes, bytes.size() - 8, 8)};
    }
    return folded(secret[1] ^ bytes.size(), folded(ends.a ^ secret[1], ends.b ^ seed));
}

} // namespace binnacle
