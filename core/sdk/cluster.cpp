// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/cluster.h"

#include "core/net/address.h"
#include "core/sdk/catalog_reader.h"
#include "core/sdk/errors.h"
#include "core/sdk/inbox.h"
#include "core/sdk/states.h"

namespace binnacle {

namespace {

/// What came of connecting. The state goes with it, so that its last owner is never the runtime thread, which it waits for when
/// it ends.
struct Attempt {
    std::shared_ptr<Cluster::State> state;
    Result<void> outcome;

    Result<Cluster> cluster() { return outcome ? Result<Cluster>(Cluster(std::move(state))) : Result<Cluster>(outcome.error()); }
};

void startConnecting(const std::vector<Host>& seeds, cluster::Options options, bool readOnly,
                     std::function<void(Attempt)> handler)
{
    for (const Host& host : seeds) {
        options.seeds.push_back({host.name, host.port});
    }
    const auto state = std::make_shared<Cluster::State>(std::move(options), seeds, readOnly);
    state->core.connect([owned = state, handler = std::move(handler)](Result<void> outcome) mutable {
        handler(Attempt{std::move(owned), std::move(outcome)});
    });
}

} // namespace

Cluster::Cluster(std::shared_ptr<State> state) : m_state(std::move(state)) {}

Session Cluster::createSession(Behavior behavior) const
{
    return Session(std::make_shared<Session::State>(m_state, std::move(behavior)));
}

void Cluster::catalogAsync(Dispatcher dispatcher, std::function<void(Result<Catalog>)> handler) const
{
    m_state->core.ask(catalogCommands, [dispatcher = std::move(dispatcher),
                                        handler = std::move(handler)](Result<std::vector<cluster::NodeAnswer>> nodes) {
        Result<Catalog> catalog = nodes ? Result<Catalog>(readCatalog(*nodes)) : Result<Catalog>(nodes.error());
        dispatcher([handler, catalog = std::move(catalog)] { handler(catalog); });
    });
}

Result<Catalog> Cluster::catalog() const
{
    refuseRuntimeThread();
    const auto inbox = std::make_shared<Inbox<Result<Catalog>>>();
    catalogAsync([](const std::function<void()>& task) { task(); },
                 [inbox](Result<Catalog> got) { inbox->push(std::move(got)); });
    return *inbox->pop();
}

bool Cluster::isReadOnly() const
{
    return m_state->readOnly;
}

void Cluster::indexesAsync(Dispatcher dispatcher, std::function<void(Result<std::vector<SecondaryIndex>>)> handler) const
{
    m_state->indexes.get(m_state->core, [dispatcher = std::move(dispatcher),
                                         handler = std::move(handler)](const Result<std::vector<SecondaryIndex>>& indexes) {
        dispatcher([handler, indexes] { handler(indexes); });
    });
}

Result<std::vector<SecondaryIndex>> Cluster::indexes() const
{
    refuseRuntimeThread();
    const auto inbox = std::make_shared<Inbox<Result<std::vector<SecondaryIndex>>>>();
    indexesAsync([](const std::function<void()>& task) { task(); },
                 [inbox](Result<std::vector<SecondaryIndex>> got) { inbox->push(std::move(got)); });
    return *inbox->pop();
}

std::string Cluster::address() const
{
    std::string text;
    for (const Host& host : m_state->hosts) {
        text += (text.empty() ? "" : ",") + net::displayText({host.name, host.port});
    }
    return text;
}

void Cluster::close()
{
    m_state->core.close();
}

ClusterDefinition::ClusterDefinition(std::string host, std::uint16_t port) : m_seeds{Host{std::move(host), port}} {}

ClusterDefinition::ClusterDefinition(std::vector<Host> seeds) : m_seeds(std::move(seeds)) {}

ClusterDefinition& ClusterDefinition::connectTimeout(std::chrono::milliseconds timeout)
{
    m_connectTimeout = std::max(timeout, std::chrono::milliseconds{1});
    return *this;
}

ClusterDefinition& ClusterDefinition::readOnly(bool readOnly)
{
    m_readOnly = readOnly;
    return *this;
}

ClusterDefinition& ClusterDefinition::preferRacks(std::vector<std::int32_t> racks)
{
    m_racks = std::move(racks);
    return *this;
}

cluster::Options ClusterDefinition::options() const
{
    cluster::Options options;
    options.connectTimeout = m_connectTimeout;
    options.racks = m_racks;
    return options;
}

void ClusterDefinition::connectAsync(Dispatcher dispatcher, std::function<void(Result<Cluster>)> handler) const
{
    startConnecting(m_seeds, options(), m_readOnly,
                    [dispatcher = std::move(dispatcher), handler = std::move(handler)](Attempt attempt) {
                        dispatcher([handler, attempt = std::move(attempt)]() mutable { handler(attempt.cluster()); });
                    });
}

Result<Cluster> ClusterDefinition::tryConnect() const
{
    refuseRuntimeThread();
    const auto inbox = std::make_shared<Inbox<Attempt>>();
    startConnecting(m_seeds, options(), m_readOnly, [inbox](Attempt attempt) { inbox->push(std::move(attempt)); });
    return inbox->pop()->cluster();
}

Cluster ClusterDefinition::connect() const
{
    Result<Cluster> cluster = tryConnect();
    if (!cluster) {
        throw AerospikeError(cluster.error());
    }
    return std::move(*cluster);
}

} // namespace binnacle
