// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/requests.h"

#include "core/expression/index_plan.h"
#include "core/expression/wire.h"
#include "core/operation/check.h"
#include "core/operation/policy.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr std::int64_t largestPage = 1'000'000;
constexpr std::size_t longestBinName = 255; // what the wire carries; servers take less
constexpr std::size_t mostBins = 65'535;

Error invalid(std::string sentence)
{
    return Error::client(ClientCode::invalidParameter, std::move(sentence));
}

bool isWholeSet(const Segment& segment)
{
    return segment.verb == Verb::query && segment.keys.empty();
}

/// What a scan would leave out.
std::optional<Error> wholeSetRefusal(const Segment& segment)
{
    const auto gets = [](const BinOperation& operation) { return std::holds_alternative<GetBin>(operation.action); };
    if (!std::all_of(segment.operations.begin(), segment.operations.end(), gets)) {
        return invalid("a query of a whole set reads bins as they are; operations on them need keys");
    }
    if (segment.respondAllKeys || segment.failOnFilteredOut) {
        return invalid(std::string(segment.respondAllKeys ? "respondAllKeys" : "failOnFilteredOut") +
                       " is about named keys; a query of a whole set has none");
    }
    return std::nullopt;
}

} // namespace

std::optional<Error> refusal(const OperationDocument& document)
{
    for (Problem& problem : check(document)) {
        if (problem.severity == Problem::Severity::error) {
            return invalid(std::move(problem.sentence));
        }
    }
    const bool wholeSet = std::any_of(document.segments.begin(), document.segments.end(), isWholeSet);
    if (wholeSet && document.segments.size() > 1) {
        return invalid("a query of a whole set stands alone in its document");
    }
    return wholeSet ? wholeSetRefusal(document.segments.front()) : std::nullopt;
}

std::optional<Error> refusal(const OperationDocument& document, bool readOnly)
{
    const auto written = std::ranges::find_if(document.segments, [](const Segment& segment) { return isWrite(segment.verb); });
    if (!readOnly || written == document.segments.end()) {
        return refusal(document);
    }
    return Error::client(ClientCode::readOnly,
                         "this connection is read-only; " + std::string(nameOf(written->verb)) + " was not sent");
}

std::optional<Error> refusal(const DataSet& dataSet, const ScanOptions& options)
{
    if (const Result<void> valid = validate(dataSet); !valid) {
        return invalid(valid.error().sentence());
    }
    if (options.pageSize < 1 || options.pageSize > largestPage) {
        return invalid("a page has 1 to 1,000,000 records");
    }
    if (options.limit < 0 || options.credit < 0) {
        return invalid("a number of records is not negative");
    }
    const PartitionRange& partitions = options.partitions;
    if (partitions.first >= partitions.end || partitions.end > partitionCountOfNamespaces) {
        return invalid("partitions run from 0 to 4095, and the end of a range comes after its first");
    }
    if (options.timeoutMs == 0) {
        return invalid("a scan needs a timeout above 0 ms");
    }
    const bool named = std::all_of(options.bins.begin(), options.bins.end(),
                                   [](const std::string& bin) { return !bin.empty() && bin.size() <= longestBinName; });
    if (!named || options.bins.size() > mostBins) {
        return invalid("a scan reads at most 65,535 bins, with names of 1 to 255 bytes");
    }
    if (options.where) {
        if (const Result<Bytes> packed = packedFilter(*options.where); !packed) {
            return packed.error();
        }
    }
    return std::nullopt;
}

bool readsWholeSet(const OperationDocument& document)
{
    return document.segments.size() == 1 && isWholeSet(document.segments.front());
}

ScanOptions scanOptionsFor(const Behavior& behavior, Consistency consistency)
{
    const CommandClass scan{CommandKind::read, CommandShape::query, consistency};
    const std::string usual = Behavior().name();
    const Settings said = behavior.settingsFor(scan);
    const auto isOwn = [&](auto member) {
        const auto value = behavior.resolve(member, scan);
        return value && value->origin.behavior != usual;
    };
    ScanOptions options;
    options.timeoutMs = said.totalTimeoutMs.value_or(options.timeoutMs);
    options.patienceMs = options.timeoutMs;
    options.maxRetries = said.maxRetries.value_or(options.maxRetries);
    if (isOwn(&Settings::retryDelayMs)) {
        options.retryDelayMs = *said.retryDelayMs;
    }
    // DEFAULT's 5 s and its one node are meant for short commands: a server that finds nothing for long stays silent for long.
    if (isOwn(&Settings::socketTimeoutMs) && *said.socketTimeoutMs > 0) {
        options.timeoutMs = std::min(options.timeoutMs, *said.socketTimeoutMs);
    }
    if (isOwn(&Settings::maxConcurrentNodes)) {
        options.maxConcurrentNodes = *said.maxConcurrentNodes;
    }
    if (said.recordQueueSize) { // a page is asked for while there is credit: both together are what may lie in the stream
        const std::int64_t most = *said.recordQueueSize;
        options.pageSize = std::max<std::int64_t>(most / 2, 1);
        options.credit = std::max<std::int64_t>(most - options.pageSize + 1, 1); // without credit nothing would ever be asked
    }
    options.replica = said.replica.value_or(options.replica);
    options.useCompression = said.useCompression.value_or(false);
    return options;
}

ScanOptions scanOptionsOf(const OperationDocument& document, Consistency consistency)
{
    ScanOptions options = scanOptionsFor(document.behavior, consistency);
    for (const BinOperation& operation : document.segments.front().operations) {
        options.bins.push_back(operation.bin);
    }
    options.withNoBins = document.segments.front().withNoBins;
    options.where = effectiveWhere(document.segments.front());
    const QueryOptions& query = document.segments.front().query;
    options.limit = query.limit;
    if (query.chunkSize > 0) {
        options.pageSize = query.chunkSize;
        options.credit = query.chunkSize; // one page: the next is asked for when this one has been taken
    }
    options.recordsPerSecond = query.recordsPerSecond;
    options.partitions = query.partitions;
    options.hint = query.hint;
    return options;
}

cluster::ScanPlan planOf(const DataSet& dataSet, const ScanOptions& options)
{
    cluster::ScanPlan plan;
    plan.dataSet = dataSet;
    plan.bins = options.bins;
    plan.withNoBins = options.withNoBins;
    plan.pageSize = options.pageSize;
    plan.limit = options.limit;
    plan.timeoutMs = options.timeoutMs;
    plan.patienceMs = options.patienceMs;
    plan.maxRetries = options.maxRetries;
    plan.retryDelayMs = options.retryDelayMs;
    plan.replica = options.replica;
    plan.mostNodes = options.maxConcurrentNodes;
    plan.compressed = options.useCompression;
    plan.partitions = options.partitions;
    plan.recordsPerSecond = options.recordsPerSecond;
    plan.duration = options.hint ? options.hint->duration.value_or(plan.duration) : plan.duration;
    if (options.where) {
        plan.filter = packedFilter(*options.where).value();
    }
    return plan;
}

bool mayUseIndex(const ScanOptions& options)
{
    return options.where && options.where->isText();
}

cluster::ScanPlan planOf(const DataSet& dataSet, const ScanOptions& options, std::span<const SecondaryIndex> indexes)
{
    cluster::ScanPlan plan = planOf(dataSet, options);
    if (!mayUseIndex(options) || indexes.empty()) {
        return plan;
    }
    const QueryHint hint = options.hint.value_or(QueryHint());
    const Result<expression::Node> filter = expression::unpack(plan.filter);
    if (!filter) {
        return plan;
    }
    expression::IndexPlan chosen = expression::planIndex(*filter, dataSet, indexes, {hint.indexName, hint.binName});
    if (chosen.range) {
        plan.index = std::move(chosen.range);
        plan.filter = chosen.rest ? expression::pack(*chosen.rest) : Bytes();
    }
    return plan;
}

} // namespace binnacle
