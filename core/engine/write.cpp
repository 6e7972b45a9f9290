// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"
#include "core/engine/commands.h"
#include "core/engine/record_rules.h"
#include "core/engine/request.h"
#include "core/engine/time_to_live.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

/// A write that fails tells the generation and the void time of the record that it left alone.
Outcome failed(ServerCode code, const StoredRecord* live)
{
    Outcome outcome = answered(code);
    if (live != nullptr) {
        outcome.generation = live->generation;
        outcome.voidTime = live->voidTime;
    }
    return outcome;
}

/// The rules about the record's existence, generation, set and key, in the order in which a server checks them.
ServerCode checkRecord(const StoredRecord* live, const wire::Message& command, const WriteRules& rules)
{
    if (live == nullptr && rules.mustExist)
        return ServerCode::recordNotFound;
    if (live != nullptr && (command.header.info2 & wire::info2::createOnly) != 0)
        return ServerCode::recordExists;
    if (!generationHolds(command.header, live != nullptr ? live->generation : 0))
        return ServerCode::generationMismatch;
    if (live == nullptr)
        return setOf(command).size() > maxSetName ? ServerCode::parameterError : ServerCode::ok;
    if (!namesSetForWrite(command, *live))
        return ServerCode::parameterError;
    return keyMatches(command, *live) ? ServerCode::ok : ServerCode::keyMismatch;
}

/// The record as the operations find it: metadata advanced, bins as they were, or none for a replacement.
StoredRecord advanced(const StoredRecord* live, const wire::Message& command, const WriteRules& rules, const Clock& now,
                      const Configuration& configuration)
{
    StoredRecord record;
    if (live != nullptr) {
        record.generation = live->generation;
        record.lastUpdateMs = live->lastUpdateMs;
        record.key = live->key;
        if (!rules.replace)
            record.bins = live->bins;
    }
    record.set = std::string(setOf(command));
    record.voidTime = voidTimeAfter(command.header.recordTtl, live != nullptr ? &live->voidTime : nullptr, now, configuration);
    record.lastUpdateMs = std::max(record.lastUpdateMs, now.milliseconds);
    record.generation = nextGeneration(record.generation);
    return record;
}

/// A write that leaves no bin deletes the record; one that finds none and leaves none has found no record.
Outcome emptied(const StoredRecord* live, bool hadBins, const wire::Message& command, const Configuration& configuration)
{
    if (!hadBins)
        return failed(ServerCode::recordNotFound, live);
    if ((command.header.info2 & wire::info2::durableDelete) != 0 && !configuration.durableDeletes)
        return failed(ServerCode::enterpriseOnly, live);
    return removed();
}

} // namespace

Outcome applyWrite(const StoredRecord* live, const wire::Message& command, const Clock& now, const Configuration& configuration)
{
    const CheckedRules checked = checkWrite(command);
    if (checked.failure)
        return answered(*checked.failure);
    if (const ServerCode code = checkRecord(live, command, checked.rules); code != ServerCode::ok)
        return failed(code, live);
    const std::optional<Bytes> key = keyToStore(command);
    if (!key && (live == nullptr || live->key.empty()))
        return failed(ServerCode::unsupportedFeature, live);
    if (!isValidTtl(command.header.recordTtl, configuration))
        return failed(ServerCode::parameterError, live);

    StoredRecord record = advanced(live, command, checked.rules, now, configuration);
    const bool hadBins = !record.bins.empty();
    Outcome outcome;
    outcome.code = applyOperations(command, record.bins, outcome.bins);
    if (outcome.code == ServerCode::ok && record.bins.size() > configuration.maxBins)
        outcome.code = ServerCode::parameterError;
    if (outcome.code != ServerCode::ok)
        return failed(outcome.code, live);
    if (record.bins.empty()) {
        Outcome removal = emptied(live, hadBins, command, configuration);
        if (removal.code == ServerCode::ok)
            removal.bins = std::move(outcome.bins);
        return removal;
    }
    if (record.key.empty() && key)
        record.key = *key;
    if (sizeOf(record) > configuration.maxRecordSize)
        return failed(ServerCode::recordTooBig, live);

    outcome.change = Change::put;
    outcome.generation = record.generation;
    outcome.voidTime = record.voidTime;
    outcome.record = std::move(record);
    return outcome;
}

} // namespace binnacle::engine
