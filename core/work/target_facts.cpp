// SPDX-License-Identifier: Apache-2.0
#include "core/work/target_facts.h"

namespace binnacle::work {

engine::Configuration NamespaceFacts::configurationFor(const std::string& set) const
{
    engine::Configuration found = configuration;
    if (const auto own = defaultTtl.find(set); own != defaultTtl.end())
        found.defaultTtl = own->second;
    return found;
}

TargetFacts targetFactsOf(const Catalog& catalog, std::optional<bool> durableDeletes)
{
    const bool community = catalog.edition.find("Community") != std::string::npos;
    TargetFacts facts;
    for (const CatalogNamespace& nameSpace : catalog.namespaces) {
        NamespaceFacts& found = facts.namespaces[nameSpace.name];
        found.configuration.defaultTtl = nameSpace.defaultTtl;
        if (nameSpace.maxRecordSize != 0)
            found.configuration.maxRecordSize = nameSpace.maxRecordSize;
        found.configuration.durableDeletes = durableDeletes.value_or(!community);
        found.expires = nameSpace.expires;
        found.stopWrites = nameSpace.stopWrites;
        found.strongConsistency = nameSpace.strongConsistency;
        for (const CatalogSet& set : nameSpace.sets) {
            if (set.defaultTtl)
                found.defaultTtl[set.name] = *set.defaultTtl;
        }
    }
    return facts;
}

} // namespace binnacle::work
