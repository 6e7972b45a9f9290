// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/requests.h"

#include "core/operation/check.h"

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

std::uint32_t scanTimeoutMs(const Behavior& behavior)
{
    const auto timeout = behavior.resolve(&Settings::totalTimeoutMs, {CommandKind::read, CommandShape::query, Consistency::ap});
    return timeout ? timeout->value : ScanOptions().timeoutMs;
}

bool scansCompressed(const Behavior& behavior)
{
    const auto wanted = behavior.resolve(&Settings::useCompression, {CommandKind::read, CommandShape::query, Consistency::ap});
    return wanted && wanted->value;
}

ScanOptions scanOptionsOf(const OperationDocument& document)
{
    ScanOptions options;
    options.timeoutMs = scanTimeoutMs(document.behavior);
    options.useCompression = scansCompressed(document.behavior);
    for (const BinOperation& operation : document.segments.front().operations) {
        options.bins.push_back(operation.bin);
    }
    options.withNoBins = document.segments.front().withNoBins;
    options.where = effectiveWhere(document.segments.front());
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
    plan.compressed = options.useCompression;
    if (options.where) {
        plan.filter = packedFilter(*options.where).value();
    }
    return plan;
}

} // namespace binnacle
