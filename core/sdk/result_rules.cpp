// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/result_rules.h"

#include <algorithm>

namespace binnacle {

ResultRules::ResultRules(const OperationDocument& document)
{
    std::int64_t end = 0;
    for (const Segment& segment : document.segments) {
        end += keyCount(segment).value_or(0);
        m_segments.push_back({end, segment.verb, segment.failOnFilteredOut, segment.respondAllKeys});
    }
}

const ResultRules::Part& ResultRules::partOf(std::int64_t index) const
{
    const auto found = std::ranges::upper_bound(m_segments, index, {}, &Part::end);
    return found == m_segments.end() ? m_segments.back() : *found;
}

bool ResultRules::admit(RecordResult& result) const
{
    if (!result.error) {
        return true;
    }
    const Part& part = partOf(result.index);
    result.failsFilteredOut = part.failOnFilteredOut;
    if (part.verb != Verb::query || part.respondAllKeys) {
        return true;
    }
    if (result.error->is(ServerCode::filteredOut)) {
        return part.failOnFilteredOut;
    }
    return !result.error->is(ServerCode::recordNotFound);
}

bool ResultRules::isFailure(const RecordResult& result) const
{
    if (!result.error || result.skipped()) {
        return false;
    }
    // A query was asked to tell of all its keys, and a touch tells whether there was something to touch.
    const Verb verb = partOf(result.index).verb;
    return !result.error->is(ServerCode::recordNotFound) || (verb != Verb::query && verb != Verb::touch);
}

} // namespace binnacle
