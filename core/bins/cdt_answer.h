// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/packed_container.h"
#include "core/bins/packed_order.h"
#include "core/wire/particle.h"

#include <cstdint>
#include <vector>

namespace binnacle::bins {

/// What a selection of elements answers with. Source: result_type_t in proto.h of the server.
enum class ResultType : std::uint16_t {
    none = 0,
    index = 1,
    reverseIndex = 2,
    rank = 3,
    reverseRank = 4,
    count = 5,
    key = 6,
    value = 7,
    keyValue = 8, ///< a map that keeps the order of its entries
    indexRange = 9,
    reverseIndexRange = 10,
    rankRange = 11,
    reverseRankRange = 12,
    exists = 13,
    unorderedMap = 16,
    orderedMap = 17,
};

/// How a selection answers.
struct Returning {
    ResultType type = ResultType::none;
    bool inverted = false; ///< the elements that are not selected
    bool many = false;     ///< a list of results, or the one result by itself

    /// From an operation's argument: the type in the low 16 bits, the flag for inverted above.
    static Returning of(std::uint64_t argument, bool many);

    bool isIndex() const { return type == ResultType::index || type == ResultType::reverseIndex; }
    bool isRank() const { return type == ResultType::rank || type == ResultType::reverseRank; }
    bool isIndexRange() const { return type == ResultType::indexRange || type == ResultType::reverseIndexRange; }
    bool isRankRange() const { return type == ResultType::rankRange || type == ResultType::reverseRankRange; }
    bool isMap() const;
    bool isElements() const { return type == ResultType::key || type == ResultType::value || isMap(); }
    bool isReverse() const;
};

/// `count` places from `first` on, among `size`.
struct Span {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

// The answers themselves. An empty one has the type null.

wire::Particle noAnswer();
wire::Particle integerAnswer(std::int64_t value);
wire::Particle doubleAnswer(double value);
wire::Particle booleanAnswer(bool value);
wire::Particle integersAnswer(const std::vector<std::int64_t>& values);
wire::Particle listAnswer(const std::vector<ByteView>& items);
/// A packed element as a value by itself; an element that no bin can hold is a server error.
Result<wire::Particle> elementAnswer(ByteView element);
/// Entries as the kind of map that the type asks for; `sorted` if they lie in the order of their keys.
wire::Particle mapAnswer(ResultType type, std::vector<PackedEntry> entries, bool sorted);

/// The places of a span, counted from the end if `reverse`, ascending either way.
void appendSpan(std::vector<std::int64_t>& places, Span span, std::uint32_t size, bool reverse);

/// Where nothing was selected. `place` is where it would have been.
Result<wire::Particle> notFoundAnswer(Returning returning, std::int64_t place);
/// Counts, existence, indexes or ranks of a span, or of everything else if inverted; other types are not applicable.
Result<wire::Particle> spanAnswer(Returning returning, Span span, std::uint32_t size);
/// The same, and the span itself for the types that ask for it.
Result<wire::Particle> rangeAnswer(Returning returning, Span span, std::uint32_t size);
/// The places that `selected` marks, each counted from the end if the type says so.
wire::Particle placesAnswer(Returning returning, const std::vector<bool>& selected);

} // namespace binnacle::bins
