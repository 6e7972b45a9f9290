// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_parts.h"
#include "core/operation/read_touch.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

constexpr std::uint32_t largestChunk = 1'000'000;
constexpr std::size_t longestIndexName = 255; // servers take 63 or, of newer versions, 255 bytes

void checkHint(const QueryHint& hint, ProblemList& problems)
{
    if (!hint.indexName.empty() && !hint.binName.empty())
        problems.error(Place::query, "a hint names an index or a bin, not both");
    if (hint.indexName.size() > longestIndexName)
        problems.error(Place::query, "the name of an index has at most 255 bytes, not " + std::to_string(hint.indexName.size()));
}

/// In a namespace of either kind: which one it is only the cluster knows.
bool wantsTouch(const Behavior& behavior)
{
    return std::ranges::any_of(std::array{Consistency::ap, Consistency::sc}, [&behavior](Consistency consistency) {
        const auto said = behavior.resolve(&Settings::readTouchTtlPercent, {CommandKind::read, CommandShape::query, consistency});
        return said && said->value != 0 && said->value != neverTouches;
    });
}

} // namespace

void checkQuery(const Segment& segment, const Behavior& behavior, ProblemList& problems)
{
    const QueryOptions& options = segment.query;
    if (segment.verb != Verb::query || !segment.keys.empty()) {
        if (options != QueryOptions())
            problems.error(Place::query, "a limit, chunks, partitions, a pace and hints are for queries of a whole set");
        return;
    }
    if (options.limit < 0)
        problems.error(Place::query, "a limit is 1 record or more");
    if (options.chunkSize > largestChunk)
        problems.error(Place::query, "a chunk has 1 to 1000000 records, not " + std::to_string(options.chunkSize));
    if (options.partitions.first >= options.partitions.end || options.partitions.end > partitionCountOfNamespaces)
        problems.error(Place::query, "partitions run from 0 to 4095, and the end of a range comes after its first");
    if (options.hint)
        checkHint(*options.hint, problems);
    if (wantsTouch(behavior))
        problems.warning(Place::policy,
                         "readTouchTtlPercent has no effect on a query of a whole set: it prolongs no record's life");
}

} // namespace binnacle
