// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/cluster_core.h"
#include "core/sdk/cluster.h"
#include "core/sdk/known_indexes.h"
#include "core/sdk/session.h"

#include <mutex>
#include <stdexcept>
#include <utility>

namespace binnacle {

/// What copies of a Cluster, and the sessions made from it, share.
class Cluster::State {
public:
    State(cluster::Options options, std::vector<Host> seeds, bool refusesWrites)
        : core(std::move(options)), hosts(std::move(seeds)), readOnly(refusesWrites)
    {
    }

    KnownIndexes indexes; ///< outlives the core, which it asks
    cluster::ClusterCore core;
    std::vector<Host> hosts;
    const bool readOnly;
};

class Session::State {
public:
    State(std::shared_ptr<Cluster::State> clusterState, Behavior sessionBehavior)
        : cluster(std::move(clusterState)), behavior(std::move(sessionBehavior))
    {
    }

    std::shared_ptr<Cluster::State> cluster;
    Behavior behavior;
};

/// Stands for a job, also before it has been started.
class StreamHandle::Control {
public:
    void grant(std::int64_t records)
    {
        const std::lock_guard lock(m_mutex);
        if (m_job) {
            m_job->grant(records);
        } else {
            m_granted += records;
        }
    }

    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
        if (m_job) {
            m_job->cancel();
        }
    }

    void started(std::shared_ptr<cluster::Job> job)
    {
        const std::lock_guard lock(m_mutex);
        m_job = std::move(job);
        if (m_granted > 0) {
            m_job->grant(m_granted);
        }
        if (m_cancelled) {
            m_job->cancel();
        }
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<cluster::Job> m_job;
    std::int64_t m_granted = 0;
    bool m_cancelled = false;
};

/// Every blocking call begins with this: on the runtime thread it would wait for itself.
inline void refuseRuntimeThread()
{
    if (cluster::ClusterCore::onRuntimeThread()) {
        throw std::logic_error("a blocking call on the runtime thread would wait for itself; use the asynchronous one");
    }
}

} // namespace binnacle
