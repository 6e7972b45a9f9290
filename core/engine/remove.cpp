// SPDX-License-Identifier: Apache-2.0
#include "core/engine/commands.h"
#include "core/engine/expressions.h"
#include "core/engine/record_rules.h"

#include <algorithm>

namespace binnacle::engine {

Outcome deleted(const StoredRecord& live, const wire::Message& command, const Clock& now)
{
    Outcome outcome = removed();
    if ((command.header.info2 & wire::info2::durableDelete) == 0)
        return outcome;
    outcome.change = Change::bury;
    StoredRecord& tombstone = outcome.record.emplace();
    tombstone.generation = nextGeneration(live.generation);
    tombstone.lastUpdateMs = std::max(live.lastUpdateMs, now.milliseconds);
    tombstone.set = live.set;
    tombstone.key = live.key;
    return outcome;
}

/// The answer to a delete carries neither generation nor void time, not even where it fails.
Outcome applyDelete(const Subject& subject, const wire::Message& command, const Configuration& configuration)
{
    if ((command.header.info2 & wire::info2::durableDelete) != 0 && !configuration.durableDeletes)
        return answered(ServerCode::enterpriseOnly);
    const StoredRecord* live = subject.live;
    if (live == nullptr)
        return answered(ServerCode::recordNotFound);
    if (!namesSetForRead(command, *live))
        return answered(ServerCode::parameterError);
    if (!generationHolds(command.header, live->generation))
        return answered(ServerCode::generationMismatch);
    if (const ServerCode code = checkFilter(command, *live, subject.digest, subject.now); code != ServerCode::ok)
        return answered(code);
    if (!keyMatches(command, *live))
        return answered(ServerCode::keyMismatch);
    return deleted(*live, command, subject.now);
}

} // namespace binnacle::engine
