// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/cluster_core.h"

#include "core/cluster/document_job.h"
#include "core/cluster/scan_job.h"
#include "core/cluster/tend.h"
#include "core/net/runtime.h"

#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/post.hpp>

namespace binnacle::cluster {

namespace {

/// What the outside holds of a job. The job itself belongs to its flow and to the runtime thread.
template <typename Inner>
class Handle : public Job {
public:
    Handle(std::weak_ptr<net::Runtime> runtime, std::weak_ptr<Inner> inner)
        : m_runtime(std::move(runtime)), m_inner(std::move(inner))
    {
    }

    void grant(std::int64_t records) override
    {
        post([records](Inner& job) { job.grant(records); });
    }

    void cancel() override
    {
        post([](Inner& job) { job.cancel(Error::client(ClientCode::aborted, "stopped")); });
    }

private:
    template <typename Act>
    void post(Act act)
    {
        if (const std::shared_ptr<net::Runtime> runtime = m_runtime.lock()) {
            asio::post(runtime->context(), [inner = m_inner, act] {
                if (const std::shared_ptr<Inner> job = inner.lock()) {
                    act(*job);
                }
            });
        }
    }

    std::weak_ptr<net::Runtime> m_runtime;
    std::weak_ptr<Inner> m_inner;
};

template <typename Inner>
std::shared_ptr<Job> start(const std::shared_ptr<net::Runtime>& runtime, std::shared_ptr<Inner> job)
{
    auto handle = std::make_shared<Handle<Inner>>(runtime, job);
    asio::post(runtime->context(),
               [context = &runtime->context(), job = std::move(job)] { asio::co_spawn(*context, job->run(), asio::detached); });
    return handle;
}

/// Takes the handler out before it is called, so that it goes where the call takes it.
template <typename Handler, typename Outcome>
void finish(Handler& handler, Outcome outcome)
{
    const Handler last = std::exchange(handler, nullptr);
    last(std::move(outcome));
}

asio::awaitable<void> connectAndStay(std::shared_ptr<CoreState> state, std::function<void(Result<void>)> handler)
{
    Result<void> found = co_await findCluster(state);
    const bool stays = found.ok();
    finish(handler, std::move(found));
    if (stays) {
        co_await keepTending(state);
    }
}

using AskHandler = std::function<void(Result<std::vector<NodeAnswer>>)>;

std::vector<std::shared_ptr<Node>> nodesOf(const CoreState& state)
{
    std::vector<std::shared_ptr<Node>> nodes;
    for (const auto& [id, node] : state.nodes) {
        nodes.push_back(node);
    }
    return nodes;
}

/// What is to be said if none is asked.
Error noNodesError(const CoreState& state)
{
    return state.isClosed() ? closedError() : Error::client(ClientCode::invalidNode, "the cluster has no nodes just now");
}

asio::awaitable<void> askAll(std::shared_ptr<CoreState> state, std::string commands, AskHandler handler)
{
    std::vector<NodeAnswer> answers;
    Error failure = noNodesError(*state);
    for (const std::shared_ptr<Node>& node : nodesOf(*state)) {
        // A time for each: one that is silent must not use up that of the others.
        const net::Deadline deadline = net::Deadline::in(state->options.connectTimeout);
        Result<net::InfoAnswer> answer = co_await askNode(node->pool, commands, deadline, state->closing);
        if (answer) {
            answers.push_back({node->name, std::move(*answer)});
        } else {
            failure = answer.error();
        }
    }
    if (answers.empty()) {
        finish(handler, Result<std::vector<NodeAnswer>>(std::move(failure)));
    } else {
        finish(handler, Result<std::vector<NodeAnswer>>(std::move(answers)));
    }
}

using CommandOfBuild = std::function<std::string(const std::string& build)>;
using AskOneHandler = std::function<void(Result<NodeAnswer>)>;

/// A node that cannot be reached has not been told anything; one that broke off may have been.
asio::awaitable<void> askFirst(std::shared_ptr<CoreState> state, CommandOfBuild command, AskOneHandler handler)
{
    Error failure = noNodesError(*state);
    for (const std::shared_ptr<Node>& node : nodesOf(*state)) {
        const net::Deadline deadline = net::Deadline::in(state->options.connectTimeout);
        const Result<net::InfoAnswer> alive = co_await askNode(node->pool, "build\n", deadline, state->closing);
        const std::string* build = alive ? net::infoValue(*alive, "build") : nullptr;
        if (build == nullptr) {
            failure = alive ? failure : alive.error();
            continue;
        }
        Result<net::InfoAnswer> answer = co_await askNode(node->pool, command(*build), deadline, state->closing);
        finish(handler,
               answer ? Result<NodeAnswer>(NodeAnswer{node->name, std::move(*answer)}) : Result<NodeAnswer>(answer.error()));
        co_return;
    }
    finish(handler, Result<NodeAnswer>(std::move(failure)));
}

} // namespace

struct ClusterCore::Impl {
    std::shared_ptr<net::Runtime> runtime = std::make_shared<net::Runtime>();
    std::shared_ptr<CoreState> state;
};

ClusterCore::ClusterCore(Options options) : m_impl(std::make_unique<Impl>())
{
    m_impl->state = std::make_shared<CoreState>(m_impl->runtime->context(), std::move(options));
}

ClusterCore::~ClusterCore()
{
    close();
    m_impl->runtime->stop();
}

void ClusterCore::connect(std::function<void(Result<void>)> handler)
{
    asio::post(m_impl->runtime->context(), [state = m_impl->state, handler = std::move(handler)]() mutable {
        asio::co_spawn(state->context, connectAndStay(state, std::move(handler)), asio::detached);
    });
}

std::shared_ptr<Job> ClusterCore::run(OperationDocument document, std::optional<std::int64_t> usual, DocumentSink sink)
{
    return start(m_impl->runtime, std::make_shared<DocumentJob>(m_impl->state, std::move(document), usual, std::move(sink)));
}

std::shared_ptr<Job> ClusterCore::scan(ScanByKind request, ScanSink sink)
{
    return start(m_impl->runtime, std::make_shared<ScanJob>(m_impl->state, std::move(request), std::move(sink)));
}

void ClusterCore::ask(std::function<std::string(const std::vector<std::string>&)> commands, AskHandler handler)
{
    asio::post(m_impl->runtime->context(), [state = m_impl->state, commands = std::move(commands),
                                            handler = std::move(handler)]() mutable {
        asio::co_spawn(state->context, askAll(state, commands(state->map.namespaces()), std::move(handler)), asio::detached);
    });
}

void ClusterCore::askOne(CommandOfBuild command, AskOneHandler handler)
{
    asio::post(m_impl->runtime->context(),
               [state = m_impl->state, command = std::move(command), handler = std::move(handler)]() mutable {
                   asio::co_spawn(state->context, askFirst(state, std::move(command), std::move(handler)), asio::detached);
               });
}

void ClusterCore::close()
{
    asio::post(m_impl->runtime->context(), [state = m_impl->state] {
        state->closing.cancel();
        for (const auto& [id, node] : state->nodes) {
            node->pool->close();
        }
    });
}

bool ClusterCore::onRuntimeThread()
{
    return net::Runtime::isCurrent();
}

} // namespace binnacle::cluster
