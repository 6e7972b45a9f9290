// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace binnacle {

/// RIPEMD-160 of the set's name and the key: what a record is found by.
using Digest = std::array<std::uint8_t, 20>;

/// What a user calls a record by. Servers take integers, strings and blobs.
using KeyValue = std::variant<std::int64_t, std::string, Blob>;

/// Integers from first to last, both included, in steps of one. Kept as a range: it may stand for millions of keys.
struct KeyRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    friend bool operator==(const KeyRange&, const KeyRange&) = default;
};

struct DataSet;
struct RangeOfKeys;

/// A record's address. The digest is always there; the user's own key only if it was given, or stored with the record.
struct Key {
    std::string nameSpace;
    std::string set; ///< empty for records outside any set
    Digest digest{};
    std::optional<KeyValue> userKey;

    friend bool operator==(const Key&, const Key&) = default;
};

/// Where records are: a namespace and a set. Names are bytes; limits are counted in bytes and kept by validate().
struct DataSet {
    std::string nameSpace;
    std::string set;

    static DataSet of(std::string nameSpace, std::string set) { return {std::move(nameSpace), std::move(set)}; }

    Key id(std::int64_t value) const;
    Key id(int value) const { return id(std::int64_t{value}); }
    Key id(std::string value) const;
    Key id(const char* value) const { return id(std::string(value)); }
    Key id(Blob value) const;
    Key id(KeyValue value) const;
    Key idFromDigest(const Digest& digest) const;

    /// users.ids(1, 2, "x"): any mixture of what id() takes.
    template <typename... T>
    std::vector<Key> ids(T&&... values) const
    {
        return {id(std::forward<T>(values))...};
    }

    /// The integer keys from first to last, both included.
    RangeOfKeys idRange(std::int64_t first, std::int64_t last) const;

    friend bool operator==(const DataSet&, const DataSet&) = default;
};

/// Keys that were never made one by one.
struct RangeOfKeys {
    DataSet dataSet;
    KeyRange range;
    friend bool operator==(const RangeOfKeys&, const RangeOfKeys&) = default;
};

/// Namespace: 1 to 31 bytes. Set: at most 63 bytes.
Result<void> validate(const DataSet& dataSet);

/// RIPEMD-160 over the set's bytes, one type byte (1 integer, 3 string, 4 blob) and the key's bytes (integers 8 bytes, big-endian).
Digest digestOf(std::string_view set, const KeyValue& key);

/// 0 to 4095: the low 12 bits of the digest's first two bytes, read little-endian.
std::uint16_t partitionOf(const Digest& digest);
inline constexpr int partitionCount = 4096;

/// The key for people: 42, "space_needle", 0xdeadbeef; the digest's hex in angle brackets where there is no user key.
std::string displayText(const Key& key);
std::string displayText(const KeyValue& key);

} // namespace binnacle
