// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/operation/document.h"
#include "core/sdk/catalog.h"

#include <map>
#include <optional>
#include <string>

namespace binnacle::work {

/// What of a namespace decides about a write, beside the records.
struct NamespaceFacts {
    engine::Configuration configuration;             ///< for sets that say nothing themselves
    std::map<std::string, std::uint32_t> defaultTtl; ///< seconds, 0: never; of the sets that have their own
    bool expires = true;                             ///< false: a write with an expiry is refused (nsup is off)
    bool stopWrites = false;                         ///< full: nothing is written just now
    bool strongConsistency = false;

    engine::Configuration configurationFor(const std::string& set) const;
};

/// What of a cluster, or of the sandbox, decides about a write.
struct TargetFacts {
    std::map<std::string, NamespaceFacts> namespaces;
};

/// Read from what Cluster::catalog() tells. An Enterprise edition takes durable deletes; `durableDeletes` says it for a node that
/// tells of itself as a Community Edition and takes them all the same, as a sandbox can. Pure.
TargetFacts targetFactsOf(const Catalog& catalog, std::optional<bool> durableDeletes = {});

} // namespace binnacle::work
