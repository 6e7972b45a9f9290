// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace binnacle {

/// What a cluster holds, put together from the info answers of its nodes.
struct CatalogSet {
    std::string name;
    std::uint64_t objects = 0; ///< master objects by the nodes' own statistics: exact on one node, about right on many
    std::optional<std::uint32_t> defaultTtl = {}; ///< seconds, 0: never; nothing: the namespace's holds
    friend bool operator==(const CatalogSet&, const CatalogSet&) = default;
};

struct CatalogNamespace {
    std::string name;
    std::uint64_t objects = 0;
    std::vector<CatalogSet> sets;    ///< sorted by name
    std::uint32_t defaultTtl = 0;    ///< seconds; 0: records never expire unless a write says so
    std::uint32_t maxRecordSize = 0; ///< bytes; 0: the server does not say
    bool expires = true;             ///< false: a write with an expiry is refused, since nothing would remove the record
    bool stopWrites = false;         ///< on some node: it is full
    bool strongConsistency = false;
    friend bool operator==(const CatalogNamespace&, const CatalogNamespace&) = default;
};

struct Catalog {
    std::string build;   ///< the server's version, as in 8.1.2.0
    std::string edition; ///< as the server words it
    std::uint32_t nodes = 0;
    std::vector<CatalogNamespace> namespaces; ///< sorted by name
    friend bool operator==(const Catalog&, const Catalog&) = default;
};

} // namespace binnacle
