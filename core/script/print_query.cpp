// SPDX-License-Identifier: Apache-2.0
#include "core/script/print_chain.h"

#include <limits>

namespace binnacle::script {

std::string ChainPrinter::whyUnsayableOfQuery(const Segment& segment) const
{
    const QueryOptions& query = segment.query;
    if (query == QueryOptions())
        return {};
    if (segment.verb != Verb::query || !segment.keys.empty())
        return "only a query of a whole data set takes a limit, chunks, partitions, a pace or a hint";
    constexpr std::uint32_t highestInt = std::numeric_limits<std::int32_t>::max();
    if (query.limit < 0 || query.chunkSize > highestInt || query.recordsPerSecond > highestInt)
        return "a number of records like that is not taken by the SDK";
    if (query.partitions.first >= query.partitions.end || query.partitions.end > partitionCountOfNamespaces)
        return "partitions like these are not taken by the SDK";
    if (query.hint && query.hint == QueryHint())
        return "a hint that says nothing is not written";
    if (query.hint && !query.hint->indexName.empty() && !query.hint->binName.empty())
        return "a hint names an index or a bin, not both";
    return {};
}

void ChainPrinter::queryOptions(const QueryOptions& query)
{
    if (query.limit != 0)
        add("limit", values().integer(query.limit));
    if (query.chunkSize != 0)
        add("chunkSize", std::to_string(query.chunkSize));
    if (query.recordsPerSecond != 0)
        add("recordsPerSecond", std::to_string(query.recordsPerSecond));
    const PartitionRange& partitions = query.partitions;
    if (partitions.end == partitions.first + 1)
        add("onPartition", std::to_string(partitions.first));
    else if (!partitions.isAll())
        add("onPartitionRange", std::to_string(partitions.first) + ", " + std::to_string(partitions.end));
    if (query.hint)
        add("withHint", hint(*query.hint));
}

std::string ChainPrinter::hint(const QueryHint& hint)
{
    std::vector<std::string> parts;
    const auto part = [&](std::string_view python, std::string_view other, const std::string& value) {
        parts.push_back(isPython() ? std::string(python) + '=' + value : '.' + std::string(other) + '(' + value + ')');
    };
    if (!hint.indexName.empty())
        part("index_name", "forIndex", values().text(hint.indexName));
    if (!hint.binName.empty())
        part("bin_name", "forBin", values().text(hint.binName));
    if (hint.duration && isCpp()) {
        const std::string_view name = *hint.duration == QueryDuration::longQuery    ? "longQuery"
                                      : *hint.duration == QueryDuration::shortQuery ? "shortQuery"
                                                                                    : "longRelaxAp";
        part({}, "queryDuration", "QueryDuration::" + std::string(name));
    } else if (hint.duration) {
        part("query_duration", "queryDuration", "QueryDuration." + std::string(nameOf(*hint.duration)));
    }
    if (isPython())
        return "QueryHint(" + joined(parts) + ')';
    return (isCpp() ? "QueryHint()" : "hint -> hint") + joined(parts, "");
}

} // namespace binnacle::script
