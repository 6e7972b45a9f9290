// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/path_step.h"
#include "core/value/value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::work {

enum class ChangeKind : std::uint8_t { unchanged, added, changed, removed };

/// unchanged, added, …: for printing.
std::string_view nameOf(ChangeKind kind);

/// What became of one element inside a list or a map.
struct NestedChange {
    std::vector<PathStep>
        path; ///< map keys and list indexes, from the bin's value inwards; a removed item's index is its old one
    ChangeKind kind = ChangeKind::changed;
    Value before; ///< nil if it was added
    Value after;  ///< nil if it was removed
    friend bool operator==(const NestedChange&, const NestedChange&) = default;
};

/// What became of a sketch.
struct SketchChange {
    std::uint64_t estimateBefore = 0;
    std::uint64_t estimateAfter = 0;
    /// How many registers have another value; nothing if index bits or min-hash bits differ, so that they cannot be compared.
    std::optional<std::uint32_t> registersChanged;
    friend bool operator==(const SketchChange&, const SketchChange&) = default;
};

/// What became of one bin.
struct BinChange {
    std::string bin;
    ChangeKind kind = ChangeKind::unchanged;
    std::optional<Value> before;
    std::optional<Value> after;
    std::vector<NestedChange> nested;   ///< of a list that stays a list, or a map that stays a map
    std::size_t nestedLeftOut = 0;      ///< how many more there are than are told
    std::optional<SketchChange> sketch; ///< of a sketch that stays one
    friend bool operator==(const BinChange&, const BinChange&) = default;
};

/// Bin by bin: first those that were there, in their order, then those that came. Pure.
std::vector<BinChange> binChanges(std::span<const Bin> before, std::span<const Bin> after);

/// The differences inside of two lists or two maps, told as deep as they go. No more than `most` are told; `leftOut` is how many
/// there are beyond. Where the kind of order differs, the whole is one change.
std::vector<NestedChange> nestedChanges(const Value& before, const Value& after, std::size_t most, std::size_t& leftOut);

} // namespace binnacle::work
