// SPDX-License-Identifier: Apache-2.0
#include "core/engine/bin_operations.h"
#include "core/engine/commands.h"
#include "core/engine/expressions.h"
#include "core/engine/record_rules.h"
#include "core/engine/time_to_live.h"

namespace binnacle::engine {
namespace {

ServerCode fillBins(const wire::Message& command, const Subject& subject, std::vector<AnswerBin>& answer)
{
    const StoredRecord& record = *subject.live;
    if ((command.header.info1 & wire::info1::getNoBins) != 0)
        return ServerCode::ok;
    if ((command.header.info1 & wire::info1::getAll) != 0) {
        answer = answerWithAll(record.bins);
        return ServerCode::ok;
    }
    return readOperations(command, record.bins, metadataOf(record, subject.digest, subject.now), answer);
}

/// Linearized reads are the Enterprise edition's.
bool isLinearized(const wire::MessageHeader& header)
{
    return (header.info3 & (wire::info3::scReadType | wire::info3::scReadRelax)) == wire::info3::scReadType;
}

} // namespace

Outcome applyRead(const Subject& subject, const wire::Message& command)
{
    const auto& [present, live, digest, now] = subject;
    if (isLinearized(command.header))
        return answered(ServerCode::enterpriseOnly);
    if (live == nullptr)
        return answered(ServerCode::recordNotFound);
    Outcome outcome;
    outcome.generation = live->generation;
    outcome.voidTime = live->voidTime;
    const ReadTouch touch = readTouch(command.header.recordTtl, *live, now);
    if (!namesSetForRead(command, *live) || touch == ReadTouch::invalid) {
        outcome.code = ServerCode::parameterError;
        return outcome;
    }
    outcome.code = checkFilter(command, *live, digest, now);
    if (outcome.code == ServerCode::ok && !keyMatches(command, *live))
        outcome.code = ServerCode::keyMismatch;
    if (outcome.code == ServerCode::ok)
        outcome.code = fillBins(command, subject, outcome.bins);
    if (outcome.code != ServerCode::ok) {
        outcome.bins.clear();
        return outcome;
    }
    outcome.record = *live;
    if (touch == ReadTouch::yes) {
        outcome.change = Change::put;
        outcome.record->voidTime = voidTimeAfterTouch(*live, now);
        outcome.record->lastUpdateMs = now.milliseconds;
    }
    return outcome;
}

} // namespace binnacle::engine
