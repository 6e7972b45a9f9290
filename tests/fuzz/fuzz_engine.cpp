// SPDX-License-Identifier: Apache-2.0
#include "core/bins/scalars.h"
#include "core/engine/engine.h"
#include "core/engine/record_rules.h"
#include "core/engine/secondary_index.h"
#include "core/wire/particle.h"

#include <cstdlib>

using namespace binnacle;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

constexpr engine::Clock now{500'000'000, 500'000'000'000};

engine::StoredBin binOf(std::string name, const Value& value)
{
    const wire::Particle sent = wire::encodeParticle(value).value();
    wire::Particle kept = bins::written({sent.type, sent.bytes}).value();
    return {std::move(name), kept.type, std::move(kept.bytes)};
}

/// A record with a bin of every type, under names of one letter.
engine::StoredRecord recordOfAllTypes()
{
    engine::StoredRecord record{.generation = 1, .voidTime = 0, .lastUpdateMs = 1, .set = "things", .key = {}, .bins = {}};
    record.bins = {
        binOf("i", 42),
        binOf("d", 2.5),
        binOf("s", "hello"),
        binOf("b", Blob{{0, 255}}),
        binOf("t", true),
        binOf("l", Value(List{{3, 1, 2, "x"}})),
        binOf("m", Value(Map{{{"a", 1}, {"b", "two"}, {"c", Value(List{{1, 2}})}}, MapOrder::keyOrdered})),
        binOf("g", GeoJson{R"({"type":"Point","coordinates":[1,2]})"}),
    };
    return record;
}

/// What holds of a record however it came to be.
void checkRecord(const engine::StoredRecord& record, const engine::Configuration& configuration)
{
    require(record.generation >= 1 && record.generation <= 65535);
    require(record.bins.size() <= configuration.maxBins);
    require(engine::sizeOf(record) <= configuration.maxRecordSize);
    for (const engine::StoredBin& bin : record.bins)
        require(bin.name.size() <= 15 && bin.type != 0);
}

void checkIndexes(const engine::StoredRecord& record)
{
    for (const engine::StoredBin& bin : record.bins) {
        for (const auto collection : {engine::IndexCollection::none, engine::IndexCollection::listItems,
                                      engine::IndexCollection::mapKeys, engine::IndexCollection::mapValues}) {
            for (const ParticleType type : {ParticleType::integer, ParticleType::string, ParticleType::geoJson}) {
                const auto index = engine::SecondaryIndex::prepare(
                    {.name = "x", .set = {}, .bin = bin.name, .collection = collection, .type = type, .context = {}, .expression = {}});
                require(!index || index->keysOf(record, Digest{}).size() <= engine::sizeOf(record) * 8 + 64);
            }
        }
    }
}

/// Applies the messages in order; what is left of the record.
std::optional<engine::StoredRecord> applyAll(ByteView messages, std::optional<engine::StoredRecord> record)
{
    const engine::Configuration configuration{.maxRecordSize = 1u << 20, .durableDeletes = true};
    for (std::size_t offset = 0; offset < messages.size();) {
        const auto command = wire::decodeMessage(messages, offset);
        if (!command)
            return record;
        engine::Outcome outcome = engine::apply(record, *command, now, configuration);
        if (outcome.change == engine::Change::remove)
            record.reset();
        if (outcome.change != engine::Change::put && outcome.change != engine::Change::bury)
            continue;
        require(outcome.code == ServerCode::ok && outcome.record.has_value());
        require(engine::isTombstone(*outcome.record) == (outcome.change == engine::Change::bury));
        checkRecord(*outcome.record, configuration);
        record = std::move(outcome.record);
    }
    return record;
}

/// The record is of the set that the first message names.
std::optional<engine::StoredRecord> recordFor(ByteView messages)
{
    engine::StoredRecord record = recordOfAllTypes();
    std::size_t offset = 0;
    if (const auto first = wire::decodeMessage(messages, offset))
        record.set = engine::setOf(*first);
    return record;
}

} // namespace

/// Messages, one after another, as commands on one record: whatever they ask, each is answered and leaves a record that may be kept.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView messages(data, size);
    applyAll(messages, std::nullopt);
    if (const auto record = applyAll(messages, recordFor(messages)); record && !engine::isTombstone(*record))
        checkIndexes(*record);
    return 0;
}
