// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/problem_place.h"

#include <algorithm>

namespace binnacle::ui {

namespace {

bool stillThere(const Problem& problem, const Segment& segment, const Policy& policy = {})
{
    const std::vector<Problem> found = check(OperationDocument{{segment}, policy});
    return std::any_of(found.begin(), found.end(), [&](const Problem& other) { return other.sentence == problem.sentence; });
}

Segment mended(const Segment& segment, Place place)
{
    // Keys may be a great many, so they are only taken over where they are not what is put in order.
    Segment copy;
    copy.verb = segment.verb;
    copy.dataSet = segment.dataSet;
    copy.operations = segment.operations;
    copy.expiry = segment.expiry;
    copy.generation = segment.generation;
    copy.durableDelete = segment.durableDelete;
    copy.keys = {KeyValue(std::int64_t{1})};
    if (place == Place::dataSet)
        copy.dataSet = DataSet::of("test", {});
    else if (place == Place::operations)
        copy.operations = {{"a", segment.verb == Verb::query ? BinAction(GetBin{}) : BinAction(SetTo{1})}};
    else if (place == Place::expiry)
        copy.expiry = {};
    else if (place == Place::generation)
        copy.generation.reset();
    else if (place == Place::durableDelete)
        copy.durableDelete.reset();
    return copy;
}

} // namespace

Place placeOf(const Problem& problem, const OperationDocument& document)
{
    Segment sound;
    sound.verb = Verb::exists;
    sound.dataSet = DataSet::of("test", {});
    sound.keys = {KeyValue(std::int64_t{1})};
    if (problem.segment >= document.segments.size() || stillThere(problem, sound, document.policy))
        return Place::segment;
    const Segment& segment = document.segments[problem.segment];
    for (const Place place : {Place::keys, Place::dataSet, Place::operations, Place::expiry, Place::generation,
                              Place::durableDelete}) {
        if (!stillThere(problem, mended(segment, place)))
            return place;
    }
    return Place::segment;
}

std::vector<PlacedProblem> placedProblems(const OperationDocument& document, const std::vector<Problem>& problems,
                                          std::size_t segment, std::vector<PlacedProblem> input)
{
    const std::size_t typed = input.size();
    for (const Problem& problem : problems) {
        if (problem.segment != segment)
            continue;
        PlacedProblem placed{problem.operation ? Place::operations : placeOf(problem, document), problem.operation,
                             QString::fromStdString(problem.sentence), problem.severity == Problem::Severity::error};
        const bool covered = !problem.operation
            && std::any_of(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(typed),
                           [&](const PlacedProblem& other) { return !other.operation && other.place == placed.place; });
        if (!covered)
            input.push_back(std::move(placed));
    }
    return input;
}

} // namespace binnacle::ui
