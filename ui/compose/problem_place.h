// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/check.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// A problem as the composer shows it.
struct PlacedProblem {
    Place place = Place::segment;
    std::optional<std::size_t> operation; ///< the row; nothing: the list, or another place
    QString sentence;
    bool isError = true;

    friend bool operator==(const PlacedProblem&, const PlacedProblem&) = default;
};

/// The problems of one segment. Where something cannot be read as it was typed, `input`, what check() finds at the same place
/// is left out: the document there holds what was read last.
std::vector<PlacedProblem> placedProblems(const std::vector<Problem>& problems, std::size_t segment,
                                          std::vector<PlacedProblem> input);

} // namespace binnacle::ui
