// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/cluster/partition_map.h"

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace binnacle::cluster {

/// Lets a bounded number of nodes work at a time: what is for others waits until one of those has nothing left to do. Pure.
template <typename Work>
class NodeTurns {
public:
    /// 0: all nodes at once. Before the first work.
    void setBound(std::size_t nodes) { m_bound = nodes; }

    /// The work, if its node's turn has come; an end() is to follow. Otherwise it is kept.
    std::optional<Work> begin(NodeId node, Work work)
    {
        if (!mayWork(node)) {
            m_waiting.emplace_back(node, std::move(work));
            return std::nullopt;
        }
        ++m_busy[node];
        return work;
    }

    /// A work of the node has ended. What begins now, each to be followed by an end() of its own.
    std::vector<Work> end(NodeId node)
    {
        if (const auto busy = m_busy.find(node); busy != m_busy.end() && --busy->second == 0) {
            m_busy.erase(busy);
        }
        std::vector<Work> next;
        std::vector<std::pair<NodeId, Work>> still;
        for (auto& [other, work] : std::exchange(m_waiting, {})) {
            if (mayWork(other)) {
                ++m_busy[other];
                next.push_back(std::move(work));
            } else {
                still.emplace_back(other, std::move(work));
            }
        }
        m_waiting = std::move(still);
        return next;
    }

    /// Takes back what waits and has become useless.
    template <typename IsUseless>
    std::vector<Work> takeBack(IsUseless isUseless)
    {
        std::vector<Work> taken;
        for (auto& [node, work] : m_waiting) {
            if (isUseless(std::as_const(work))) {
                taken.push_back(std::move(work));
                node = noNode;
            }
        }
        std::erase_if(m_waiting, [](const auto& entry) { return entry.first == noNode; });
        return taken;
    }

    const std::vector<std::pair<NodeId, Work>>& waiting() const { return m_waiting; }

private:
    bool mayWork(NodeId node) const { return m_bound == 0 || m_busy.size() < m_bound || m_busy.contains(node); }

    std::size_t m_bound = 0;
    std::map<NodeId, std::size_t> m_busy; ///< how many works of each are under way
    std::vector<std::pair<NodeId, Work>> m_waiting;
};

} // namespace binnacle::cluster
