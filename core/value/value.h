// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace binnacle {

/// The type byte of a bin's value on the wire and in storage (the server calls the pair of type and bytes a particle).
enum class ParticleType : std::uint8_t {
    null = 0,
    integer = 1,
    float64 = 2,
    string = 3,
    blob = 4,
    boolean = 17,
    hll = 18,
    map = 19,
    list = 20,
    geoJson = 23,
};

class Value;

struct Nil {
    friend bool operator==(Nil, Nil) = default;
};

struct Blob {
    Bytes bytes;
    friend bool operator==(const Blob&, const Blob&) = default;
};

/// The text as it was sent; it is validated where it is made, not here.
struct GeoJson {
    std::string text;
    friend bool operator==(const GeoJson&, const GeoJson&) = default;
};

/// A sketch in Aerospike's own binary form (see hll_sketch.h).
struct Hll {
    Bytes bytes;
    friend bool operator==(const Hll&, const Hll&) = default;
};

/// A particle of a type that this program does not interpret (a language-specific blob, for instance), kept byte for byte.
struct Opaque {
    std::uint8_t type = 0;
    Bytes bytes;
    friend bool operator==(const Opaque&, const Opaque&) = default;
};

/// The ext element that compares above every value, used as an end of ranges inside list and map operands.
struct Infinity {
    friend bool operator==(Infinity, Infinity) = default;
};

/// The ext element that matches anything, used inside list and map operands.
struct Wildcard {
    friend bool operator==(Wildcard, Wildcard) = default;
};

enum class ListOrder : std::uint8_t { unordered, ordered };

struct List {
    std::vector<Value> items;
    ListOrder order = ListOrder::unordered;
    bool persistIndex = false;
    friend bool operator==(const List&, const List&);
};

enum class MapOrder : std::uint8_t { unordered, keyOrdered, keyValueOrdered };

/// Entries stay in the order in which they came.
struct Map {
    std::vector<std::pair<Value, Value>> entries;
    MapOrder order = MapOrder::unordered;
    bool persistIndex = false;
    friend bool operator==(const Map&, const Map&);
};

/// Anything a bin, a list element or a map entry can hold. A value type: copies are deep, nothing is shared.
/// Equality is by type and content: 1 and 1.0 differ, NaN equals NaN of the same bits, and maps compare entry by entry in order.
class Value {
public:
    using Storage = std::variant<Nil, bool, std::int64_t, double, std::string, Blob, GeoJson, Hll, List, Map, Opaque, Infinity,
                                 Wildcard>;

    Value() = default;
    Value(Nil) {}
    Value(bool v) : m_storage(v) {}
    Value(int v) : m_storage(std::int64_t{v}) {}
    Value(std::int64_t v) : m_storage(v) {}
    Value(double v) : m_storage(v) {}
    Value(const char* v) : m_storage(std::string(v)) {}
    Value(std::string_view v) : m_storage(std::string(v)) {}
    Value(std::string v) : m_storage(std::move(v)) {}
    Value(Blob v) : m_storage(std::move(v)) {}
    Value(GeoJson v) : m_storage(std::move(v)) {}
    Value(Hll v) : m_storage(std::move(v)) {}
    Value(List v) : m_storage(std::move(v)) {}
    Value(Map v) : m_storage(std::move(v)) {}
    Value(Opaque v) : m_storage(std::move(v)) {}
    Value(Infinity v) : m_storage(v) {}
    Value(Wildcard v) : m_storage(v) {}

    const Storage& storage() const { return m_storage; }
    Storage& storage() { return m_storage; }

    /// Null if the value is of another type.
    template <typename T>
    const T* as() const
    {
        return std::get_if<T>(&m_storage);
    }
    template <typename T>
    T* as()
    {
        return std::get_if<T>(&m_storage);
    }

    bool isNil() const { return std::holds_alternative<Nil>(m_storage); }

    friend bool operator==(const Value& a, const Value& b);

private:
    Storage m_storage;
};

/// The chip of the type: int, dbl, str, bool, blob, list, map, geo, hll, nil; `type N` for an opaque one.
std::string typeChip(const Value& value);

struct Bin {
    std::string name; ///< bytes; at most 15 on any current server
    Value value;
    friend bool operator==(const Bin&, const Bin&) = default;
};

} // namespace binnacle
