// SPDX-License-Identifier: Apache-2.0
#include "core/node/batch.h"

#include "core/engine/commands.h"
#include "core/node/read_record.h"

#include <set>
#include <utility>

namespace binnacle::node {
namespace {

/// The bound of a step. A write that reads, too, counts for many, since its answer may hold a whole record.
constexpr std::size_t maxWeight = 2048;
constexpr std::size_t weightOfReading = 64;

std::uint8_t flagsOf(const BatchRow& row, std::size_t offset)
{
    return (*row.message)[offset];
}

constexpr std::size_t info1Offset = 1;
constexpr std::size_t info2Offset = 2;

std::size_t weightOf(const BatchRow& row)
{
    return isWrite(row) && (flagsOf(row, info1Offset) & wire::info1::read) != 0 ? weightOfReading : 1;
}

using Address = std::pair<const StoredNamespace*, Digest>;

} // namespace

bool isWrite(const BatchRow& row)
{
    return (flagsOf(row, info2Offset) & wire::info2::write) != 0;
}

Tally& tallyOf(const StoredNamespace& nameSpace, const Bytes& message, bool ofBatch)
{
    NamespaceTallies& tallies = nameSpace.state->tallies;
    const std::uint8_t flags = message[info2Offset];
    if ((flags & wire::info2::write) == 0)
        return ofBatch ? tallies.batchReads : tallies.reads;
    if ((flags & wire::info2::remove) != 0)
        return ofBatch ? tallies.batchDeletes : tallies.deletes;
    return ofBatch ? tallies.batchWrites : tallies.writes;
}

BatchStep BatchSteps::next()
{
    BatchStep step;
    std::set<Address> written;
    std::set<Address> read;
    std::size_t weight = 0;
    for (;;) {
        std::optional<BatchRow> row = m_ahead ? std::exchange(m_ahead, std::nullopt) : m_request.next();
        if (!row)
            return step;
        const bool writes = isWrite(*row);
        const Address address(row->nameSpace, row->digest);
        weight += weightOf(*row);
        if (weight > maxWeight || (writes ? read : written).contains(address)) {
            m_ahead = std::move(row);
            return step;
        }
        (writes ? written : read).insert(address);
        if (writes)
            step.writes.push_back(*std::move(row));
        else
            step.reads.push_back(*std::move(row));
    }
}

std::optional<engine::Outcome> readRow(const Storage& storage, const BatchRow& row, const engine::Configuration& configuration)
{
    std::size_t offset = 0;
    const Result<wire::Message> message = wire::decodeMessage(*row.message, offset);
    if (!message)
        return engine::answered(ServerCode::parameterError);
    return readRecord(*message, row.digest, storage, *row.nameSpace, configuration);
}

PendingWrite pending(const BatchRow& row)
{
    return {row.nameSpace, row.digest, row.message, {}};
}

} // namespace binnacle::node
