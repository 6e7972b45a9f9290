// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/set_query_builder.h"

#include "core/sdk/errors.h"
#include "core/sdk/record_sources.h"
#include "core/sdk/requests.h"

#include <algorithm>
#include <stdexcept>

namespace binnacle {

struct SetQueryBuilder::Plan {
    std::shared_ptr<const Session> session;
    DataSet dataSet;
    ScanOptions options;
};

SetQueryBuilder::SetQueryBuilder(std::shared_ptr<const Session> session, DataSet dataSet)
{
    const ScanOptions options = scanOptionsFor(session->behavior());
    m_plan = std::make_shared<Plan>(Plan{std::move(session), std::move(dataSet), options});
}

SetQueryBuilder&& SetQueryBuilder::bins(std::vector<std::string> names) &&
{
    if (m_plan->options.withNoBins) {
        throw std::invalid_argument("bins() and withNoBins() exclude each other");
    }
    m_plan->options.bins = std::move(names);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::withNoBins() &&
{
    if (!m_plan->options.bins.empty()) {
        throw std::invalid_argument("bins() and withNoBins() exclude each other");
    }
    m_plan->options.withNoBins = true;
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::where(std::string_view ael) &&
{
    return std::move(*this).where(Filter::text(std::string(ael)));
}

SetQueryBuilder&& SetQueryBuilder::where(Filter filter) &&
{
    m_plan->options.where = std::move(filter);
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::limit(std::int64_t records) &&
{
    if (records < 1) {
        throw std::invalid_argument("a limit is 1 record or more");
    }
    m_plan->options.limit = records;
    return std::move(*this);
}

SetQueryBuilder&& SetQueryBuilder::pageSize(std::int64_t records) &&
{
    if (records < 1 || records > 1'000'000) {
        throw std::invalid_argument("a page has 1 to 1,000,000 records");
    }
    m_plan->options.pageSize = records;
    m_plan->options.credit = records; // one page: the next is asked for when this one has been taken
    return std::move(*this);
}

RecordStream SetQueryBuilder::execute() &&
{
    if (const std::optional<Error> problem = refusal(m_plan->dataSet, m_plan->options)) {
        throw AerospikeError(*problem);
    }
    return RecordStream(scanSource(*m_plan->session, m_plan->dataSet, m_plan->options));
}

} // namespace binnacle
