// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/batch_request.h"
#include "core/node/commit_queue.h"

#include <deque>
#include <vector>

namespace binnacle::node {

/// The rows that a batch carries out at once: first the writes, in one transaction, then the reads. No record is both written
/// and read by rows of one step, so that this order is as good as the client's.
struct BatchStep {
    std::vector<BatchRow> writes;
    std::deque<BatchRow> reads;
};

/// True for a row that goes to the committing thread.
bool isWrite(const BatchRow& row);

/// Where what becomes of a command is counted, by its kind.
Tally& tallyOf(const StoredNamespace& nameSpace, const Bytes& message, bool ofBatch);

/// Divides a batch into steps, each of a bounded number of rows.
class BatchSteps {
public:
    explicit BatchSteps(BatchRequest request) : m_request(std::move(request)) {}

    BatchFlags flags() const { return m_request.flags(); }
    bool isDamaged() const { return m_request.isDamaged(); }

    /// Empty when all rows are taken, or the rest cannot be read.
    BatchStep next();

private:
    BatchRequest m_request;
    std::optional<BatchRow> m_ahead; ///< read already, and left for the next step
};

/// Carries out a reading row; nothing if it would change the record, so that it has to go to the committing thread, too.
std::optional<engine::Outcome> readRow(const Storage& storage, const BatchRow& row, const engine::Configuration& configuration);

/// The row as the committing thread takes it.
PendingWrite pending(const BatchRow& row);

} // namespace binnacle::node
