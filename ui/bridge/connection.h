// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/sdk/catalog.h"
#include "core/sdk/cluster.h"
#include "core/sdk/session.h"
#include "core/work/target_facts.h"
#include "ui/theme/palette.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace binnacle::ui {

/// A cluster as the window knows it: a name, an environment, and whether it can be reached. It lives on the GUI thread and
/// never blocks it; the cluster itself is let go on another thread.
class Connection : public QObject {
    Q_OBJECT

public:
    enum class State { closed, connecting, connected, failed };
    Q_ENUM(State)

    Connection(QString name, Environment environment, QObject* parent = nullptr);
    ~Connection() override;

    const QString& name() const { return m_name; }
    Environment environment() const { return m_environment; }
    State state() const { return m_state; }

    /// `host:port`, the first seed of those that open() was given; with more of them `host:port +2`.
    QString address() const;

    /// How the cluster is reached from the next open() on: whether every write is refused, and the racks to read from, the best first.
    void reachWith(bool readOnly, std::vector<std::int32_t> racks);
    /// What tells its cluster from others, from one start of the program to the next: the address, or what setSandbox() said.
    QString identity() const;
    /// It is the sandbox in this directory. `durableDeletes`: whether it takes them; nothing if that is not known.
    void setSandbox(const QString& directory, std::optional<bool> durableDeletes);
    /// What of the cluster decides about a write, as far as the catalogue tells.
    work::TargetFacts targetFacts() const;

    /// Connects, or connects anew. A reply to an earlier open() is dropped.
    void open(std::vector<Host> seeds);
    /// For a cluster that has to be started first: connecting from now on. `opener` starts it and has open() or fail() called
    /// in the end, on the GUI thread; reopen() runs it again.
    void openWith(std::function<void()> opener);
    /// What was to be opened cannot be.
    void fail(Error error);
    /// Tries again as it was opened last.
    void reopen();
    void close();

    /// Why it failed; nothing in the other states.
    const std::optional<Error>& error() const { return m_error; }
    QString errorText() const;

    /// Nothing unless connected. Copies share the cluster; they are cheap and meant to be short-lived.
    std::optional<Session> session() const;

    /// Asks for nodes, namespaces and sets again. Nothing happens unless connected; while an answer is awaited, it is asked
    /// for once more afterwards, since that answer may be older than what made the caller ask.
    void refreshCatalog();
    /// Empty until the first catalogChanged().
    const Catalog& catalog() const { return m_catalog; }
    /// Why the last refresh failed; nothing after a good one.
    const std::optional<Error>& catalogError() const { return m_catalogError; }
    /// How many records the catalogue counts in a set; nothing if it does not know the set. An estimate on several nodes.
    std::optional<std::uint64_t> objectCount(const DataSet& dataSet) const;

signals:
    void stateChanged();
    void catalogChanged();
    void catalogFailed();

private:
    void take(std::uint64_t generation, Result<Cluster> reply);
    void takeCatalog(std::uint64_t generation, Result<Catalog> reply);
    void setState(State state);
    void dropCluster();

    QString m_name;
    Environment m_environment;
    State m_state = State::closed;
    std::vector<Host> m_seeds;
    bool m_readOnly = false;
    std::vector<std::int32_t> m_racks;
    QString m_sandbox; ///< the directory; empty: it is none
    std::optional<bool> m_durableDeletes;
    std::function<void()> m_opener;
    std::optional<Cluster> m_cluster;
    std::optional<Session> m_session;
    std::optional<Error> m_error;
    std::optional<Error> m_catalogError;
    Catalog m_catalog;
    std::uint64_t m_generation = 0;
    bool m_catalogAwaited = false;
    bool m_catalogAskedAgain = false;
};

} // namespace binnacle::ui
