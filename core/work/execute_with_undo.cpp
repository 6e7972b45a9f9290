// SPDX-License-Identifier: Apache-2.0
#include "core/work/execute_with_undo.h"

#include "core/cluster/key_cursor.h"
#include "core/sdk/errors.h"
#include "core/sdk/requests.h"
#include "core/work/record_reader.h"
#include "core/work/undo_chunk.h"

#include <algorithm>
#include <set>

namespace binnacle::work {

namespace {

constexpr std::size_t rowsAtOnce = 2048;
constexpr int guardedAttempts = 3;

/// One execution under way.
class UndoableRun {
public:
    UndoableRun(const Session& session, const OperationDocument& document, const UndoOptions& options, UndoKeeper& keeper,
                std::span<const std::int64_t> indexes, const ResultsHandler& onResults, std::stop_token stop)
        : m_session(session),
          m_document(document),
          m_options(options),
          m_keeper(keeper),
          m_indexes(indexes),
          m_onResults(onResults),
          m_stop(std::move(stop))
    {
    }

    Executed run()
    {
        try {
            runAll();
        } catch (const AerospikeError& failure) {
            m_executed.failure = failure.error();
        }
        std::ranges::stable_sort(m_executed.results, {}, &RecordResult::index);
        return std::move(m_executed);
    }

private:
    void runAll()
    {
        std::int64_t index = 0;
        for (const Segment& segment : m_document.segments) {
            const Taking taking = takingOf(segment, m_options);
            cluster::KeyCursor keys(segment);
            while (std::optional<Key> key = keys.next()) {
                if (m_rows.size() >= rowsAtOnce || !m_underWay.insert({key->nameSpace, key->digest}).second) {
                    runRows();
                    m_underWay.insert({key->nameSpace, key->digest});
                }
                m_rows.push_back({&segment, placeOf(index++), *std::move(key), taking});
            }
        }
        runRows();
    }

    std::int64_t placeOf(std::int64_t index) const
    {
        return m_indexes.empty() ? index : m_indexes[static_cast<std::size_t>(index)];
    }

    void runRows()
    {
        m_underWay.clear();
        std::vector<UndoRow> rows = std::exchange(m_rows, {});
        for (int attempt = 1; !rows.empty(); ++attempt) {
            if (m_stop.stop_requested())
                throw AerospikeError(Error::client(ClientCode::aborted, "stopped; the records that follow were not written"));
            std::vector<std::optional<RecordResult>> snapshots(rows.size());
            if (attempt <= guardedAttempts)
                readBefore(rows, snapshots);
            rows = runChunk(UndoChunk(m_document, std::move(rows), std::move(snapshots)));
        }
    }

    void readBefore(const std::vector<UndoRow>& rows, std::vector<std::optional<RecordResult>>& snapshots)
    {
        std::vector<Key> keys;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].taking == Taking::readBefore) {
                keys.push_back(rows[i].key);
                places.push_back(i);
            }
        }
        Result<std::vector<RecordResult>> read = readRecords(m_session, keys, m_document.behavior);
        if (!read)
            throw AerospikeError(read.error());
        for (RecordResult& result : *read) {
            const std::size_t place = places[static_cast<std::size_t>(result.index)];
            snapshots[place] = std::move(result);
        }
    }

    /// Gives back the rows whose guard has failed.
    std::vector<UndoRow> runChunk(const UndoChunk& chunk)
    {
        std::vector<UndoRow> again;
        RecordStream stream = m_session.executeStream(chunk.document(), ErrorDisposition::inStream());
        while (std::optional<RecordResult> result = stream.next()) {
            if (m_stop.stop_requested())
                stream.close();
            if (!chunk.isFinal(*result)) {
                again.push_back(chunk.rows()[static_cast<std::size_t>(result->index)]);
                continue;
            }
            chunk.take(*result, m_keeper);
            deliver(*std::move(result));
        }
        std::ranges::sort(again, {}, &UndoRow::index);
        return again;
    }

    void deliver(RecordResult result)
    {
        if (m_onResults)
            m_onResults({result});
        m_executed.results.push_back(std::move(result));
    }

    const Session& m_session;
    const OperationDocument& m_document;
    const UndoOptions& m_options;
    UndoKeeper& m_keeper;
    std::span<const std::int64_t> m_indexes;
    const ResultsHandler& m_onResults;
    std::stop_token m_stop;
    std::vector<UndoRow> m_rows;
    std::set<std::pair<std::string, Digest>> m_underWay; ///< the records of m_rows
    Executed m_executed;
};

/// Nothing is written: as the session does it.
Executed readAlong(const Session& session, const OperationDocument& document,
                   const ResultsHandler& onResults, const std::stop_token& stop)
{
    Executed executed;
    RecordStream stream = session.executeStream(document, ErrorDisposition::inStream());
    while (std::optional<RecordResult> result = stream.next()) {
        if (stop.stop_requested())
            stream.close();
        if (onResults)
            onResults({*result});
        executed.results.push_back(*std::move(result));
    }
    return executed;
}

} // namespace

Executed executeWithUndo(const Session& session, const OperationDocument& document, const UndoOptions& options,
                         const ResultsHandler& onResults, std::stop_token stop)
{
    UndoKeeper keeper(options.bytes);
    Executed executed = executeKeeping(session, document, options, keeper, {}, onResults, std::move(stop));
    executed.undo = keeper.finish(document.behavior);
    return executed;
}

Executed executeKeeping(const Session& session, const OperationDocument& document, const UndoOptions& options, UndoKeeper& keeper,
                        std::span<const std::int64_t> indexes, const ResultsHandler& onResults, std::stop_token stop)
{
    if (std::optional<Error> problem = refusal(document, session.isReadOnly()))
        throw AerospikeError(*problem);
    if (readsWholeSet(document))
        return readAlong(session, document, onResults, stop);
    return UndoableRun(session, document, options, keeper, indexes, onResults, std::move(stop)).run();
}

} // namespace binnacle::work
