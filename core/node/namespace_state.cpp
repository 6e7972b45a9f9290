// SPDX-License-Identifier: Apache-2.0
#include "core/node/namespace_state.h"

namespace binnacle::node {

void Tally::add(ServerCode code)
{
    switch (code) {
    case ServerCode::ok:
        ++success;
        break;
    case ServerCode::recordNotFound:
        ++notFound;
        break;
    case ServerCode::filteredOut:
        ++filteredOut;
        break;
    default:
        ++error;
        break;
    }
}

NamespaceSettings NamespaceState::settings() const
{
    const std::lock_guard lock(m_mutex);
    return m_settings;
}

void NamespaceState::change(const NamespaceSettings& settings)
{
    const std::lock_guard lock(m_mutex);
    m_settings = settings;
}

engine::Configuration NamespaceState::configured(engine::Configuration configuration) const
{
    const NamespaceSettings present = settings();
    configuration.defaultTtl = present.defaultTtl;
    configuration.maxRecordSize = present.maxRecordSize;
    configuration.takesTtl = present.allowTtlWithoutExpiry || present.expiryPeriod.count() > 0;
    return configuration;
}

} // namespace binnacle::node
