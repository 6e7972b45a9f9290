// SPDX-License-Identifier: Apache-2.0
#include "core/node/scan.h"

#include "core/engine/bin_operations.h"
#include "core/engine/expressions.h"
#include "core/engine/time_to_live.h"
#include "core/expression/evaluate.h"
#include "core/node/answers.h"
#include "core/node/now.h"
#include "core/node/record_codec.h"
#include "core/node/record_cursor.h"
#include "core/node/truncation.h"
#include "core/wire/frame.h"

#include <algorithm>

namespace binnacle::node {
namespace {

/// What the operations of a projection say about a record; nothing if one of them fails.
std::vector<engine::AnswerBin> projected(const wire::Message& command, const engine::StoredRecord& record, const Digest& digest)
{
    std::vector<engine::AnswerBin> bins;
    const ServerCode code = engine::readOperations(command, record.bins, engine::metadataOf(record, digest, now()), bins);
    return code == ServerCode::ok ? bins : std::vector<engine::AnswerBin>();
}

std::vector<engine::AnswerBin> chosenBins(const ScanRequest& request, const engine::StoredRecord& record, const Digest& digest)
{
    if (request.withoutBins)
        return {};
    if (request.projection)
        return projected(request.projection->command, record, digest);
    if (!request.bins)
        return engine::answerWithAll(record.bins);
    std::vector<engine::AnswerBin> chosen;
    for (const std::string& name : *request.bins) {
        if (const engine::StoredBin* bin = engine::findBin(record.bins, name))
            chosen.push_back(engine::answerWith(*bin));
        else if (request.answersAllBins)
            chosen.push_back({wire::OpCode::read, name, 0, {}});
    }
    return chosen;
}

} // namespace

Scan::Scan(const Storage& storage, const StoredNamespace& nameSpace, ScanRequest request)
    : m_storage(storage), m_nameSpace(nameSpace), m_request(std::move(request))
{
}

Result<Bytes> Scan::nextFrame()
{
    const Result<std::unique_ptr<ReadTransaction>> snapshot = m_storage.environment().read();
    if (!snapshot)
        return snapshot.error();
    Bytes body;
    if (Result<void> filled = fill(**snapshot, body); !filled)
        return filled.error();
    return body.empty() ? body : wire::frameOf(wire::FrameType::message, body);
}

/// A tenth of a second's worth where there is a rate, so that a slow scan flows rather than hops.
std::size_t Scan::recordsOfFrame() const
{
    if (m_request.recordsPerSecond == 0)
        return frameRecords;
    return std::clamp<std::size_t>(m_request.recordsPerSecond / 10, 1, frameRecords);
}

/// Null where there can be nothing.
Result<std::unique_ptr<ScanCursor>> Scan::open(const ReadTransaction& snapshot)
{
    std::optional<std::uint32_t> set;
    if (!m_request.set.empty()) {
        const Result<std::optional<SetEntry>> entry = findSet(snapshot, m_nameSpace.tables, m_request.set);
        if (!entry)
            return entry.error();
        if (!entry->has_value())
            return std::unique_ptr<ScanCursor>();
        set = (*entry)->number;
    }
    if (m_request.query) {
        const auto& [index, predicate] = *m_request.query;
        if (index->progress->dropped || index->definition().type != predicate.type())
            return std::unique_ptr<ScanCursor>();
        IndexBurst* burst = m_request.query->noticesRepeated() ? &m_burst : nullptr;
        Result<std::unique_ptr<IndexCursor>> cursor = IndexCursor::open(snapshot, m_nameSpace.tables, *index, predicate, burst);
        if (!cursor)
            return cursor.error();
        return std::unique_ptr<ScanCursor>(*std::move(cursor));
    }
    Result<std::unique_ptr<RecordCursor>> cursor = RecordCursor::open(snapshot, m_nameSpace.tables, set);
    if (!cursor)
        return cursor.error();
    return std::unique_ptr<ScanCursor>(*std::move(cursor));
}

Result<void> Scan::fill(const ReadTransaction& snapshot, Bytes& body)
{
    const Result<std::unique_ptr<ScanCursor>> opened = open(snapshot);
    if (!opened)
        return opened.error();
    ScanCursor* cursor = opened->get();
    Result<bool> found = cursor != nullptr ? goTo(*cursor) : Result<bool>(false);
    for (std::size_t seen = 0; found && *found; ++seen) {
        if (seen == recordsOfFrame() || body.size() >= frameBytes)
            return {};
        if (Result<void> appended = append(snapshot, *cursor, body); !appended)
            return appended;
        ScanPartition& partition = m_request.partitions[m_at];
        partition.after = cursor->digest();
        partition.afterKey = cursor->key().value_or(0);
        if (m_request.maxRecords != 0 && m_sampled == m_request.maxRecords)
            break;
        found = cursor->next();
        if (found && *found && cursor->partition() != partition.partition) {
            advanceTo(cursor->partition());
            found = goTo(*cursor);
        }
    }
    if (!found)
        return found.error();
    m_done = true;
    return {};
}

/// Puts the cursor on the next record that was asked for, and m_at on its partition. False if there is none.
Result<bool> Scan::goTo(ScanCursor& cursor)
{
    while (m_at < m_request.partitions.size()) {
        const ScanPartition& wanted = m_request.partitions[m_at];
        Result<bool> found = cursor.seek(wanted);
        if (!found || !*found)
            return found;
        if (cursor.partition() == wanted.partition)
            return true;
        advanceTo(cursor.partition());
    }
    return false;
}

/// To that partition, or to the next one behind it that was asked for.
void Scan::advanceTo(std::uint16_t partition)
{
    const auto next = std::ranges::lower_bound(m_request.partitions, partition, {}, &ScanPartition::partition);
    m_at = static_cast<std::size_t>(next - m_request.partitions.begin());
}

bool Scan::isWanted(const engine::StoredRecord& record, const Digest& digest) const
{
    if (!m_request.set.empty() && record.set != m_request.set)
        return false;
    if (m_request.filter) {
        const expression::RecordView view = engine::withBins(engine::metadataOf(record, digest, now()), record.bins);
        if (!expression::passes(*m_request.filter, view))
            return false;
    }
    // Hashes and cells lead to more than what is looked for, integers do not.
    const std::optional<IndexQuery>& query = m_request.query;
    return !query || query->predicate.type() == ParticleType::integer || query->index->keys->matches(query->predicate, record, digest);
}

Result<void> Scan::append(const ReadTransaction& snapshot, const ScanCursor& cursor, Bytes& body)
{
    if (cursor.isRepeated())
        return {};
    const Result<ByteView> value = cursor.value();
    if (!value)
        return value.error();
    const Result<std::uint32_t> voidTime = decodeVoidTime(*value);
    if (!voidTime)
        return voidTime.error();
    if (engine::isExpired(*voidTime, now()))
        return {};
    const Result<engine::StoredRecord> record = decodeRecord(*value);
    if (!record)
        return record.error();
    const Result<bool> truncated = isTruncated(snapshot, m_nameSpace.tables, *record);
    if (!truncated)
        return truncated.error();
    if (*truncated || !isWanted(*record, cursor.digest()))
        return {};
    ++m_sampled;
    const std::vector<engine::AnswerBin> bins = chosenBins(m_request, *record, cursor.digest());
    // A record that has none of the bins is not there for this scan.
    if (bins.empty() && !m_request.withoutBins)
        return {};
    const Bytes message = scanMessage(m_nameSpace.name, cursor.digest(), *record, bins, m_request.withoutBins, cursor.key());
    body.insert(body.end(), message.begin(), message.end());
    ++m_sent;
    return {};
}

} // namespace binnacle::node
