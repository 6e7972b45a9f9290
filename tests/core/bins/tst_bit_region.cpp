// SPDX-License-Identifier: Apache-2.0
#include "core/bins/bit_region.h"
#include "tests/support/seed.h"

#include <QTest>

#include <functional>
#include <vector>

using namespace binnacle;
using bins::BitCombination;
using bins::BitRegion;
using test::between;

namespace {

/// The model: one bool a bit.
using Bits = std::vector<bool>;

Bits modelOf(const Bytes& bytes)
{
    Bits bits;
    for (const std::uint8_t byte : bytes)
        for (int i = 7; i >= 0; --i)
            bits.push_back((byte >> i & 1) != 0);
    return bits;
}

Bytes randomBytes(std::mt19937_64& random, std::size_t size)
{
    Bytes bytes(size);
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(between(random, 0, 255) & between(random, 0, 255));
    return bytes;
}

struct Case {
    Bytes bytes;
    BitRegion region;
};

Case randomCase(std::mt19937_64& random, std::size_t widest = 1000)
{
    Case one{randomBytes(random, static_cast<std::size_t>(between(random, 1, 20))), {}};
    const auto bits = static_cast<std::int64_t>(one.bytes.size() * 8);
    one.region.first = static_cast<std::size_t>(between(random, 0, bits - 1));
    const auto most = std::min(static_cast<std::int64_t>(widest), bits - static_cast<std::int64_t>(one.region.first));
    one.region.size = static_cast<std::size_t>(between(random, 1, most));
    return one;
}

/// What `make` gives for each place in the region, and the rest as it was.
Bits replaced(const Case& one, const std::function<bool(const Bits& region, std::size_t place)>& make)
{
    Bits bits = modelOf(one.bytes);
    const auto first = bits.begin() + static_cast<std::ptrdiff_t>(one.region.first);
    const Bits region(first, first + static_cast<std::ptrdiff_t>(one.region.size));
    for (std::size_t place = 0; place < one.region.size; ++place)
        bits[one.region.first + place] = make(region, place);
    return bits;
}

constexpr int rounds = 3000;

} // namespace

class TestBitRegion : public QObject {
    Q_OBJECT

private slots:
    void regionsAreCombinedBitByBit();
    void regionsAreInverted();
    void regionsAreShiftedByAnyDistance();
    void bitsAreCutOut();
    void bitsAreCounted();
    void bitsAreFoundFromTheFront();
    void bitsAreFoundFromTheEndOrBeforeTheRegion();
    void aBitBeforeTheRegionHasANegativePlace();
    void integersOfEveryWidthAreKept();
};

void TestBitRegion::regionsAreCombinedBitByBit()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const Bytes operand = randomBytes(random, (one.region.size + 7) / 8);
        const Bits other = modelOf(operand);
        const auto check = [&](BitCombination how, auto combine) {
            Bytes bytes = one.bytes;
            bins::combineBits(bytes, one.region, operand, how);
            return modelOf(bytes) ==
                   replaced(one, [&](const Bits& region, std::size_t place) { return combine(region[place], other[place]); });
        };
        QVERIFY(check(BitCombination::set, [](bool, bool b) { return b; }));
        QVERIFY(check(BitCombination::bitwiseOr, [](bool a, bool b) { return a || b; }));
        QVERIFY(check(BitCombination::bitwiseXor, [](bool a, bool b) { return a != b; }));
        QVERIFY(check(BitCombination::bitwiseAnd, [](bool a, bool b) { return a && b; }));
    }
}

void TestBitRegion::regionsAreInverted()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        Bytes bytes = one.bytes;
        bins::invertBits(bytes, one.region);
        QVERIFY(modelOf(bytes) == replaced(one, [](const Bits& region, std::size_t place) { return !region[place]; }));
    }
}

void TestBitRegion::regionsAreShiftedByAnyDistance()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const auto distance = static_cast<std::size_t>(between(random, 0, static_cast<std::int64_t>(one.region.size) + 20));
        Bytes left = one.bytes;
        bins::shiftBitsLeft(left, one.region, distance);
        QVERIFY(modelOf(left) == replaced(one, [distance](const Bits& region, std::size_t place) {
                    return place + distance < region.size() && region[place + distance];
                }));
        Bytes right = one.bytes;
        bins::shiftBitsRight(right, one.region, distance);
        QVERIFY(modelOf(right) == replaced(one, [distance](const Bits& region, std::size_t place) {
                    return place >= distance && region[place - distance];
                }));
    }
}

void TestBitRegion::bitsAreCutOut()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const Bits all = modelOf(one.bytes);
        const Bytes cut = bins::bitsOf(one.bytes, one.region);
        QCOMPARE(cut.size(), (one.region.size + 7) / 8);
        const Bits bits = modelOf(cut);
        for (std::size_t i = 0; i < bits.size(); ++i)
            QVERIFY(bits[i] == (i < one.region.size && all[one.region.first + i]));
    }
}

void TestBitRegion::bitsAreCounted()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const Bits all = modelOf(one.bytes);
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < one.region.size; ++i)
            count += all[one.region.first + i];
        QCOMPARE(bins::countBits(one.bytes, one.region), count);
    }
}

void TestBitRegion::bitsAreFoundFromTheFront()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const Bits all = modelOf(one.bytes);
        for (const bool value : {false, true}) {
            std::int64_t expected = -1;
            for (std::size_t i = one.region.size; i > 0; --i)
                if (all[one.region.first + i - 1] == value)
                    expected = static_cast<std::int64_t>(i - 1);
            QCOMPARE(bins::firstBit(one.bytes, one.region, value), expected);
        }
    }
}

void TestBitRegion::bitsAreFoundFromTheEndOrBeforeTheRegion()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random);
        const Bits all = modelOf(one.bytes);
        for (const bool value : {false, true}) {
            std::int64_t expected = -1;
            for (std::size_t i = one.region.first / 8 * 8; i < one.region.first + one.region.size; ++i)
                if (all[i] == value)
                    expected = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(one.region.first);
            QCOMPARE(bins::lastBit(one.bytes, one.region, value), expected);
        }
    }
}

void TestBitRegion::aBitBeforeTheRegionHasANegativePlace()
{
    QCOMPARE(bins::lastBit(Bytes{0x40}, {3, 5}, true), std::int64_t{-2});
    QCOMPARE(bins::lastBit(Bytes{0x00, 0x00}, {3, 8}, true), std::int64_t{-1});
}

void TestBitRegion::integersOfEveryWidthAreKept()
{
    std::mt19937_64 random = test::seededGenerator();
    for (int round = 0; round < rounds; ++round) {
        const Case one = randomCase(random, 64);
        const std::uint64_t value = random();
        Bytes bytes = one.bytes;
        bins::putInteger(bytes, one.region, value);
        const std::size_t size = one.region.size;
        QVERIFY(modelOf(bytes) ==
                replaced(one, [&](const Bits&, std::size_t place) { return (value >> (size - 1 - place) & 1) != 0; }));
        QCOMPARE(bins::integerInBits(bytes, one.region), value & (~std::uint64_t{0} >> (64 - size)));
    }
}

QTEST_APPLESS_MAIN(TestBitRegion)
#include "tst_bit_region.moc"
