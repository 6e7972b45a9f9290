// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace binnacle {

/// Something that a cluster does by and by: an index that is being filled, or dropped. Keeps its cluster.
class IndexTask {
public:
    enum class Status { notFound, inProgress, complete };

    /// `ask` blocks, and throws what the cluster answers.
    explicit IndexTask(std::function<Status()> ask) : m_ask(std::move(ask)) {}

    /// What all nodes say just now. Throws AerospikeError.
    Status queryStatus() const { return m_ask(); }

    /// Asks again and again, `interval` apart, until it is complete. False if it is not when `timeout` has passed. Throws
    /// AerospikeError.
    bool waitTillComplete(std::chrono::milliseconds timeout = std::chrono::minutes(10),
                          std::chrono::milliseconds interval = std::chrono::milliseconds(100)) const;

private:
    std::function<Status()> m_ask;
};

} // namespace binnacle
