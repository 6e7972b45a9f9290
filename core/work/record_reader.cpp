// SPDX-License-Identifier: Apache-2.0
#include "core/work/record_reader.h"

#include "core/operation/read_touch.h"
#include "core/sdk/errors.h"

#include <algorithm>

namespace binnacle::work {

namespace {

constexpr std::string_view lastUpdateName = "lastUpdate";
constexpr std::string_view keyExistsName = "keyExists";

BinOperation readOf(std::string_view name, const char* ael)
{
    Call call;
    call.method = Method::selectFrom;
    call.arguments = {Value(ael)};
    call.flags = CallFlag::evalNoFail;
    return {std::string(name), std::move(call)};
}

/// One query of all the keys; neighbours in one data set share a segment.
OperationDocument queryOf(std::span<const Key> keys, const std::vector<BinOperation>& operations, const Behavior& behavior)
{
    OperationDocument document;
    document.behavior = withoutReadTouch(behavior); // who looks must not change anything
    for (const Key& key : keys) {
        const DataSet dataSet = dataSetOf(key);
        if (document.segments.empty() || document.segments.back().dataSet != dataSet) {
            Segment segment;
            segment.verb = Verb::query;
            segment.dataSet = dataSet;
            segment.operations = operations;
            segment.respondAllKeys = true;
            document.segments.push_back(std::move(segment));
        }
        document.segments.back().keys.push_back(itemOf(key));
    }
    return document;
}

Result<std::vector<RecordResult>> ask(const Session& session, const OperationDocument& document)
{
    if (document.segments.empty())
        return std::vector<RecordResult>();
    try {
        return session.execute(document, ErrorDisposition::inStream()).collect();
    } catch (const AerospikeError& failure) {
        return failure.error();
    }
}

std::uint64_t serverMs(std::int64_t unixNanoseconds)
{
    const std::int64_t ms = unixNanoseconds / 1'000'000 - voidTimeEpoch * 1000;
    return static_cast<std::uint64_t>(std::max<std::int64_t>(ms, 0));
}

FoundMetadata metadataOf(const RecordResult& result)
{
    FoundMetadata found;
    if (!result.record)
        return found;
    found.generation = result.record->generation;
    if (const Value* update = result.record->bin(lastUpdateName); update != nullptr && update->as<std::int64_t>())
        found.hidden.lastUpdateMs = serverMs(*update->as<std::int64_t>());
    if (const Value* stored = result.record->bin(keyExistsName); stored != nullptr && stored->as<bool>())
        found.hidden.keyStored = *stored->as<bool>();
    return found;
}

} // namespace

Result<std::vector<RecordResult>> readRecords(const Session& session, std::span<const Key> keys, const Behavior& behavior)
{
    return ask(session, queryOf(keys, {}, behavior));
}

Result<std::vector<FoundMetadata>> readMetadata(const Session& session, std::span<const Key> keys, const Behavior& behavior)
{
    const std::vector<BinOperation> reads{readOf(lastUpdateName, "$.lastUpdate()"), readOf(keyExistsName, "$.keyExists()")};
    const Result<std::vector<RecordResult>> results = ask(session, queryOf(keys, reads, behavior));
    if (!results)
        return results.error();
    std::vector<FoundMetadata> found(keys.size());
    for (const RecordResult& result : *results) {
        const auto place = static_cast<std::size_t>(result.index);
        if (place < found.size())
            found[place] = metadataOf(result);
    }
    return found;
}

KeyItem itemOf(const Key& key)
{
    return key.userKey ? KeyItem(*key.userKey) : KeyItem(key.digest);
}

DataSet dataSetOf(const Key& key)
{
    return DataSet::of(key.nameSpace, key.set);
}

} // namespace binnacle::work
