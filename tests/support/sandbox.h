// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/node.h"
#include "core/sdk/cluster.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace binnacle::test {

/// A node of its own in a folder of its own, on a free loopback port, for tests that want the whole way.
class Sandbox {
public:
    Sandbox();

    bool isReady() const { return m_node != nullptr; }
    std::vector<Host> hosts() const;
    std::uint16_t port() const { return m_node->port(); }
    /// Ends the node; connections to it break off.
    void stop() { m_node.reset(); }

    /// Writes the records 1 to `count`; `bins` says what is in one. Blocks. False if one of them failed.
    bool fill(const DataSet& dataSet, std::int64_t count, const std::function<std::vector<Bin>(std::int64_t)>& bins) const;
    /// The same with an integer bin n and a string bin name. One document: fast.
    bool fillSame(const DataSet& dataSet, std::int64_t count) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<node::Node> m_node;
};

} // namespace binnacle::test
