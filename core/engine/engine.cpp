// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "core/engine/commands.h"
#include "core/engine/request.h"
#include "core/engine/time_to_live.h"

#include <algorithm>

namespace binnacle::engine {

namespace {

/// All zeros if the command has none, or one of another length.
Digest digestIn(const wire::Message& command)
{
    Digest digest{};
    const wire::Field* field = command.field(wire::FieldType::digest);
    if (field != nullptr && field->data.size() == digest.size())
        std::ranges::copy(field->data, digest.begin());
    return digest;
}

} // namespace

Outcome apply(const std::optional<StoredRecord>& before, const wire::Message& command, const Clock& now,
              const Configuration& configuration, const Digest* digest)
{
    if (const std::optional<ServerCode> code = refusal(command))
        return answered(*code);
    Subject subject{.digest = digest != nullptr ? *digest : digestIn(command), .now = now};
    if (before && !isExpired(before->voidTime, now))
        subject.present = &*before;
    if (subject.present != nullptr && !isTombstone(*subject.present))
        subject.live = subject.present;
    if ((command.header.info2 & wire::info2::write) != 0) {
        if ((command.header.info2 & wire::info2::remove) != 0)
            return applyDelete(subject, command, configuration);
        return applyWrite(subject, command, configuration);
    }
    if ((command.header.info1 & wire::info1::read) != 0)
        return applyRead(subject, command);
    return answered(ServerCode::parameterError);
}

} // namespace binnacle::engine
