// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace binnacle {

/// What a cluster holds, put together from the info answers of its nodes.
struct CatalogSet {
    std::string name;
    std::uint64_t objects = 0; ///< master objects by the nodes' own statistics: exact on one node, about right on many
    friend bool operator==(const CatalogSet&, const CatalogSet&) = default;
};

struct CatalogNamespace {
    std::string name;
    std::uint64_t objects = 0;
    std::vector<CatalogSet> sets; ///< sorted by name
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
