// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"
#include "core/engine/commands.h"
#include "core/engine/expressions.h"
#include "core/engine/record_rules.h"
#include "core/engine/request.h"
#include "core/engine/time_to_live.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

bool isLive(const StoredRecord* present)
{
    return present != nullptr && !isTombstone(*present);
}

/// A write that fails tells the generation and the void time of what it left alone.
Outcome failed(ServerCode code, const StoredRecord* present)
{
    Outcome outcome = answered(code);
    if (present != nullptr) {
        outcome.generation = present->generation;
        outcome.voidTime = present->voidTime;
    }
    return outcome;
}

/// The rules about the record's existence, generation, set, the command's filter and the key, in the order in which a server checks
/// them.
ServerCode checkRecord(const Subject& subject, const wire::Message& command, const WriteRules& rules)
{
    const StoredRecord* present = subject.present;
    if (subject.live == nullptr && rules.mustExist)
        return ServerCode::recordNotFound;
    if (subject.live != nullptr && (command.header.info2 & wire::info2::createOnly) != 0)
        return ServerCode::recordExists;
    if (!generationHolds(command.header, present != nullptr ? present->generation : 0))
        return ServerCode::generationMismatch;
    if (present == nullptr)
        return setOf(command).size() > maxSetName ? ServerCode::parameterError : ServerCode::ok;
    if (!namesSetForWrite(command, *present))
        return ServerCode::parameterError;
    if (subject.live != nullptr) {
        const ServerCode code = checkFilter(command, *subject.live, subject.digest, subject.now);
        if (code != ServerCode::ok)
            return code;
    }
    return keyMatches(command, *present) ? ServerCode::ok : ServerCode::keyMismatch;
}

/// The record as the operations find it: metadata advanced, bins as they were, or none for a replacement.
StoredRecord advanced(const StoredRecord* present, const wire::Message& command, const WriteRules& rules, const Clock& now,
                      const Configuration& configuration)
{
    StoredRecord record;
    if (present != nullptr) {
        record.generation = present->generation;
        record.lastUpdateMs = present->lastUpdateMs;
        record.key = present->key;
        if (!rules.replace)
            record.bins = present->bins;
    }
    record.set = std::string(setOf(command));
    record.voidTime = voidTimeAfter(command.header.recordTtl, isLive(present) ? &present->voidTime : nullptr, now, configuration);
    record.lastUpdateMs = std::max(record.lastUpdateMs, now.milliseconds);
    record.generation = nextGeneration(record.generation);
    return record;
}

/// What expressions see while the operations are carried out: what the write has advanced already, but the key and the size that
/// are stored.
expression::RecordView metadataWithin(const Subject& subject, const StoredRecord& record, const WriteRules& rules)
{
    expression::RecordView view = metadataOf(record, subject.digest, subject.now);
    view.size = subject.present != nullptr ? storedSize(*subject.present) : 0;
    if (rules.replace)
        view.key = {};
    return view;
}

/// A write that leaves no bin deletes the record; one that finds none and leaves none has found no record.
Outcome emptied(const StoredRecord* present, bool hadBins, const wire::Message& command, const Clock& now,
                const Configuration& configuration)
{
    if (!hadBins)
        return failed(ServerCode::recordNotFound, present);
    if ((command.header.info2 & wire::info2::durableDelete) != 0 && !configuration.durableDeletes)
        return failed(ServerCode::enterpriseOnly, present);
    return deleted(*present, command, now);
}

} // namespace

Outcome applyWrite(const Subject& subject, const wire::Message& command, const Configuration& configuration)
{
    const auto& [present, live, digest, now] = subject;
    const CheckedRules checked = checkWrite(command);
    if (checked.failure)
        return answered(*checked.failure);
    if (const ServerCode code = checkRecord(subject, command, checked.rules); code != ServerCode::ok)
        return failed(code, present);
    const std::optional<Bytes> key = keyToStore(command);
    if (!key && (present == nullptr || present->key.empty()))
        return failed(ServerCode::unsupportedFeature, present);
    if (!isValidTtl(command.header.recordTtl, configuration))
        return failed(ServerCode::parameterError, present);
    if (!isAllowedTtl(command.header.recordTtl, configuration))
        return failed(ServerCode::forbidden, present);

    StoredRecord record = advanced(present, command, checked.rules, now, configuration);
    const bool hadBins = !record.bins.empty();
    Outcome outcome;
    outcome.code = applyOperations(command, record.bins, metadataWithin(subject, record, checked.rules), outcome.bins);
    if (outcome.code == ServerCode::ok && record.bins.size() > configuration.maxBins)
        outcome.code = ServerCode::parameterError;
    if (outcome.code != ServerCode::ok)
        return failed(outcome.code, present);
    if (record.bins.empty()) {
        Outcome removal = emptied(present, hadBins, command, now, configuration);
        if (removal.code == ServerCode::ok)
            removal.bins = std::move(outcome.bins);
        return removal;
    }
    if (record.key.empty() && key)
        record.key = *key;
    if (sizeOf(record) > configuration.maxRecordSize)
        return failed(ServerCode::recordTooBig, present);

    outcome.change = Change::put;
    outcome.generation = record.generation;
    outcome.voidTime = record.voidTime;
    outcome.record = std::move(record);
    return outcome;
}

} // namespace binnacle::engine
