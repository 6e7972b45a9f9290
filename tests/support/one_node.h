// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/cluster.h"
#include "tests/support/fake_node.h"

#include <memory>

namespace binnacle::test {

/// A fake node that holds all partitions of `test`, and a session on it.
struct OneNode {
    std::shared_ptr<FakeStore> store = std::make_shared<FakeStore>();
    FakeNode node{"A1", store, everyNth(0, 1)};
    Cluster cluster = ClusterDefinition("127.0.0.1", node.port()).connect();
    Session session = cluster.createSession();
};

} // namespace binnacle::test
