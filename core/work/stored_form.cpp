// SPDX-License-Identifier: Apache-2.0
#include "core/work/stored_form.h"

#include "core/bins/packed_container.h"
#include "core/bins/scalars.h"
#include "core/wire/particle.h"

#include <chrono>

namespace binnacle::work {

namespace {

Result<engine::StoredBin> storedBin(const Bin& bin)
{
    const Result<wire::Particle> particle = wire::encodeParticle(bin.value);
    if (!particle)
        return particle.error();
    // As a write would keep it: a GeoJSON value gets its cells.
    Result<wire::Particle> kept = bins::written({particle->type, particle->bytes});
    if (!kept)
        return engine::StoredBin{bin.name, particle->type, particle->bytes};
    return engine::StoredBin{bin.name, kept->type, std::move(kept->bytes)};
}

} // namespace

Result<engine::StoredRecord> storedForm(const Record& record, const HiddenMetadata& hidden)
{
    engine::StoredRecord stored;
    stored.generation = record.generation;
    stored.voidTime = record.voidTime;
    stored.lastUpdateMs = hidden.lastUpdateMs;
    stored.set = record.key.set;
    if (hidden.keyStored && record.key.userKey)
        stored.key = wire::encodeKeyValue(*record.key.userKey);
    for (const Bin& bin : record.bins) {
        Result<engine::StoredBin> kept = storedBin(bin);
        if (!kept)
            return kept.error();
        stored.bins.push_back(*std::move(kept));
    }
    return stored;
}

std::optional<Record> readForm(const engine::StoredRecord& record, const Key& key)
{
    if (engine::isTombstone(record))
        return std::nullopt;
    Record read{key, record.generation, record.voidTime, {}};
    for (const engine::StoredBin& bin : record.bins) {
        const wire::Particle particle = bins::withoutIndexFlag(bin.type, bin.bytes);
        Result<Value> value = wire::decodeParticle(particle.type, particle.bytes);
        read.bins.push_back({bin.name, value ? *std::move(value) : Value(Opaque{particle.type, particle.bytes})});
    }
    return read;
}

std::size_t sizeOf(const std::vector<Bin>& bins)
{
    std::size_t size = 0;
    for (const Bin& bin : bins) {
        const Result<wire::Particle> particle = wire::encodeParticle(bin.value);
        size += bin.name.size() + (particle ? particle->bytes.size() : 0);
    }
    return size;
}

engine::Clock clockNow()
{
    using namespace std::chrono;
    const std::int64_t unixMs = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    const std::int64_t ms = std::max<std::int64_t>(unixMs - voidTimeEpoch * 1000, 0);
    return {static_cast<std::uint32_t>(ms / 1000), static_cast<std::uint64_t>(ms)};
}

std::int64_t unixSeconds(const engine::Clock& clock)
{
    return std::int64_t{clock.seconds} + voidTimeEpoch;
}

} // namespace binnacle::work
