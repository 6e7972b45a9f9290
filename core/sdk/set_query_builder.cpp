// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/set_query_builder.h"

#include "core/sdk/session.h"

#include <limits>
#include <stdexcept>

namespace binnacle {

namespace {

constexpr std::int64_t largestChunk = 1'000'000;

} // namespace

SetQueryBuilder::SetQueryBuilder(std::shared_ptr<const Session> session, DataSet dataSet) : m_session(std::move(session))
{
    m_segment.verb = Verb::query;
    m_segment.dataSet = std::move(dataSet);
}

SetQueryBuilder&& SetQueryBuilder::bins(const std::vector<std::string>& names) &&
{
    if (m_segment.withNoBins) {
        throw std::invalid_argument("bins() and withNoBins() exclude each other");
    }
    m_segment.operations.clear();
    for (const std::string& name : names) {
        m_segment.operations.push_back({name, GetBin{}});
    }
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::withNoBins() &&
{
    if (!m_segment.operations.empty()) {
        throw std::invalid_argument("bins() and withNoBins() exclude each other");
    }
    m_segment.withNoBins = true;
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::where(std::string_view ael) &&
{
    return std::move(*this).where(Filter::text(std::string(ael)));
}

SetQueryBuilder&& SetQueryBuilder::where(Filter filter) &&
{
    m_segment.where = std::move(filter);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::withHint(QueryHint hint) &&
{
    if (options().hint) {
        throw std::invalid_argument("withHint() is called once for a query");
    }
    if (!hint.indexName.empty() && !hint.binName.empty()) {
        throw std::invalid_argument("a hint names an index or a bin, not both");
    }
    options().hint = std::move(hint);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::limit(std::int64_t records) &&
{
    if (records < 1) {
        throw std::invalid_argument("a limit is 1 record or more");
    }
    options().limit = records;
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::chunkSize(std::int64_t records) &&
{
    if (records < 1 || records > largestChunk) {
        throw std::invalid_argument("a page has 1 to 1,000,000 records");
    }
    options().chunkSize = static_cast<std::uint32_t>(records);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::recordsPerSecond(std::int64_t records) &&
{
    if (records < 0 || records > std::numeric_limits<std::uint32_t>::max()) {
        throw std::invalid_argument("a pace is 0 to 4,294,967,295 records a second");
    }
    options().recordsPerSecond = static_cast<std::uint32_t>(records);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::onPartition(std::int64_t partition) &&
{
    if (partition < 0 || partition >= partitionCountOfNamespaces) {
        throw std::invalid_argument("partitions run from 0 to 4095");
    }
    return std::move(*this).onPartitionRange(partition, partition + 1);
}

SetQueryBuilder&& SetQueryBuilder::onPartitionRange(std::int64_t first, std::int64_t end) &&
{
    if (first < 0 || first >= end || end > partitionCountOfNamespaces) {
        throw std::invalid_argument("partitions run from 0 to 4095, and the end of a range comes after its first");
    }
    const PartitionRange range{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
    if (!options().partitions.isAll() && options().partitions != range) {
        throw std::invalid_argument("the partitions of a query are said once");
    }
    options().partitions = range;
    return std::move(*this);
}

OperationDocument SetQueryBuilder::document() const
{
    return {{m_segment}, m_session->behavior()};
}

RecordStream SetQueryBuilder::execute() &&
{
    return m_session->executeStream(document());
}

StreamHandle SetQueryBuilder::executeAsync(Dispatcher dispatcher, DocumentHandler handler) &&
{
    return m_session->executeAsync(document(), std::move(dispatcher), std::move(handler));
}

} // namespace binnacle
