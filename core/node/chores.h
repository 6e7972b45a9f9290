// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/chore.h"
#include "core/node/storage.h"

#include <chrono>

namespace binnacle::node {

/// Removes records whose time has come.
class ExpiryChore : public Chore {
public:
    explicit ExpiryChore(const StoredNamespace& nameSpace);

    TimePoint nextTurn() const override;
    Result<bool> hasWork(const ReadTransaction& snapshot) override;
    Result<void> step(WriteTransaction& transaction) override;
    void rest(TimePoint now) override;

private:
    const StoredNamespace& m_nameSpace;
    TimePoint m_lastRest;
    bool m_working = false;
    std::size_t m_removed = 0; ///< by the step that may not be durable yet
};

/// Removes what truncations have taken away. It goes on with those that were under way when the node ended.
class TruncationChore : public Chore {
public:
    explicit TruncationChore(const StoredNamespace& nameSpace) : m_nameSpace(nameSpace) {}

    TimePoint nextTurn() const override { return m_awake ? TimePoint::min() : TimePoint::max(); }
    Result<bool> hasWork(const ReadTransaction& snapshot) override;
    Result<void> step(WriteTransaction& transaction) override;
    void rest(TimePoint) override { m_awake = false; }
    void wake() override { m_awake = true; }

private:
    const StoredNamespace& m_nameSpace;
    bool m_awake = true;
};

} // namespace binnacle::node
