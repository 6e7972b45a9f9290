// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/tend.h"

#include "core/cluster/meet.h"
#include "core/cluster/node_facts.h"
#include "core/net/failure.h"
#include "core/net/task_group.h"

#include <algorithm>
#include <set>

namespace binnacle::cluster {

namespace {

constexpr std::size_t maxMeetingsPerRound = 16;
constexpr unsigned tolerableFailures = 5;
constexpr std::chrono::milliseconds shortestPause{100};

asio::awaitable<Result<void>> refreshPeers(std::shared_ptr<CoreState> state, std::shared_ptr<Node> node, net::Deadline deadline)
{
    const auto answer = co_await askNode(node->pool, "peers-clear-std\n", deadline, state->closing);
    if (!answer) {
        co_return answer.error();
    }
    const std::string* value = net::infoValue(*answer, "peers-clear-std");
    if (value == nullptr) {
        co_return Error::client(ClientCode::protocolError, "the node did not tell its peers");
    }
    Result<wire::Peers> peers = wire::parsePeers(*value);
    if (!peers) {
        co_return peers.error();
    }
    node->peers = std::move(peers->peers);
    node->peersGeneration = static_cast<std::int64_t>(peers->generation);
    co_return Result<void>();
}

asio::awaitable<Result<void>> refreshPartitions(std::shared_ptr<CoreState> state, std::shared_ptr<Node> node,
                                                std::int64_t generation, net::Deadline deadline)
{
    const auto answer = co_await askNode(node->pool, "replicas\n", deadline, state->closing);
    if (!answer) {
        co_return answer.error();
    }
    const std::string* value = net::infoValue(*answer, "replicas");
    if (value == nullptr || value->empty()) {
        co_return Error::client(ClientCode::protocolError, "the node did not tell its partitions");
    }
    const auto claims = wire::parseReplicas(*value);
    if (!claims) {
        co_return claims.error();
    }
    state->map.claim(node->id, *claims);
    node->partitionGeneration = generation;
    co_return Result<void>();
}

/// A node that knows no racks is of none.
asio::awaitable<Result<void>> refreshRacks(std::shared_ptr<CoreState> state, std::shared_ptr<Node> node,
                                           std::optional<std::int64_t> generation, net::Deadline deadline)
{
    const auto answer = co_await askNode(node->pool, "rack-ids\n", deadline, state->closing);
    if (!answer) {
        co_return answer.error();
    }
    const std::string* value = net::infoValue(*answer, "rack-ids");
    node->racks = value == nullptr || wire::infoFailure(*value) ? decltype(node->racks){} : readRacks(*value);
    node->rebalanceGeneration = generation;
    co_return Result<void>();
}

asio::awaitable<Result<void>> refreshNode(std::shared_ptr<CoreState> state, std::shared_ptr<Node> node)
{
    const net::Deadline deadline = net::Deadline::in(state->options.connectTimeout);
    const bool withRacks = !state->options.racks.empty();
    const auto answer = co_await askNode(node->pool, statusCommands(withRacks), deadline, state->closing);
    if (!answer) {
        co_return answer.error();
    }
    const Result<NodeStatus> status = readStatus(*answer);
    if (!status) {
        co_return status.error();
    }
    node->replaced = status->name != node->name;
    if (node->replaced) {
        co_return Error::client(ClientCode::invalidNode, "another node answers there now");
    }
    if (status->peersGeneration && status->peersGeneration != node->peersGeneration) {
        const Result<void> refreshed = co_await refreshPeers(state, node, deadline);
        if (!refreshed) {
            co_return refreshed.error();
        }
    }
    if (withRacks && (status->rebalanceGeneration != node->rebalanceGeneration || !status->rebalanceGeneration)) {
        const Result<void> refreshed = co_await refreshRacks(state, node, status->rebalanceGeneration, deadline);
        if (!refreshed) {
            co_return refreshed.error();
        }
    }
    const bool joined = status->partitionGeneration.value_or(-1) >= 0;
    if (joined && status->partitionGeneration != node->partitionGeneration) {
        const Result<void> refreshed = co_await refreshPartitions(state, node, *status->partitionGeneration, deadline);
        if (!refreshed) {
            co_return refreshed.error();
        }
    }
    co_return Result<void>();
}

asio::awaitable<void> refreshAndCount(std::shared_ptr<CoreState> state, std::shared_ptr<Node> node)
{
    const Result<void> refreshed = co_await refreshNode(state, node);
    node->failures = refreshed ? 0 : node->failures + 1;
    node->failure = refreshed ? std::nullopt : std::optional(net::about(node->pool->address(), refreshed.error()));
    node->pool->reap();
}

std::vector<wire::Peer> strangers(const CoreState& state)
{
    std::vector<wire::Peer> found;
    std::set<std::string> names;
    for (const auto& [id, node] : state.nodes) {
        for (const wire::Peer& peer : node->peers) {
            if (found.size() < maxMeetingsPerRound && !state.knows(peer.node) && names.insert(peer.node).second) {
                found.push_back(peer);
            }
        }
    }
    return found;
}

bool anyAnswers(const CoreState& state)
{
    return std::any_of(state.nodes.begin(), state.nodes.end(), [](const auto& entry) { return entry.second->failures == 0; });
}

/// A silent node is kept while another one still counts it as a peer, and while it is the only one.
bool hasLeft(const CoreState& state, const Node& node)
{
    if (node.replaced) {
        return true;
    }
    const bool counted = std::any_of(state.nodes.begin(), state.nodes.end(), [&node](const auto& entry) {
        const auto& peers = entry.second->peers;
        return entry.second->failures == 0 &&
               std::any_of(peers.begin(), peers.end(), [&node](const wire::Peer& peer) { return peer.node == node.name; });
    });
    return node.failures >= tolerableFailures && anyAnswers(state) && !counted;
}

void dropDeparted(CoreState& state)
{
    std::vector<std::shared_ptr<Node>> departed;
    for (const auto& [id, node] : state.nodes) {
        if (hasLeft(state, *node)) {
            departed.push_back(node);
        }
    }
    for (const std::shared_ptr<Node>& node : departed) {
        node->pool->close();
        state.map.forget(node->id);
        state.nodes.erase(node->id);
    }
}

asio::awaitable<void> refreshAll(std::shared_ptr<CoreState> state)
{
    net::TaskGroup group(state->context);
    for (const auto& [id, node] : state->nodes) {
        group.spawn(refreshAndCount(state, node));
    }
    co_await group.join();
}

} // namespace

asio::awaitable<void> tend(std::shared_ptr<CoreState> state)
{
    co_await refreshAll(state);
    net::TaskGroup meetings(state->context);
    for (wire::Peer& peer : strangers(*state)) {
        meetings.spawn(meetPeer(state, std::move(peer)));
    }
    const bool met = meetings.running() > 0;
    co_await meetings.join();
    if (met) {
        co_await refreshAll(state); // their partitions, without waiting for the next round
    }
    dropDeparted(*state);
    if (!anyAnswers(*state) && !state->isClosed()) {
        const Result<void> found = co_await meetSeeds(state);
        if (found) {
            co_await refreshAll(state);
        }
    }
}

asio::awaitable<Result<void>> findCluster(std::shared_ptr<CoreState> state)
{
    const Result<void> met = co_await meetSeeds(state);
    if (!met) {
        co_return met.error();
    }
    co_await tend(state);
    if (state->isClosed()) {
        co_return closedError();
    }
    for (const auto& [id, node] : state->nodes) {
        if (node->failure && !anyAnswers(*state)) { // it said who it is, and nothing that helps
            co_return *node->failure;
        }
    }
    co_return Result<void>();
}

asio::awaitable<void> keepTending(std::shared_ptr<CoreState> state)
{
    const net::CancelSignal::Hook hook(state->closing, [state] { state->tendNow.notify(); });
    auto last = net::SteadyClock::now();
    while (!state->isClosed()) {
        // Requests in quick succession become one.
        const auto next = last + (state->tendWanted ? shortestPause : state->options.tendInterval);
        if (net::SteadyClock::now() < next) {
            co_await state->tendNow.wait(next);
            continue;
        }
        state->tendWanted = false;
        co_await tend(state);
        last = net::SteadyClock::now();
    }
}

} // namespace binnacle::cluster
