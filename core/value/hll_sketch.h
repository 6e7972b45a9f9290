// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/value/hll_estimate.h"
#include "core/value/value.h"

#include <cstdint>
#include <span>
#include <vector>

namespace binnacle {

/// A HyperLogLog sketch in Aerospike's own binary form:
///     1 byte flags (0) · 1 byte index bits p · 1 byte min-hash bits m · 8 bytes cached estimate, little-endian, 0 if unknown ·
///     2^p registers of 6 + m bits each, big-endian bit order, padded to a byte
/// The upper 6 bits of a register are the HyperLogLog value, the lower m the min-hash (HyperMinHash: Yu and Weber 2017,
/// arXiv:1710.08436). The estimate is Ertl's improved raw estimator (Ertl 2017, arXiv:1702.01284).
class HllSketch {
public:
    static constexpr int minIndexBits = 4;
    static constexpr int maxIndexBits = 16;
    static constexpr int minMinHashBits = 4;
    static constexpr int maxMinHashBits = 51;
    static constexpr int maxBits = 64; ///< index and min-hash bits together

    /// Index bits 4 to 16; min-hash bits 0, or 4 to 51; both together at most 64. Anything else is an invalid parameter.
    static Result<HllSketch> create(int indexBits, int minHashBits = 0);

    /// A protocol error that says why if the bytes are no sketch: header, length or bits out of range.
    static Result<HllSketch> fromBytes(Bytes bytes);

    /// As create(), with these registers, which fit their bits and are as many as there are. No estimate is cached.
    static HllSketch packed(int indexBits, int minHashBits, std::span<const std::uint64_t> registers);

    int indexBits() const { return m_bytes[1]; }
    int minHashBits() const { return m_bytes[2]; }
    std::uint32_t registerCount() const { return std::uint32_t{1} << indexBits(); }

    /// The HyperLogLog value of one register, 0 (empty) to 63; `index` is below registerCount().
    std::uint8_t registerValue(std::uint32_t index) const;

    /// A whole register: the HyperLogLog value above the min-hash. `index` is below registerCount().
    std::uint64_t rawRegister(std::uint32_t index) const;

    /// All registers, whole, in order: much faster than one by one.
    std::vector<std::uint64_t> registers() const;

    /// How many registers hold each HyperLogLog value.
    HllHistogram histogram() const;

    /// `value` fits 6 + minHashBits() bits. A cached estimate is forgotten.
    void setRawRegister(std::uint32_t index, std::uint64_t value);

    /// Adds one element, given as its smallest MessagePack form. True if a register changed.
    bool add(ByteView packedElement);

    /// False only if the element, in its smallest MessagePack form, was never added.
    bool mayContain(ByteView packedElement) const;

    /// Keeps the estimate in the sketch, and gives it.
    std::uint64_t refreshCachedCount();

    /// The estimated number of distinct elements; from the registers, or the cached one where the sketch carries it.
    std::uint64_t estimate() const;

    /// The estimate that the sketch carries; 0 if it carries none. Nothing keeps it from being another than the registers'.
    std::uint64_t cachedCount() const;

    /// Relative standard error of the estimate, at its largest: see hllRelativeError().
    double relativeError() const;

    const Bytes& bytes() const { return m_bytes; }

private:
    explicit HllSketch(Bytes bytes) : m_bytes(std::move(bytes)) {}

    std::uint32_t registerBits() const { return 6u + static_cast<std::uint32_t>(minHashBits()); }
    struct Place {
        std::uint32_t index = 0;
        std::uint64_t value = 0;
    };
    Place placeOf(ByteView packedElement) const;
    template <typename Visit>
    void forEachRegister(const Visit& visit) const;
    void cacheCount(std::uint64_t count);

    Bytes m_bytes;
};

} // namespace binnacle
