// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle {

inline constexpr std::uint32_t partitionCountOfNamespaces = 4096;

/// The partitions from `first` up to, not including, `end`.
struct PartitionRange {
    std::uint32_t first = 0;
    std::uint32_t end = partitionCountOfNamespaces;

    bool isAll() const { return first == 0 && end == partitionCountOfNamespaces; }
    friend bool operator==(const PartitionRange&, const PartitionRange&) = default;
};

/// What servers are told about a query: a short one is answered at once by one thread of theirs, within a second.
enum class QueryDuration : std::uint8_t {
    longQuery,   ///< `LONG`
    shortQuery,  ///< `SHORT`
    longRelaxAp, ///< `LONG_RELAX_AP`: a long one that may read what is still migrating
};

/// QueryHint of the vendor's SDKs: which index to use, by its name or its bin, and how long the query is thought to take.
struct QueryHint {
    std::string indexName;
    std::string binName;
    std::optional<QueryDuration> duration;

    // As the SDK's Java spells it: QueryHint().forIndex("idx").queryDuration(QueryDuration::shortQuery)
    QueryHint& forIndex(std::string name);
    QueryHint& forBin(std::string name);
    QueryHint& queryDuration(QueryDuration expected);

    friend bool operator==(const QueryHint&, const QueryHint&) = default;
};

/// How a query of a set is read.
struct QueryOptions {
    std::int64_t limit = 0;      ///< records in all; 0: to the end
    std::uint32_t chunkSize = 0; ///< records asked for at a time; 0: as many as the reader finds best
    std::uint32_t recordsPerSecond = 0;
    PartitionRange partitions;
    std::optional<QueryHint> hint;

    friend bool operator==(const QueryOptions&, const QueryOptions&) = default;
};

// The names of durations, as documents and the SDKs spell them: LONG, SHORT, LONG_RELAX_AP.

std::string_view nameOf(QueryDuration duration);
std::optional<QueryDuration> queryDurationNamed(std::string_view name);

} // namespace binnacle
