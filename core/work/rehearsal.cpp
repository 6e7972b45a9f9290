// SPDX-License-Identifier: Apache-2.0
#include "core/work/rehearsal.h"

#include "core/operation/check.h"
#include "core/sdk/errors.h"
#include "core/work/expression_use.h"
#include "core/work/record_reader.h"
#include "core/work/rehearsal_plan.h"
#include "core/work/rehearse_step.h"

#include <algorithm>

namespace binnacle::work {

namespace {

constexpr std::size_t readAtOnce = 64;
constexpr int attempts = 3; ///< to read a record and what its read does not tell at one generation

bool namesWholeSet(const Segment& segment)
{
    return isWrite(segment.verb) && segment.keys.empty();
}

std::optional<Error> refusal(const OperationDocument& document)
{
    for (const Problem& problem : check(document)) {
        const bool sampled = problem.segment < document.segments.size() && problem.place == Place::keys &&
                             namesWholeSet(document.segments[problem.segment]);
        if (problem.severity == Problem::Severity::error && !sampled)
            return Error::client(ClientCode::invalidParameter, problem.sentence);
    }
    return std::nullopt;
}

/// One rehearsal under way.
class Rehearsing {
public:
    Rehearsing(const Session& session, const OperationDocument& document, const TargetFacts& target,
               const RehearsalLimits& limits, std::stop_token stop, const RehearsalProgress& progress)
        : m_session(session),
          m_document(document),
          m_target(target),
          m_limits(limits),
          m_stop(std::move(stop)),
          m_progress(progress),
          m_now(clockNow())
    {
        m_rehearsal.unixNow = unixSeconds(m_now);
    }

    Result<Rehearsal> run()
    {
        if (std::optional<Error> failure = plan())
            return *std::move(failure);
        if (std::optional<Error> failure = readAll())
            return *std::move(failure);
        if (std::optional<Error> failure = apply())
            return *std::move(failure);
        for (std::size_t i = 0; i < m_states.size(); ++i)
            conclude(m_rehearsal.records[i], m_states[i]);
        m_rehearsal.leftOut = std::move(m_plan.leftOut);
        return std::move(m_rehearsal);
    }

private:
    Error aborted() const { return Error::client(ClientCode::aborted, "the rehearsal was stopped"); }

    std::optional<Error> plan()
    {
        RehearsalPlanner planner(m_document, m_limits);
        for (std::size_t i = 0; i < m_document.segments.size(); ++i) {
            const Segment& segment = m_document.segments[i];
            if (!segment.keys.empty())
                planner.addNamed(i);
            else if (!isWrite(segment.verb))
                planner.leaveOut(i, {}, "a query of a whole set changes nothing");
            else if (std::optional<Error> failure = sample(planner, i))
                return failure;
            m_use.hidden = m_use.hidden || useOf(segment).hidden;
        }
        m_plan = planner.take();
        return std::nullopt;
    }

    /// Reads records of the set until there are enough of them. They are read once more with the others: one code path.
    std::optional<Error> sample(RehearsalPlanner& planner, std::size_t place)
    {
        const Segment& segment = m_document.segments[place];
        std::size_t bytes = 0;
        try {
            SetQueryBuilder query = m_session.query(segment.dataSet);
            RecordStream records = std::move(query).limit(m_limits.records).execute();
            while (const std::optional<RecordResult> result = records.next()) {
                bytes += result->record ? sizeOf(result->record->bins) : 0;
                if (m_stop.stop_requested() || bytes > m_limits.bytes || !planner.addSampled(place, result->key))
                    break;
            }
            records.close();
        } catch (const AerospikeError& failure) {
            return failure.error();
        }
        planner.leaveOut(place, {}, "the segment is about a whole set: what is shown is a sample");
        return std::nullopt;
    }

    std::optional<Error> readAll()
    {
        const std::span<const Key> keys = m_plan.keys;
        m_states.resize(keys.size());
        m_rehearsal.records.resize(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i)
            m_rehearsal.records[i].key = keys[i];
        for (std::size_t begin = 0; begin < keys.size(); begin += readAtOnce) {
            if (m_stop.stop_requested())
                return aborted();
            if (m_progress)
                m_progress(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(keys.size()));
            const std::size_t count = std::min(readAtOnce, keys.size() - begin);
            if (m_rehearsal.bytesRead >= m_limits.bytes && begin > 0)
                leaveOutFrom(begin, begin + count);
            else if (std::optional<Error> failure = read(begin, keys.subspan(begin, count)))
                return failure;
        }
        return std::nullopt;
    }

    void leaveOutFrom(std::size_t begin, std::size_t end)
    {
        for (std::size_t i = begin; i < end; ++i)
            m_rehearsal.records[i].notRehearsed =
                "a rehearsal reads at most " + std::to_string(m_limits.bytes) + " bytes; this record comes after them";
    }

    std::optional<Error> read(std::size_t begin, std::span<const Key> keys)
    {
        for (int attempt = 1;; ++attempt) {
            const Result<std::vector<RecordResult>> results = readRecords(m_session, keys, m_document.behavior);
            if (!results)
                return results.error();
            std::vector<FoundMetadata> hidden(keys.size());
            if (m_use.hidden) {
                Result<std::vector<FoundMetadata>> found = readMetadata(m_session, keys, m_document.behavior);
                if (!found)
                    return found.error();
                hidden = *std::move(found);
            }
            const bool steady = !m_use.hidden || std::ranges::all_of(*results, [&](const RecordResult& result) {
                return !result.record || hidden[static_cast<std::size_t>(result.index)].generation == result.record->generation;
            });
            if (!steady && attempt < attempts)
                continue;
            for (const RecordResult& result : *results)
                take(begin, result, hidden[static_cast<std::size_t>(result.index)]);
            return std::nullopt;
        }
    }

    void take(std::size_t begin, const RecordResult& result, const FoundMetadata& hidden)
    {
        const std::size_t place = begin + static_cast<std::size_t>(result.index);
        RehearsedRecord& record = m_rehearsal.records[place];
        if (result.error && !result.error->is(ServerCode::recordNotFound)) {
            record.notRehearsed = "it could not be read: " + result.error->text();
        } else if (result.record) {
            Result<engine::StoredRecord> stored = storedForm(*result.record, hidden.hidden);
            m_rehearsal.bytesRead += sizeOf(result.record->bins);
            if (!stored)
                record.notRehearsed = "it holds what cannot be kept: " + stored.error().sentence();
            else if (m_use.hidden && hidden.generation != result.record->generation)
                record.notRehearsed = "it changes faster than it can be read together with its metadata";
            else {
                record.before = result.record;
                record.before->key = record.key;
                m_states[place] = *std::move(stored);
            }
        }
    }

    Consistency consistencyOf(const Segment& segment) const
    {
        const auto facts = m_target.namespaces.find(segment.dataSet.nameSpace);
        const bool strong = facts != m_target.namespaces.end() && facts->second.strongConsistency;
        return strong ? Consistency::sc : Consistency::ap;
    }

    std::optional<Error> apply()
    {
        std::vector<ReadySegment> ready;
        std::vector<ExpressionUse> uses;
        for (const Segment& segment : m_document.segments) {
            Result<EncodedSegment> encoded = encodeSegment(segment);
            if (!encoded)
                return encoded.error();
            const Policy policy = policyFor(m_document.behavior, segment, shapeOf(m_document), consistencyOf(segment));
            ready.push_back({&segment, *std::move(encoded), policy});
            uses.push_back(useOf(segment));
        }
        for (const RehearsalPlan::Row& row : m_plan.rows) {
            RehearsedRecord& record = m_rehearsal.records[row.record];
            const auto facts = m_target.namespaces.find(record.key.nameSpace);
            if (record.wasRehearsed() && facts == m_target.namespaces.end())
                record.notRehearsed = "nothing is known of the namespace's configuration";
            if (!record.wasRehearsed())
                continue;
            RehearsedStep step = rehearseStep(ready[row.segment], record.key, m_states[row.record], facts->second, m_now);
            step.segment = row.segment;
            step.result.index = row.index;
            remark(record, m_document.segments[row.segment], uses[row.segment], step);
            record.steps.push_back(std::move(step));
        }
        return std::nullopt;
    }

    static void remark(RehearsedRecord& record, const Segment& segment, const ExpressionUse& use, const RehearsedStep& step)
    {
        const auto say = [&record](std::string sentence) {
            if (std::ranges::find(record.remarks, sentence) == record.remarks.end())
                record.remarks.push_back(std::move(sentence));
        };
        if (use.clock && step.generationBefore != 0)
            say("the expressions look at the clock: they may come out otherwise later on");
        if (use.hidden && !record.key.userKey && step.generationBefore != 0)
            say("the record is addressed by its digest: an expression that looks at its key or its size may come out otherwise");
        if (isWrite(segment.verb) && effectiveExpiry(segment).kind == Expiry::Kind::at)
            say("the expiry is a date: the time to live is counted when the operation is sent");
    }

    void conclude(RehearsedRecord& record, const RecordState& state) const
    {
        if (!record.wasRehearsed())
            return;
        if (state)
            record.after = readForm(*state, record.key);
        const std::vector<Bin> none;
        record.bins = binChanges(record.before ? record.before->bins : none, record.after ? record.after->bins : none);
    }

    const Session& m_session;
    const OperationDocument& m_document;
    const TargetFacts& m_target;
    const RehearsalLimits& m_limits;
    std::stop_token m_stop;
    const RehearsalProgress& m_progress;
    engine::Clock m_now;
    ExpressionUse m_use;
    RehearsalPlan m_plan;
    std::vector<RecordState> m_states;
    Rehearsal m_rehearsal;
};

} // namespace

bool Rehearsal::isComplete() const
{
    return leftOut.empty() && std::ranges::all_of(records, &RehearsedRecord::wasRehearsed);
}

Result<Rehearsal> rehearse(const Session& session, const OperationDocument& document, const TargetFacts& target,
                           const RehearsalLimits& limits, std::stop_token stop, const RehearsalProgress& progress)
{
    if (std::optional<Error> problem = refusal(document))
        return *std::move(problem);
    return Rehearsing(session, document, target, limits, std::move(stop), progress).run();
}

} // namespace binnacle::work
