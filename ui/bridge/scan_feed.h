// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/sdk/session.h"
#include "ui/models/record_table_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// Fills one record table from a set: a first page, then more only when asked. Chunks are looked through on a worker, gathered
/// on the GUI thread and given to the model in one insertion at a time, the first at once and the rest seldom enough that
/// inserting takes a small part of the time. Credit is granted for rows that are in the model, never before.
class ScanFeed : public QObject {
    Q_OBJECT

public:
    enum class State {
        idle,
        loading,  ///< rows are awaited
        paused,   ///< there may be more; what was asked for before a pause() still comes in
        complete, ///< the set was read to its end
        failed,   ///< error() says why; the rows that came are kept
    };
    Q_ENUM(State)

    static constexpr std::int64_t firstPage = 1'000;

    /// The model has to outlive the feed, and is filled by no other.
    explicit ScanFeed(RecordTableModel& model, QObject* parent = nullptr);
    ~ScanFeed() override;

    /// Empties the model and reads the first page of `dataSet`; with `where`, of the records that match.
    void start(const Session& session, DataSet dataSet, std::optional<Filter> where = {});
    /// Goes on: so many records more, or to the end. Nothing happens before start(), and after the end.
    void more(std::int64_t records = firstPage);
    void loadAll();
    /// Asks for nothing more; loadAll() and more() go on from there.
    void pause();
    /// Lets go of the scan; what is still on its way is dropped.
    void cancel();

    State state() const { return m_state; }
    bool isLoading() const { return m_state == State::loading; }
    bool isLoadingAll() const { return isLoading() && m_wanted == everything; }
    const std::optional<Error>& error() const { return m_error; }

    std::int64_t received() const { return m_received; }
    /// From start() to when the first rows were in the model.
    std::optional<std::chrono::microseconds> timeToFirstRow() const { return m_firstRow; }
    /// Time spent loading, pauses left out.
    std::chrono::microseconds loadingTime() const;
    double recordsPerSecond() const;

signals:
    void stateChanged();
    void firstRow();
    void inserted(int rows);
    /// The end of the set, or a failure; not after cancel().
    void finished();

private:
    static constexpr std::int64_t everything = INT64_MAX;

    void take(std::uint64_t generation, PreparedChunk chunk);
    void end(std::uint64_t generation, std::optional<Error> error);
    void flush();
    void insertPending();
    void want(std::int64_t records);
    void grant();
    void setState(State state);

    RecordTableModel& m_model;
    StreamHandle m_handle;
    QTimer m_flushTimer;
    QElapsedTimer m_clock;
    std::vector<PreparedChunk> m_pending;
    std::optional<Error> m_error;
    std::optional<std::chrono::microseconds> m_firstRow;
    std::chrono::microseconds m_loadedBefore{0};
    std::uint64_t m_generation = 0; ///< of the model, when the scan began; 0 without a scan
    std::int64_t m_wanted = 0;      ///< records that the user asked for
    std::int64_t m_granted = 0;     ///< records that the scan may ask for; at most m_wanted
    std::int64_t m_received = 0;    ///< records in the model
    State m_state = State::idle;
};

} // namespace binnacle::ui
