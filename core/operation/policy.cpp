// SPDX-License-Identifier: Apache-2.0
#include "core/operation/policy.h"

#include <algorithm>

namespace binnacle {

namespace {

bool repeatsItself(const BinOperation& operation)
{
    const BinAction& action = operation.action;
    return !isWrite(action) || std::holds_alternative<SetTo>(action) || std::holds_alternative<RemoveBin>(action);
}

template <typename T>
void take(T& target, const std::optional<T>& setting)
{
    target = setting.value_or(target);
}

/// Which replicas may answer a read of a strongly consistent namespace, as the vendor's clients have it.
Replica replicaOf(Replica wanted, ReadModeSc mode)
{
    if (mode == ReadModeSc::session)
        return Replica::master;
    return mode == ReadModeSc::linearize && wanted == Replica::preferRack ? Replica::sequence : wanted;
}

} // namespace

CommandKind kindOf(const Segment& segment)
{
    if (!isWrite(segment.verb))
        return CommandKind::read;
    return std::ranges::all_of(segment.operations, repeatsItself) ? CommandKind::retryableWrite : CommandKind::nonRetryableWrite;
}

CommandShape shapeOf(const OperationDocument& document)
{
    const bool one = document.segments.size() == 1 && keyCount(document.segments.front()).value_or(0) <= 1;
    return one ? CommandShape::point : CommandShape::batch;
}

Policy policyFor(const Behavior& behavior, const Segment& segment, CommandShape shape, Consistency consistency)
{
    const bool strong = consistency == Consistency::sc;
    const CommandClass command{kindOf(segment), shape, consistency};
    const Settings settings = behavior.settingsFor(command);
    Policy policy;
    take(policy.totalTimeoutMs, settings.totalTimeoutMs);
    take(policy.socketTimeoutMs, settings.socketTimeoutMs);
    take(policy.maxRetries, settings.maxRetries);
    take(policy.retryDelayMs, settings.retryDelayMs);
    take(policy.sendKey, settings.sendKey);
    take(policy.commitLevel, settings.commitLevel);
    take(policy.replica, settings.replica);
    take(policy.readModeAp, settings.readModeAp);
    take(policy.readModeSc, settings.readModeSc);
    take(policy.allowInline, settings.allowInline);
    take(policy.allowInlineSsd, settings.allowInlineSsd);
    take(policy.useCompression, settings.useCompression);
    take(policy.maxConcurrentNodes, settings.maxConcurrentNodes);
    policy.recordQueueSize = settings.recordQueueSize;
    take(policy.readTouchTtlPercent, settings.readTouchTtlPercent);
    if (strong)
        policy.replica = replicaOf(policy.replica, policy.readModeSc);
    const auto durable = behavior.resolve(&Settings::durableDelete, command);
    if (durable && (strong || durable->origin.behavior != Behavior().name()))
        policy.durableDelete = durable->value;
    return policy;
}

bool deletesDurably(const Segment& segment, const Policy& policy)
{
    if (segment.durableDelete)
        return *segment.durableDelete;
    return segment.defaults.durableDelete.value_or(policy.durableDelete.value_or(false));
}

} // namespace binnacle
