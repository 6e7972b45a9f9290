// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/bins/cdt.h"
#include "core/wire/msgpack.h"
#include "core/wire/particle.h"

#include <initializer_list>
#include <optional>
#include <vector>

namespace binnacle::test {

/// What a selection is to answer with.
namespace as {
inline constexpr std::int64_t none = 0;
inline constexpr std::int64_t index = 1;
inline constexpr std::int64_t reverseIndex = 2;
inline constexpr std::int64_t rank = 3;
inline constexpr std::int64_t reverseRank = 4;
inline constexpr std::int64_t count = 5;
inline constexpr std::int64_t key = 6;
inline constexpr std::int64_t value = 7;
inline constexpr std::int64_t keyValue = 8;
inline constexpr std::int64_t indexRange = 9;
inline constexpr std::int64_t reverseIndexRange = 10;
inline constexpr std::int64_t rankRange = 11;
inline constexpr std::int64_t reverseRankRange = 12;
inline constexpr std::int64_t exists = 13;
inline constexpr std::int64_t unorderedMap = 16;
inline constexpr std::int64_t orderedMap = 17;
inline constexpr std::int64_t inverted = 0x1'0000;
} // namespace as

// Values and packed operations for tests of lists and maps.

inline Value list(std::vector<Value> items, ListOrder order = ListOrder::unordered)
{
    return List{std::move(items), order};
}

inline Value ordered(std::vector<Value> items)
{
    return list(std::move(items), ListOrder::ordered);
}

inline Value ints(std::initializer_list<int> values)
{
    List items;
    for (const int value : values)
        items.items.emplace_back(value);
    return items;
}

inline Value map(std::vector<std::pair<Value, Value>> entries, MapOrder order = MapOrder::unordered)
{
    return Map{std::move(entries), order};
}

inline Bytes packed(const Value& value)
{
    Bytes bytes;
    wire::pack(bytes, value);
    return bytes;
}

/// An operation's number and arguments.
inline Value call(std::int64_t code, std::vector<Value> arguments)
{
    arguments.insert(arguments.begin(), code);
    return list(std::move(arguments));
}

/// The same on what a path of steps and operands leads to.
inline Value nested(std::vector<Value> path, Value call)
{
    return list({0xFF, list(std::move(path)), std::move(call)});
}

/// What became of an operation.
struct CdtOutcome {
    int code = 0;
    Value answer;
    std::optional<Value> bin; ///< after a write that changed it
    Bytes binBytes;

    friend bool operator==(const CdtOutcome&, const CdtOutcome&) = default;
};

inline CdtOutcome answered(const Value& value)
{
    return {0, value, std::nullopt, {}};
}

inline Value decoded(const wire::Particle& particle)
{
    const Result<Value> value = wire::decodeParticle(particle.type, particle.bytes);
    return value ? *value : Value(Opaque{particle.type, particle.bytes});
}

/// The value as a bin holds it.
inline wire::Particle stored(const Value& value)
{
    const wire::Particle particle = *wire::encodeParticle(value);
    return *bins::written({particle.type, particle.bytes});
}

inline CdtOutcome read(const Value& bin, const Value& operation)
{
    const wire::Particle present = stored(bin);
    const Result<wire::Particle> answer = bins::readCdt({present.type, present.bytes}, packed(operation));
    return answer ? answered(decoded(*answer)) : CdtOutcome{answer.error().code(), {}, std::nullopt, {}};
}

inline CdtOutcome write(const std::optional<Value>& bin, const Value& operation)
{
    const wire::Particle particle = bin ? stored(*bin) : wire::Particle{};
    const bins::ParticleView view{particle.type, particle.bytes};
    const Result<bins::Modified> modified = bins::modifyCdt(bin ? &view : nullptr, packed(operation));
    if (!modified)
        return {modified.error().code(), {}, std::nullopt, {}};
    CdtOutcome outcome = answered(decoded(modified->answer));
    if (modified->bin) {
        outcome.bin = decoded(*modified->bin);
        outcome.binBytes = modified->bin->bytes;
    }
    return outcome;
}

} // namespace binnacle::test
