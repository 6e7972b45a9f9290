// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/meet.h"

#include "core/cluster/node_facts.h"
#include "core/net/failure.h"

#include <algorithm>

namespace binnacle::cluster {

namespace {

constexpr std::size_t maxNodes = 128;
constexpr std::size_t maxHostsPerPeer = 8;

/// Connects and asks the node who it is. It is added if it is new; `expected`, unless empty, is the name that it has to have.
asio::awaitable<Result<void>> meet(std::shared_ptr<CoreState> state, net::Address address, std::string expected)
{
    net::PoolLimits limits;
    limits.connections = state->options.connectionsPerNode;
    limits.connect = state->options.connectTimeout;
    const auto pool = std::make_shared<net::Pool>(state->context, address, limits);
    const net::Deadline deadline = net::Deadline::in(state->options.connectTimeout);
    const auto answer = co_await askNode(pool, std::string(introductionCommands()), deadline, state->closing);
    if (!answer) {
        pool->close();
        co_return answer.error();
    }
    Result<NodeFacts> facts = readIntroduction(*answer);
    if (!facts) {
        pool->close();
        co_return net::about(address, facts.error());
    }
    const bool wanted = expected.empty() || facts->name == expected;
    if (!wanted || state->knows(facts->name) || state->nodes.size() >= maxNodes || state->isClosed()) {
        pool->close();
        co_return Result<void>();
    }
    const auto node = std::make_shared<Node>();
    node->id = state->nextNode++;
    node->name = std::move(facts->name);
    node->build = std::move(facts->build);
    node->pool = pool;
    state->nodes.emplace(node->id, node);
    co_return Result<void>();
}

} // namespace

asio::awaitable<Result<net::InfoAnswer>> askNode(std::shared_ptr<net::Pool> pool, std::string commands, net::Deadline deadline,
                                                 net::CancelSignal& signal)
{
    Result<net::Lease> lease = co_await pool->take(deadline, signal);
    if (!lease) {
        co_return lease.error();
    }
    const net::CancelSignal::Hook hook(signal, [connection = lease->connection()] { connection->abort(closedError()); });
    Result<net::InfoAnswer> answer = co_await net::requestInfo(**lease, std::move(commands));
    if (answer) {
        lease->giveBack();
    }
    co_return answer;
}

asio::awaitable<Result<void>> meetSeeds(std::shared_ptr<CoreState> state)
{
    std::optional<Error> first;
    std::string sentences;
    for (const net::Address& seed : state->options.seeds) {
        if (state->isClosed()) {
            co_return closedError();
        }
        const Result<void> met = co_await meet(state, seed, {});
        if (met) {
            co_return Result<void>();
        }
        sentences += (first ? "; " : "") + met.error().sentence();
        first = first ? first : met.error();
    }
    if (!first) {
        co_return Error::client(ClientCode::invalidHost, "no host was given");
    }
    if (state->options.seeds.size() > 1 && !first->isServer()) {
        co_return Error::client(static_cast<ClientCode>(first->code()), std::move(sentences));
    }
    co_return *first;
}

asio::awaitable<void> meetPeer(std::shared_ptr<CoreState> state, wire::Peer peer)
{
    const std::size_t count = std::min(peer.hosts.size(), maxHostsPerPeer);
    for (std::size_t i = 0; i < count && !state->knows(peer.node) && !state->isClosed(); ++i) {
        const net::Address address{peer.hosts[i].first, peer.hosts[i].second};
        const Result<void> tried = co_await meet(state, address, peer.node);
    }
}

} // namespace binnacle::cluster
