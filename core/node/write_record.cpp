// SPDX-License-Identifier: Apache-2.0
#include "core/node/write_record.h"

#include "core/engine/commands.h"
#include "core/node/now.h"
#include "core/node/record_table.h"
#include "core/node/tombstones.h"
#include "core/node/truncation.h"

#include <optional>

namespace binnacle::node {
namespace {

Result<void> store(WriteTransaction& transaction, const NamespaceTables& tables, const Digest& digest,
                   const std::optional<engine::StoredRecord>& before, const engine::Outcome& outcome)
{
    switch (outcome.change) {
    case engine::Change::none:
        return {};
    case engine::Change::put:
        if (!before || !engine::isTombstone(*before))
            return putRecord(transaction, tables, digest, before ? &*before : nullptr, *outcome.record);
        if (Result<void> removed = removeTombstone(transaction, tables, digest, *before); !removed)
            return removed;
        return putRecord(transaction, tables, digest, nullptr, *outcome.record);
    case engine::Change::remove:
        return before ? removeRecord(transaction, tables, digest, *before) : Result<void>();
    case engine::Change::bury:
        return before ? buryRecord(transaction, tables, digest, *before, *outcome.record) : Result<void>();
    }
    return {};
}

/// What a write goes on from: the record or its tombstone, unless a truncation has taken it away.
Result<std::optional<engine::StoredRecord>> seenBy(const WriteTransaction& transaction, const NamespaceTables& tables,
                                                   const std::optional<engine::StoredRecord>& stored)
{
    if (!stored)
        return stored;
    const Result<bool> truncated = isTruncated(transaction, tables, *stored);
    if (!truncated)
        return truncated.error();
    return *truncated ? std::optional<engine::StoredRecord>() : stored;
}

} // namespace

Result<engine::Outcome> writeRecord(WriteTransaction& transaction, const StoredNamespace& nameSpace, const Digest& digest,
                                    ByteView bytes, const engine::Configuration& configuration)
{
    const NamespaceTables& tables = nameSpace.tables;
    std::size_t offset = 0;
    const Result<wire::Message> message = wire::decodeMessage(bytes, offset);
    if (!message)
        return engine::answered(ServerCode::parameterError);
    const auto before = getRecordOrTombstone(transaction, tables, digest);
    if (!before)
        return before.error();
    const auto seen = seenBy(transaction, tables, *before);
    if (!seen)
        return seen.error();
    engine::Outcome outcome = engine::apply(*seen, *message, now(), nameSpace.state->configured(configuration), &digest);
    if (outcome.change == engine::Change::put) {
        // The clock was put back since a truncation.
        const Result<bool> truncated = isTruncated(transaction, tables, *outcome.record);
        if (!truncated)
            return truncated.error();
        if (*truncated)
            return engine::answered(ServerCode::forbidden);
    }
    if (const Result<void> stored = store(transaction, tables, digest, *before, outcome); !stored) {
        // Found out before anything was changed: too many sets.
        if (stored.error().is(ServerCode::parameterError))
            return engine::answered(ServerCode::parameterError);
        return stored.error();
    }
    outcome.record.reset();
    return outcome;
}

} // namespace binnacle::node
