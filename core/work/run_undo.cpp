// SPDX-License-Identifier: Apache-2.0
#include "core/work/run_undo.h"

#include "core/sdk/errors.h"

#include <algorithm>
#include <numeric>

namespace binnacle::work {

namespace {

/// Where there are no durable deletes, the records that are to go were not made durably either.
bool refusesDurableDelete(const RecordResult& result, const Segment& segment)
{
    return result.error && result.error->is(ServerCode::enterpriseOnly) && segment.durableDelete == true;
}

class Undoing {
public:
    Undoing(const Session& session, const OperationDocument& inverse, const UndoOptions& options, const ResultsHandler& onResults,
            const std::stop_token& stop)
        : m_session(session), m_inverse(inverse), m_options(options), m_onResults(onResults), m_stop(stop), m_keeper(options.bytes)
    {
    }

    UndoReport run()
    {
        std::vector<std::int64_t> all(m_inverse.segments.size());
        std::iota(all.begin(), all.end(), 0);
        try {
            run(m_inverse, all);
            runRefusedAgain();
        } catch (const AerospikeError& failure) {
            m_report.failure = failure.error();
        }
        std::ranges::sort(m_report.results, {}, &RecordResult::index);
        m_report.redo = m_keeper.finish(m_inverse.behavior);
        return std::move(m_report);
    }

private:
    void runRefusedAgain()
    {
        if (m_report.failure)
            return;
        m_again = true;
        OperationDocument again;
        again.behavior = m_inverse.behavior;
        for (const std::int64_t place : m_refused) {
            again.segments.push_back(m_inverse.segments[static_cast<std::size_t>(place)]);
            again.segments.back().durableDelete = false;
        }
        run(again, m_refused);
    }

    /// `places`: of the segments of `document` in the inverse; each has one key.
    void run(const OperationDocument& document, const std::vector<std::int64_t>& places)
    {
        if (document.segments.empty())
            return;
        const ResultsHandler take = [&](const std::vector<RecordResult>& results) {
            for (const RecordResult& result : results)
                takeResult(result);
        };
        const Executed executed = executeKeeping(m_session, document, m_options, m_keeper, places, take, m_stop);
        m_report.failure = executed.failure;
    }

    void takeResult(const RecordResult& result)
    {
        if (!m_again && refusesDurableDelete(result, m_inverse.segments[static_cast<std::size_t>(result.index)])) {
            m_refused.push_back(result.index);
            return;
        }
        if (result.error)
            m_report.notUndone.push_back({result.key, *result.error, whyNotUndone(*result.error)});
        else
            ++m_report.undone;
        m_report.results.push_back(result);
        if (m_onResults)
            m_onResults({result});
    }

    const Session& m_session;
    const OperationDocument& m_inverse;
    const UndoOptions& m_options;
    const ResultsHandler& m_onResults;
    const std::stop_token& m_stop;
    UndoKeeper m_keeper;
    std::vector<std::int64_t> m_refused; ///< places in the inverse
    bool m_again = false;
    UndoReport m_report;
};

} // namespace

std::string whyNotUndone(const Error& error)
{
    if (error.is(ServerCode::generationMismatch))
        return "the record has been changed since";
    if (error.is(ServerCode::recordNotFound))
        return "the record has been removed since";
    if (error.is(ServerCode::recordExists))
        return "a record has been made there since";
    return error.inDoubt() ? "it is not known whether the undo took effect: " + error.text() : error.text();
}

UndoReport runUndo(const Session& session, const OperationDocument& inverse, const UndoOptions& options,
                   const ResultsHandler& onResults, const std::stop_token& stop)
{
    return Undoing(session, inverse, options, onResults, stop).run();
}

} // namespace binnacle::work
