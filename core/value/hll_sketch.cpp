// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_sketch.h"

#include "core/value/hll_error.h"
#include "core/value/murmur3.h"

#include <algorithm>
#include <bit>
#include <string>

namespace binnacle {

namespace {

constexpr std::size_t headerSize = 11;
constexpr std::size_t cacheOffset = 3;
constexpr int valueBits = 6;

bool validBits(int indexBits, int minHashBits)
{
    const bool minHash =
        minHashBits == 0 || (minHashBits >= HllSketch::minMinHashBits && minHashBits <= HllSketch::maxMinHashBits);
    return indexBits >= HllSketch::minIndexBits && indexBits <= HllSketch::maxIndexBits && minHash &&
           indexBits + minHashBits <= HllSketch::maxBits;
}

std::size_t sizeFor(int indexBits, int minHashBits)
{
    const std::size_t bits = static_cast<std::size_t>(valueBits + minHashBits) << indexBits;
    return headerSize + (bits + 7) / 8;
}

/// Empty if the bytes have the form of a sketch. What registers may hold is not looked at: servers do not either.
std::string whyNoSketch(ByteView bytes)
{
    if (bytes.size() < headerSize)
        return std::to_string(bytes.size()) + " bytes are shorter than a sketch's header of " + std::to_string(headerSize);
    if (bytes[0] != 0)
        return "its flags are " + std::to_string(bytes[0]) + ", and none are known";
    if (!validBits(bytes[1], bytes[2]))
        return "it would have " + std::to_string(bytes[1]) + " index bits and " + std::to_string(bytes[2]) + " min-hash bits";
    const std::size_t size = sizeFor(bytes[1], bytes[2]);
    if (bytes.size() != size)
        return "with " + std::to_string(bytes[1]) + " index bits and " + std::to_string(bytes[2]) + " min-hash bits it has " +
               std::to_string(size) + " bytes, not " + std::to_string(bytes.size());
    return {};
}

} // namespace

Result<HllSketch> HllSketch::create(int indexBits, int minHashBits)
{
    if (!validBits(indexBits, minHashBits))
        return Error::client(ClientCode::invalidParameter,
                             "a sketch has 4 to 16 index bits and no or 4 to 51 min-hash bits, at most 64 together; not " +
                                 std::to_string(indexBits) + " and " + std::to_string(minHashBits));
    Bytes bytes(sizeFor(indexBits, minHashBits), 0);
    bytes[1] = static_cast<std::uint8_t>(indexBits);
    bytes[2] = static_cast<std::uint8_t>(minHashBits);
    return HllSketch(std::move(bytes));
}

Result<HllSketch> HllSketch::fromBytes(Bytes bytes)
{
    if (const std::string wrong = whyNoSketch(bytes); !wrong.empty())
        return Error::client(ClientCode::protocolError, "no HyperLogLog sketch: " + wrong);
    return HllSketch(std::move(bytes));
}

HllSketch HllSketch::packed(int indexBits, int minHashBits, std::span<const std::uint64_t> registers)
{
    HllSketch sketch = *create(indexBits, minHashBits);
    const std::uint32_t width = sketch.registerBits();
    std::size_t byte = headerSize;
    std::uint64_t held = 0; // at most 7 bits between registers, and a register has at most 57
    std::uint32_t bits = 0;
    for (const std::uint64_t value : registers) {
        held = held << width | value;
        for (bits += width; bits >= 8; bits -= 8)
            sketch.m_bytes[byte++] = static_cast<std::uint8_t>(held >> (bits - 8));
    }
    return sketch;
}

template <typename Visit>
void HllSketch::forEachRegister(const Visit& visit) const
{
    const std::uint32_t width = registerBits();
    const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
    std::size_t byte = headerSize;
    std::uint64_t held = 0;
    std::uint32_t bits = 0;
    for (std::uint32_t index = 0; index < registerCount(); ++index) {
        for (; bits < width; bits += 8)
            held = held << 8 | m_bytes[byte++];
        bits -= width;
        visit(index, held >> bits & mask);
    }
}

std::vector<std::uint64_t> HllSketch::registers() const
{
    std::vector<std::uint64_t> all(registerCount());
    forEachRegister([&](std::uint32_t index, std::uint64_t value) { all[index] = value; });
    return all;
}

std::uint64_t HllSketch::rawRegister(std::uint32_t index) const
{
    const std::uint32_t width = registerBits();
    std::uint64_t value = 0;
    std::size_t bit = std::size_t{index} * width;
    for (std::uint32_t left = width; left > 0;) {
        const std::uint32_t offset = static_cast<std::uint32_t>(bit % 8);
        const std::uint32_t take = std::min(left, 8 - offset);
        const std::uint32_t byte = m_bytes[headerSize + bit / 8];
        value = value << take | (byte >> (8 - offset - take) & ((1u << take) - 1));
        bit += take;
        left -= take;
    }
    return value;
}

void HllSketch::setRawRegister(std::uint32_t index, std::uint64_t value)
{
    const std::uint32_t width = registerBits();
    std::size_t bit = std::size_t{index} * width;
    for (std::uint32_t left = width; left > 0;) {
        const std::uint32_t offset = static_cast<std::uint32_t>(bit % 8);
        const std::uint32_t take = std::min(left, 8 - offset);
        const std::uint32_t shift = 8 - offset - take;
        const std::uint32_t mask = ((1u << take) - 1) << shift;
        std::uint8_t& byte = m_bytes[headerSize + bit / 8];
        const auto part = static_cast<std::uint32_t>(value >> (left - take)) << shift;
        byte = static_cast<std::uint8_t>((byte & ~mask) | (part & mask));
        bit += take;
        left -= take;
    }
    cacheCount(0);
}

std::uint8_t HllSketch::registerValue(std::uint32_t index) const
{
    return static_cast<std::uint8_t>(rawRegister(index) >> minHashBits());
}

HllSketch::Place HllSketch::placeOf(ByteView packedElement) const
{
    const auto [first, second] = murmur3(packedElement);
    const auto index = static_cast<std::uint32_t>(first & (registerCount() - 1));
    const std::uint64_t minHash = first >> indexBits() & ((std::uint64_t{1} << minHashBits()) - 1);
    const auto rank = static_cast<std::uint64_t>(std::countr_zero(second)) + 1;
    return {index, rank << minHashBits() | minHash};
}

bool HllSketch::add(ByteView packedElement)
{
    const auto [index, value] = placeOf(packedElement);
    if (rawRegister(index) >= value)
        return false;
    setRawRegister(index, value);
    return true;
}

bool HllSketch::mayContain(ByteView packedElement) const
{
    const auto [index, value] = placeOf(packedElement);
    return rawRegister(index) >= value;
}

std::uint64_t HllSketch::cachedCount() const
{
    std::uint64_t count = 0;
    for (std::size_t i = 8; i > 0; --i)
        count = count << 8 | m_bytes[cacheOffset + i - 1];
    return count;
}

void HllSketch::cacheCount(std::uint64_t count)
{
    for (std::size_t i = 0; i < 8; ++i)
        m_bytes[cacheOffset + i] = static_cast<std::uint8_t>(count >> (8 * i));
}

std::uint64_t HllSketch::refreshCachedCount()
{
    const std::uint64_t count = estimate();
    cacheCount(count);
    return count;
}

HllHistogram HllSketch::histogram() const
{
    HllHistogram histogram{};
    forEachRegister([&](std::uint32_t, std::uint64_t value) { ++histogram[value >> minHashBits()]; });
    return histogram;
}

std::uint64_t HllSketch::estimate() const
{
    if (const std::uint64_t cached = cachedCount(); cached != 0)
        return cached;
    return hllEstimate(histogram(), indexBits());
}

double HllSketch::relativeError() const
{
    return hllRelativeError(indexBits());
}

} // namespace binnacle
