// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/check.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// The part of a segment's card at which a problem is shown.
enum class Place : std::uint8_t { segment, dataSet, keys, operations, expiry, generation, durableDelete };

/// A problem as the composer shows it.
struct PlacedProblem {
    Place place = Place::segment;
    std::optional<std::size_t> operation; ///< with Place::operations: the row; nothing: the list
    QString sentence;
    bool isError = true;

    friend bool operator==(const PlacedProblem&, const PlacedProblem&) = default;
};

/// Finds the part by what makes the problem go away: each is put in order in turn, and the segment checked again.
/// `problem` is one of check(document).
Place placeOf(const Problem& problem, const OperationDocument& document);

/// The problems of one segment. Where something cannot be read as it was typed, `input`, what check() finds at the same place
/// is left out: the document there holds what was read last. In a row only the operand is typed, so there both stay.
std::vector<PlacedProblem> placedProblems(const OperationDocument& document, const std::vector<Problem>& problems,
                                          std::size_t segment, std::vector<PlacedProblem> input);

} // namespace binnacle::ui
