// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/problem_place.h"

#include <algorithm>

namespace binnacle::ui {

std::vector<PlacedProblem> placedProblems(const std::vector<Problem>& problems, std::size_t segment,
                                          std::vector<PlacedProblem> input)
{
    const auto typed = static_cast<std::ptrdiff_t>(input.size());
    for (const Problem& problem : problems) {
        if (problem.segment != segment)
            continue;
        const bool covered = std::any_of(input.begin(), input.begin() + typed, [&](const PlacedProblem& other) {
            return other.operation == problem.operation && other.place == problem.place;
        });
        if (!covered)
            input.push_back({problem.place, problem.operation, QString::fromStdString(problem.sentence),
                             problem.severity == Problem::Severity::error});
    }
    return input;
}

} // namespace binnacle::ui
