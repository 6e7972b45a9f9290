// SPDX-License-Identifier: Apache-2.0
#include "core/work/rehearse_step.h"

#include "core/engine/time_to_live.h"
#include "core/wire/frame.h"

namespace binnacle::work {

namespace {

bool isLive(const RecordState& state, const engine::Clock& now)
{
    return state && !engine::isTombstone(*state) && !engine::isExpired(state->voidTime, now);
}

/// What a namespace refuses whatever the record is, in place of what the engine came to. Source: write.c and delete.c of the
/// server.
std::optional<ServerCode> refusedByNamespace(const Segment& segment, const wire::Message& command, const engine::Outcome& outcome,
                                             const NamespaceFacts& facts)
{
    if (!isWrite(segment.verb))
        return std::nullopt;
    const bool durable = (command.header.info2 & wire::info2::durableDelete) != 0;
    const bool removes = segment.verb == Verb::remove;
    if (facts.stopWrites && !removes)
        return ServerCode::outOfSpace;
    if (facts.strongConsistency && outcome.change == engine::Change::remove && !durable)
        return ServerCode::forbidden;
    const bool expires = outcome.change == engine::Change::put && outcome.record->voidTime != 0;
    if (!facts.expires && expires && command.header.recordTtl != engine::ttlUnchanged)
        return ServerCode::forbidden;
    return std::nullopt;
}

/// The answer, as it would come over the wire.
RecordResult answerOf(const engine::Outcome& outcome, Verb verb, const Key& key)
{
    wire::Message reply;
    reply.header.resultCode = static_cast<std::uint8_t>(outcome.code);
    reply.header.generation = outcome.generation;
    reply.header.recordTtl = outcome.voidTime;
    for (const engine::AnswerBin& bin : outcome.bins)
        reply.ops.push_back({bin.code, bin.particleType, bin.name, bin.bytes});
    return decodeReply(verb, key, reply);
}

void change(RecordState& state, engine::Outcome& outcome)
{
    switch (outcome.change) {
    case engine::Change::none:
        break;
    case engine::Change::remove:
        state.reset();
        break;
    case engine::Change::put:
    case engine::Change::bury:
        state = std::move(outcome.record);
        break;
    }
}

RecordResult failed(const Key& key, Error error)
{
    RecordResult result;
    result.key = key;
    result.error = std::move(error);
    return result;
}

} // namespace

RehearsedStep rehearseStep(const ReadySegment& ready, const Key& key, RecordState& state, const NamespaceFacts& facts,
                           const engine::Clock& now)
{
    RehearsedStep step;
    step.generationBefore = isLive(state, now) ? state->generation : 0;
    const SendTime time{ready.policy.totalTimeoutMs, unixSeconds(now)};
    const Result<Bytes> frame = encodeCommand(*ready.segment, ready.encoded, ready.policy, key, time);
    if (!frame) {
        step.result = failed(key, frame.error());
        return step;
    }
    std::size_t offset = 0;
    const Result<wire::Message> command = wire::decodeMessage(ByteView(*frame).subspan(wire::frameHeaderSize), offset);
    if (!command) {
        step.result = failed(key, command.error());
        return step;
    }
    engine::Outcome outcome = engine::apply(state, *command, now, facts.configurationFor(key.set), &key.digest);
    if (const auto refused =
            outcome.code == ServerCode::ok ? refusedByNamespace(*ready.segment, *command, outcome, facts) : std::nullopt) {
        step.result = failed(key, Error::server(*refused));
        return step;
    }
    step.result = answerOf(outcome, ready.segment->verb, key);
    step.changes = outcome.change != engine::Change::none;
    change(state, outcome);
    return step;
}

} // namespace binnacle::work
