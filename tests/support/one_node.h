// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/cluster.h"
#include "tests/support/fake_node.h"

#include <memory>

namespace binnacle::test {

/// A fake node that holds all partitions of `test`, and a session on it.
struct OneNode {
    /// `regime` above 0: `test` is strongly consistent.
    explicit OneNode(std::uint32_t regime = 0)
        : cluster((node.setRegime(regime), ClusterDefinition("127.0.0.1", node.port()).connect()))
    {
    }

    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    FakeNode node{"A1", store, everyNth(0, 1)};
    Cluster cluster;
    Session session = cluster.createSession();
};

} // namespace binnacle::test
