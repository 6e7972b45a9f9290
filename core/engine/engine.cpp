// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "core/engine/commands.h"
#include "core/engine/request.h"
#include "core/engine/time_to_live.h"

namespace binnacle::engine {

Outcome apply(const std::optional<StoredRecord>& before, const wire::Message& command, const Clock& now,
              const Configuration& configuration)
{
    if (const std::optional<ServerCode> code = refusal(command))
        return answered(*code);
    const StoredRecord* present = before && !isExpired(before->voidTime, now) ? &*before : nullptr;
    const StoredRecord* live = present != nullptr && !isTombstone(*present) ? present : nullptr;
    if ((command.header.info2 & wire::info2::write) != 0) {
        if ((command.header.info2 & wire::info2::remove) != 0)
            return applyDelete(live, command, now, configuration);
        return applyWrite(present, command, now, configuration);
    }
    if ((command.header.info1 & wire::info1::read) != 0)
        return applyRead(live, command, now);
    return answered(ServerCode::parameterError);
}

} // namespace binnacle::engine
