// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"

#include "core/operation/check_parts.h"
#include "core/operation/read_touch.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr std::int64_t mostKeys = 10'000'000;
constexpr std::uint32_t longestExpiry = 315'360'000;
constexpr std::uint32_t highestGeneration = 65'535;
constexpr std::uint32_t longestTimeoutMs = 600'000;
constexpr std::uint32_t longestQueue = 1'000'000;
constexpr std::uint32_t mostRetries = 100;

void checkExpiry(const Segment& segment, ProblemList& problems)
{
    const Expiry& expiry = effectiveExpiry(segment);
    const bool said = segment.expiry.kind != Expiry::Kind::unset && segment.expiry.kind != Expiry::Kind::serverDefault;
    if (said && (segment.verb == Verb::remove || !isWrite(segment.verb)))
        problems.warning(Place::expiry, "an expiry has no effect on " + std::string(nameOf(segment.verb)));
    if (expiry.kind != Expiry::Kind::afterSeconds)
        return;
    if (expiry.seconds == 0)
        problems.error(Place::expiry, "a record cannot expire after 0 seconds; the least is 1");
    else if (expiry.seconds > longestExpiry)
        problems.error(Place::expiry, "a record cannot expire after " + std::to_string(expiry.seconds) +
                                          " seconds; servers refuse more than ten years, 315360000 seconds");
}

/// Servers evaluate a filter on every kind of command; what cannot be compiled is refused before one is asked.
void checkWhere(const Segment& segment, ProblemList& problems)
{
    if (const std::optional<Filter>& where = effectiveWhere(segment)) {
        if (const Result<Bytes> packed = packedFilter(*where); !packed)
            problems.error(Place::where, packed.error().detail());
    } else if (segment.failOnFilteredOut) {
        problems.warning(Place::where, "nothing is filtered out: there is no where");
    }
}

void checkGeneration(const Segment& segment, ProblemList& problems)
{
    if (!segment.generation)
        return;
    if (!isWrite(segment.verb))
        problems.error(Place::generation, std::string(nameOf(segment.verb)) + " cannot ensure a generation; only writes do");
    else if (segment.verb == Verb::insert)
        problems.error(Place::generation, "insert cannot ensure a generation; the record must not exist");
    else if (*segment.generation == 0 || *segment.generation > highestGeneration)
        problems.error(Place::generation,
                       "generation " + std::to_string(*segment.generation) + " does not exist; they run from 1 to 65535");
}

void checkSegment(const Segment& segment, const Behavior& behavior, ProblemList& problems)
{
    if (const Result<void> valid = validate(segment.dataSet); !valid)
        problems.error(Place::dataSet, valid.error().detail());
    checkKeys(segment, problems);
    checkExpiry(segment, problems);
    checkWhere(segment, problems);
    checkGeneration(segment, problems);
    if (segment.durableDelete && (segment.verb == Verb::touch || !isWrite(segment.verb)))
        problems.warning(Place::durableDelete, "a durable delete has no effect on " + std::string(nameOf(segment.verb)));
    if (segment.verb == Verb::replace || segment.verb == Verb::replaceIfExists || segment.verb == Verb::createOrReplace)
        problems.warning(Place::segment, std::string(nameOf(segment.verb)) + " drops every bin that it does not set");
    checkOperations(segment, problems);
    checkQuery(segment, behavior, problems);
}

void checkSettings(const Settings& settings, ProblemList& problems)
{
    if (settings.totalTimeoutMs && (*settings.totalTimeoutMs == 0 || *settings.totalTimeoutMs > longestTimeoutMs))
        problems.error(Place::policy, "a total timeout of " + std::to_string(*settings.totalTimeoutMs) +
                                          " ms is not possible; it is 1 to 600000 ms");
    if (settings.socketTimeoutMs && *settings.socketTimeoutMs > longestTimeoutMs)
        problems.error(Place::policy, "a socket timeout is at most 600000 ms, not " + std::to_string(*settings.socketTimeoutMs));
    if (settings.retryDelayMs && *settings.retryDelayMs > longestTimeoutMs)
        problems.error(Place::policy,
                       "a delay between retries is at most 600000 ms, not " + std::to_string(*settings.retryDelayMs));
    if (settings.maxRetries && *settings.maxRetries > mostRetries)
        problems.error(Place::policy, "at most 100 retries are possible, not " + std::to_string(*settings.maxRetries));
    const std::uint32_t touch = settings.readTouchTtlPercent.value_or(0);
    if (touch > 100 && touch != neverTouches)
        problems.error(Place::policy, "readTouchTtlPercent is at most 100, not " + std::to_string(touch));
    if (settings.recordQueueSize && (*settings.recordQueueSize == 0 || *settings.recordQueueSize > longestQueue))
        problems.error(Place::policy, "a stream holds 1 to 1000000 results, not " + std::to_string(*settings.recordQueueSize));
}

void checkBehavior(const Behavior& behavior, ProblemList& problems)
{
    for (const Behavior::Level& level : behavior.levels()) {
        for (const BehaviorChange& change : level.changes)
            checkSettings(change.settings, problems);
    }
}

void checkTotal(const OperationDocument& document, ProblemList& problems)
{
    std::int64_t total = 0;
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
        const std::int64_t count = keyCount(document.segments[i]).value_or(0);
        if (count > mostKeys - total) {
            problems.enterSegment(i);
            problems.error(Place::keys, "a document names at most 10000000 keys; with this segment it names more");
            return;
        }
        total += count;
    }
}

} // namespace

void ProblemList::error(Place place, std::string sentence, std::optional<std::size_t> operation)
{
    m_problems.push_back({Problem::Severity::error, m_segment, place, operation, std::move(sentence)});
}

void ProblemList::warning(Place place, std::string sentence, std::optional<std::size_t> operation)
{
    m_problems.push_back({Problem::Severity::warning, m_segment, place, operation, std::move(sentence)});
}

std::vector<Problem> check(const OperationDocument& document)
{
    ProblemList problems;
    checkBehavior(document.behavior, problems);
    if (document.segments.empty())
        problems.error(Place::segment, "the document has no segments");
    for (std::size_t i = 0; i < document.segments.size(); ++i) {
        problems.enterSegment(i);
        checkSegment(document.segments[i], document.behavior, problems);
    }
    checkTotal(document, problems);
    std::vector<Problem> found = problems.take();
    std::stable_sort(found.begin(), found.end(), [](const Problem& a, const Problem& b) { return a.segment < b.segment; });
    return found;
}

} // namespace binnacle
