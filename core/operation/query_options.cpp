// SPDX-License-Identifier: Apache-2.0
#include "core/operation/query_options.h"

#include "core/operation/name_table.h"

#include <array>
#include <utility>

namespace binnacle {

namespace {

constexpr std::array<Name<QueryDuration>, 3> durations{{
    {QueryDuration::longQuery, "LONG"},
    {QueryDuration::shortQuery, "SHORT"},
    {QueryDuration::longRelaxAp, "LONG_RELAX_AP"},
}};

} // namespace

QueryHint& QueryHint::forIndex(std::string name)
{
    indexName = std::move(name);
    return *this;
}

QueryHint& QueryHint::forBin(std::string name)
{
    binName = std::move(name);
    return *this;
}

QueryHint& QueryHint::queryDuration(QueryDuration expected)
{
    duration = expected;
    return *this;
}

std::string_view nameOf(QueryDuration duration)
{
    return nameIn(durations, duration);
}

std::optional<QueryDuration> queryDurationNamed(std::string_view name)
{
    return namedIn(durations, name);
}

} // namespace binnacle
