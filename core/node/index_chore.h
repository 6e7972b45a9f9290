// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/chore.h"
#include "core/node/index_table.h"
#include "core/node/storage.h"

#include <vector>

namespace binnacle::node {

/// Enters the records that were there before an index, and removes the entries of dropped ones. It goes on with what was under way
/// when the node ended. The catalog follows the table here.
class IndexChore : public Chore {
public:
    explicit IndexChore(const StoredNamespace& nameSpace, const Environment& environment)
        : m_nameSpace(nameSpace), m_environment(environment)
    {
    }

    TimePoint nextTurn() const override { return m_awake ? TimePoint::min() : TimePoint::max(); }
    Result<bool> hasWork(const ReadTransaction& snapshot) override;
    Result<void> step(WriteTransaction& transaction) override;
    void rest(TimePoint) override { m_awake = false; }
    /// After a change of anything but a record, which may be one of an index: before the next write, which has to keep it.
    void wake() override;

private:
    const StoredNamespace& m_nameSpace;
    const Environment& m_environment;
    bool m_awake = true;
};

} // namespace binnacle::node
