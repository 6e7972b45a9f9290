// SPDX-License-Identifier: Apache-2.0
#include "core/operation/behavior.h"

#include <array>
#include <utility>

namespace binnacle {

namespace {

constexpr std::array<std::pair<Scope, std::string_view>, 15> scopeNames{{
    {Scope::all, "all"},
    {Scope::reads, "reads"},
    {Scope::readsAp, "readsAp"},
    {Scope::readsSc, "readsSc"},
    {Scope::readsPoint, "readsPoint"},
    {Scope::readsBatch, "readsBatch"},
    {Scope::readsQuery, "readsQuery"},
    {Scope::writes, "writes"},
    {Scope::writesAp, "writesAp"},
    {Scope::writesSc, "writesSc"},
    {Scope::writesRetryable, "writesRetryable"},
    {Scope::writesNonRetryable, "writesNonRetryable"},
    {Scope::writesPoint, "writesPoint"},
    {Scope::writesBatch, "writesBatch"},
    {Scope::writesQuery, "writesQuery"},
}};

Scope shapeOf(CommandShape shape, bool read)
{
    switch (shape) {
    case CommandShape::point:
        return read ? Scope::readsPoint : Scope::writesPoint;
    case CommandShape::batch:
        return read ? Scope::readsBatch : Scope::writesBatch;
    case CommandShape::query:
        break;
    }
    return read ? Scope::readsQuery : Scope::writesQuery;
}

BehaviorChange change(Scope scope, Settings settings)
{
    return {scope, std::move(settings)};
}

/// The values of the vendor's Python SDK (aerospike_sdk/policy/behavior.py).
std::vector<BehaviorChange> defaultChanges()
{
    Settings all;
    all.totalTimeoutMs = 30'000;
    all.socketTimeoutMs = 5'000;
    all.maxRetries = 2;
    all.retryDelayMs = 0;
    all.sendKey = true;
    all.durableDelete = false;
    all.commitLevel = CommitLevel::all;
    all.replica = Replica::sequence;
    all.readModeAp = ReadModeAp::all; // as its Java SDK sends it
    all.readModeSc = ReadModeSc::session;
    all.useCompression = false;
    all.maxConcurrentNodes = 1;
    all.readTouchTtlPercent = 0;
    Settings batch;
    batch.allowInline = true;
    batch.allowInlineSsd = false;
    Settings queries;
    queries.maxRetries = 5;
    queries.recordQueueSize = 5'000;
    Settings once;
    once.maxRetries = 0;
    Settings durable;
    durable.durableDelete = true;
    return {change(Scope::all, all),
            change(Scope::readsBatch, batch),
            change(Scope::readsQuery, queries),
            change(Scope::writesNonRetryable, once),
            change(Scope::writesSc, durable),
            change(Scope::writesBatch, batch)};
}

} // namespace

std::string_view nameOf(Scope scope)
{
    for (const auto& [known, name] : scopeNames) {
        if (known == scope)
            return name;
    }
    return {};
}

std::optional<Scope> scopeNamed(std::string_view name)
{
    for (const auto& [scope, known] : scopeNames) {
        if (known == name)
            return scope;
    }
    return std::nullopt;
}

Behavior::Behavior() : m_levels{{"DEFAULT", defaultChanges()}} {}

Behavior Behavior::readFast()
{
    Settings fast;
    fast.socketTimeoutMs = 50;
    fast.totalTimeoutMs = 200;
    fast.maxRetries = 3;
    return Behavior().deriveWithChanges("READ_FAST", {change(Scope::reads, fast)});
}

Behavior Behavior::strictlyConsistent()
{
    Settings strict;
    strict.readModeSc = ReadModeSc::linearize;
    return Behavior().deriveWithChanges("STRICTLY_CONSISTENT", {change(Scope::readsSc, strict)});
}

Behavior Behavior::fastRackAware()
{
    Settings rack;
    rack.replica = Replica::preferRack;
    Settings session;
    session.readModeSc = ReadModeSc::session;
    return readFast().deriveWithChanges("FAST_RACK_AWARE", {change(Scope::reads, rack), change(Scope::readsSc, session)});
}

std::optional<Behavior> Behavior::named(std::string_view name)
{
    for (const auto make : {&Behavior::defaults, &Behavior::readFast, &Behavior::strictlyConsistent, &Behavior::fastRackAware}) {
        if (Behavior behavior = make(); behavior.name() == name)
            return behavior;
    }
    return std::nullopt;
}

Behavior Behavior::with(const Settings& settings)
{
    const Behavior defaults;
    const Settings& usual = defaults.m_levels.front().changes.front().settings;
    Settings changed = settings;
    forEachSetting([&](std::string_view name, auto member) {
        // Durable deletes are said by DEFAULT for one kind of namespace only.
        if (name != "durableDelete" && changed.*member == usual.*member)
            (changed.*member).reset();
    });
    return changed == Settings{} ? defaults : defaults.deriveWithChanges("policy", {change(Scope::all, changed)});
}

Behavior Behavior::withTotalTimeout(std::uint32_t milliseconds)
{
    Settings settings;
    settings.totalTimeoutMs = milliseconds;
    return with(settings);
}

Behavior Behavior::deriveWithChanges(std::string name, std::vector<BehaviorChange> changes) const
{
    Behavior derived = *this;
    derived.m_levels.push_back({std::move(name), std::move(changes)});
    return derived;
}

Settings Behavior::settingsFor(CommandClass command) const
{
    Settings settings;
    forEachChange(command, [&settings](const Level&, const BehaviorChange& change) {
        forEachSetting([&](std::string_view, auto member) {
            if (const auto& value = change.settings.*member)
                settings.*member = value;
        });
    });
    return settings;
}

std::vector<Scope> Behavior::scopesOf(CommandClass command)
{
    const bool ap = command.consistency == Consistency::ap;
    if (command.kind == CommandKind::read)
        return {Scope::all, Scope::reads, ap ? Scope::readsAp : Scope::readsSc, shapeOf(command.shape, true)};
    const bool retryable = command.kind == CommandKind::retryableWrite;
    return {Scope::all, Scope::writes, ap ? Scope::writesAp : Scope::writesSc,
            retryable ? Scope::writesRetryable : Scope::writesNonRetryable, shapeOf(command.shape, false)};
}

} // namespace binnacle
