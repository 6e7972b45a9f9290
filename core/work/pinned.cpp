// SPDX-License-Identifier: Apache-2.0
#include "core/work/pinned.h"

#include "core/cluster/key_cursor.h"
#include "core/work/record_reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace binnacle::work {

namespace {

struct PlacedStep {
    const RehearsedRecord* record = nullptr;
    const RehearsedStep* step = nullptr;
};

std::vector<PlacedStep> inDocumentOrder(const Rehearsal& rehearsal)
{
    std::vector<PlacedStep> steps;
    for (const RehearsedRecord& record : rehearsal.records) {
        for (const RehearsedStep& step : record.steps)
            steps.push_back({&record, &step});
    }
    std::ranges::stable_sort(steps, {}, [](const PlacedStep& placed) { return placed.step->result.index; });
    return steps;
}

/// Nothing if the step cannot be pinned.
std::optional<Segment> pinnedStep(const Segment& segment, const PlacedStep& placed)
{
    Segment own = segment;
    own.keys = {itemOf(placed.record->key)};
    if (!isWrite(segment.verb))
        return own;
    const std::uint32_t generation = placed.step->generationBefore;
    const bool createsNew = generation == 0 && placed.step->changes;
    if (createsNew)
        own.verb = Verb::insert;
    else if (generation == 0 || segment.verb == Verb::insert || segment.generation.value_or(generation) != generation)
        return std::nullopt;
    else
        own.generation = generation;
    return own;
}

void count(std::vector<LeftOut>& leftOut, std::size_t segment, const std::string& why)
{
    const auto found =
        std::ranges::find_if(leftOut, [&](const LeftOut& one) { return one.segment == segment && one.why == why; });
    if (found != leftOut.end())
        found->records = found->records.value_or(0) + 1;
    else
        leftOut.push_back({segment, 1, why});
}

void addStep(PinnedRound& round, Segment segment, const RehearsedStep& step)
{
    round.document.segments.push_back(std::move(segment));
    round.indexes.push_back(step.result.index);
    round.expected.push_back(step.result.error);
}

using RecordName = std::pair<std::string, Digest>;

RecordName nameOf(const Key& key)
{
    return {key.nameSpace, key.digest};
}

bool endedAsExpected(const RecordResult& result, const std::optional<Error>& expected)
{
    return !result.inDoubt() && result.error.has_value() == expected.has_value() &&
           (!expected || result.error->code() == expected->code());
}

RecordResult notSent(const Key& key, std::int64_t index)
{
    RecordResult result;
    result.key = key;
    result.index = index;
    result.error = Error::client(ClientCode::aborted, "not sent: a step before it did not end as it was rehearsed");
    return result;
}

/// The round without the steps of these records; they are told in `results`.
PinnedRound without(const std::set<RecordName>& dropped, const PinnedRound& round, std::vector<RecordResult>& results)
{
    PinnedRound left;
    left.document.behavior = round.document.behavior;
    for (std::size_t i = 0; i < round.document.segments.size(); ++i) {
        const Segment& segment = round.document.segments[i];
        const Key key = *cluster::KeyCursor(segment).next();
        if (dropped.contains(nameOf(key))) {
            results.push_back(notSent(key, round.indexes[i]));
            continue;
        }
        left.document.segments.push_back(segment);
        left.indexes.push_back(round.indexes[i]);
        left.expected.push_back(round.expected[i]);
    }
    return left;
}

/// The records that did not end as they were rehearsed are added to `dropped`.
void judge(const PinnedRound& round, const std::vector<RecordResult>& results, std::set<RecordName>& dropped)
{
    for (const RecordResult& result : results) {
        const auto place = static_cast<std::size_t>(std::ranges::find(round.indexes, result.index) - round.indexes.begin());
        if (isWrite(round.document.segments[place].verb) && !endedAsExpected(result, round.expected[place]))
            dropped.insert(nameOf(result.key));
    }
}

} // namespace

Pinned pinned(const OperationDocument& document, const Rehearsal& rehearsal)
{
    Pinned result;
    result.leftOut = rehearsal.leftOut;
    std::map<const RehearsedRecord*, std::size_t> turns;
    for (const PlacedStep& placed : inDocumentOrder(rehearsal)) {
        const std::size_t segment = placed.step->segment;
        std::optional<Segment> own = pinnedStep(document.segments[segment], placed);
        if (!own) {
            count(result.leftOut, segment,
                  "nothing was done, since the record was missing, was there already, or had another generation; "
                  "that cannot be required");
            continue;
        }
        const std::size_t turn = turns[placed.record]++;
        if (turn >= result.rounds.size())
            result.rounds.emplace_back().document.behavior = document.behavior;
        addStep(result.rounds[turn], *std::move(own), *placed.step);
    }
    for (const RehearsedRecord& record : rehearsal.records) {
        if (!record.wasRehearsed())
            result.leftOut.push_back({0, 1, displayText(record.key) + ": " + record.notRehearsed});
    }
    return result;
}

Executed executeAsRehearsed(const Session& session, const Pinned& pinned, const UndoOptions& options,
                            const ResultsHandler& onResults, const std::stop_token& stop)
{
    Executed all;
    UndoKeeper keeper(options.bytes);
    std::set<RecordName> dropped;
    for (const PinnedRound& whole : pinned.rounds) {
        const std::size_t before = all.results.size();
        const PinnedRound round = without(dropped, whole, all.results);
        if (onResults && all.results.size() > before)
            onResults({all.results.begin() + static_cast<std::ptrdiff_t>(before), all.results.end()});
        if (round.document.segments.empty())
            continue;
        Executed executed = executeKeeping(session, round.document, options, keeper, round.indexes, onResults, stop);
        judge(round, executed.results, dropped);
        std::ranges::move(executed.results, std::back_inserter(all.results));
        all.failure = std::move(executed.failure);
        if (all.failure)
            break;
    }
    std::ranges::sort(all.results, {}, &RecordResult::index);
    all.undo = keeper.finish(pinned.rounds.empty() ? Behavior{} : pinned.rounds.front().document.behavior);
    return all;
}

} // namespace binnacle::work
