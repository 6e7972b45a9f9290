// SPDX-License-Identifier: Apache-2.0
#include "core/wire/msgpack_heads.h"

#include "core/wire/big_endian.h"
#include "core/wire/msgpack_format.h"

#include <bit>
#include <limits>

namespace binnacle::wire {
namespace {

void number(Bytes& out, std::uint8_t head, std::uint64_t bits, std::size_t width)
{
    out.push_back(head);
    appendBigEndian(out, bits, width);
}

void natural(Bytes& out, std::uint64_t value)
{
    if (value < 0x80)
        out.push_back(static_cast<std::uint8_t>(value));
    else if (value <= std::numeric_limits<std::uint8_t>::max())
        number(out, 0xCC, value, 1);
    else if (value <= std::numeric_limits<std::uint16_t>::max())
        number(out, 0xCD, value, 2);
    else if (value <= std::numeric_limits<std::uint32_t>::max())
        number(out, 0xCE, value, 4);
    else
        number(out, 0xCF, value, 8);
}

/// `small` with up to 15 elements in its low bits, else `wide` or the byte after it.
void count(Bytes& out, std::size_t size, std::uint8_t small, std::uint8_t wide)
{
    if (size < 16)
        out.push_back(static_cast<std::uint8_t>(small | size));
    else if (size <= std::numeric_limits<std::uint16_t>::max())
        number(out, wide, size, 2);
    else
        number(out, static_cast<std::uint8_t>(wide + 1), size, 4);
}

} // namespace

void appendPackedInteger(Bytes& out, std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    if (value >= 0)
        natural(out, bits);
    else if (value >= -32)
        out.push_back(static_cast<std::uint8_t>(bits & 0xFF));
    else if (value >= std::numeric_limits<std::int8_t>::min())
        number(out, 0xD0, bits, 1);
    else if (value >= std::numeric_limits<std::int16_t>::min())
        number(out, 0xD1, bits, 2);
    else if (value >= std::numeric_limits<std::int32_t>::min())
        number(out, 0xD2, bits, 4);
    else
        number(out, 0xD3, bits, 8);
}

void appendPackedDouble(Bytes& out, double value)
{
    number(out, 0xCB, std::bit_cast<std::uint64_t>(value), 8);
}

void appendStringHead(Bytes& out, std::size_t size)
{
    if (size < 32)
        out.push_back(static_cast<std::uint8_t>(0xA0 | size));
    else if (size <= std::numeric_limits<std::uint8_t>::max())
        number(out, 0xD9, size, 1);
    else if (size <= std::numeric_limits<std::uint16_t>::max())
        number(out, 0xDA, size, 2);
    else
        number(out, 0xDB, size, 4);
}

void appendListHead(Bytes& out, std::size_t elements)
{
    count(out, elements, 0x90, 0xDC);
}

void appendMapHead(Bytes& out, std::size_t entries)
{
    count(out, entries, 0x80, 0xDE);
}

void appendFlags(Bytes& out, std::uint8_t flags)
{
    out.insert(out.end(), {msgpack::flagsExtByte, 0, flags});
}

} // namespace binnacle::wire
