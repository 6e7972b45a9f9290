// SPDX-License-Identifier: Apache-2.0
#include "core/node/read_record.h"

#include "core/engine/commands.h"
#include "core/node/answers.h"
#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/node/truncation.h"

namespace binnacle::node {

std::optional<engine::Outcome> readRecord(const wire::Message& message, const Digest& digest, const Storage& storage,
                                          const StoredNamespace& nameSpace, const engine::Configuration& configuration)
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = storage.environment().read();
    if (!snapshot)
        return engine::answered(codeOf(snapshot.error()));
    const auto record = getRecord(**snapshot, nameSpace.tables, digest);
    if (!record)
        return engine::answered(codeOf(record.error()));
    if (record->has_value()) {
        const Result<bool> truncated = isTruncated(**snapshot, nameSpace.tables, **record);
        if (!truncated)
            return engine::answered(codeOf(truncated.error()));
        if (*truncated)
            return engine::apply(std::nullopt, message, now(), configuration, &digest);
    }
    engine::Outcome outcome = engine::apply(*record, message, now(), configuration, &digest);
    if (outcome.change != engine::Change::none)
        return std::nullopt;
    return outcome;
}

} // namespace binnacle::node
