// SPDX-License-Identifier: Apache-2.0
#include "core/value/hll_sketch.h"

#include "core/value/murmur3.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <string>

namespace binnacle {

namespace {

constexpr std::size_t headerSize = 11;
constexpr std::size_t cacheOffset = 3;
constexpr int valueBits = 6;
constexpr std::uint32_t maxValue = 1u << valueBits;

bool validBits(int indexBits, int minHashBits)
{
    const bool minHash = minHashBits == 0 || (minHashBits >= HllSketch::minMinHashBits && minHashBits <= HllSketch::maxMinHashBits);
    return indexBits >= HllSketch::minIndexBits && indexBits <= HllSketch::maxIndexBits && minHash && indexBits + minHashBits <= HllSketch::maxBits;
}

std::size_t sizeFor(int indexBits, int minHashBits)
{
    const std::size_t bits = static_cast<std::size_t>(valueBits + minHashBits) << indexBits;
    return headerSize + (bits + 7) / 8;
}

/// Ertl 2017, algorithm 6: contribution of the registers at the upper end.
double tau(double x)
{
    if (x == 0.0 || x == 1.0)
        return 0.0;
    double y = 1.0;
    double z = 1.0 - x;
    double before = 0.0;
    do {
        x = std::sqrt(x);
        before = z;
        y *= 0.5;
        z -= (1.0 - x) * (1.0 - x) * y;
    } while (z != before);
    return z / 3.0;
}

/// Ertl 2017, algorithm 6: contribution of the empty registers.
double sigma(double x)
{
    if (x == 1.0)
        return std::numeric_limits<double>::infinity();
    double y = 1.0;
    double z = x;
    double before = 0.0;
    do {
        x *= x;
        before = z;
        z += x * y;
        y += y;
    } while (z != before);
    return z;
}

/// The bias correction that servers use (Flajolet et al. 2007, figure 3), not Ertl's limit of it.
double alpha(int indexBits)
{
    switch (indexBits) {
    case 4:
        return 0.673;
    case 5:
        return 0.697;
    case 6:
        return 0.709;
    default:
        return 0.7213 / (1.0 + 1.079 / static_cast<double>(1u << indexBits));
    }
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
    if (bytes.size() < headerSize || bytes[0] != 0 || !validBits(bytes[1], bytes[2]) || bytes.size() != sizeFor(bytes[1], bytes[2]))
        return Error::client(ClientCode::protocolError, "these " + std::to_string(bytes.size()) + " bytes are no HyperLogLog sketch");
    return HllSketch(std::move(bytes));
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

std::uint64_t HllSketch::estimate() const
{
    if (const std::uint64_t cached = cachedCount(); cached != 0)
        return cached;
    const double count = registerCount();
    std::array<std::uint32_t, maxValue + 1> histogram{};
    for (std::uint32_t i = 0; i < registerCount(); ++i)
        ++histogram[registerValue(i)];
    double z = count * tau(histogram[maxValue] / count);
    for (std::uint32_t k = maxValue; k > 0; --k)
        z = 0.5 * (z + histogram[k]);
    z += count * sigma(histogram[0] / count);
    return static_cast<std::uint64_t>(std::llround(alpha(indexBits()) * count * count / z));
}

double HllSketch::relativeError() const
{
    return 1.04 / std::sqrt(static_cast<double>(registerCount()));
}

} // namespace binnacle
