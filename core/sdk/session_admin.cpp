// SPDX-License-Identifier: Apache-2.0
#include "core/sdk/errors.h"
#include "core/sdk/inbox.h"
#include "core/sdk/index_commands.h"
#include "core/sdk/session.h"
#include "core/sdk/states.h"
#include "core/wire/info.h"

#include <charconv>

namespace binnacle {

namespace {

using CommandOfBuild = std::function<Result<std::string>(const std::string& build)>;

template <typename T>
T valueOrThrow(Result<T> result)
{
    if (!result) {
        throw AerospikeError(result.error());
    }
    return std::move(*result);
}

/// Sends a command to one node, which passes it on. Throws unless it is taken.
void order(Cluster::State& cluster, const CommandOfBuild& command)
{
    refuseRuntimeThread();
    if (cluster.readOnly) {
        throw AerospikeError(
            Error::client(ClientCode::readOnly, "indexes and sets are not changed on a connection that is read-only"));
    }
    constexpr std::string_view anyBuild = "8.1.3";
    valueOrThrow(command(std::string(anyBuild))); // what cannot be written is refused before a node is asked
    const auto inbox = std::make_shared<Inbox<Result<cluster::NodeAnswer>>>();
    cluster.core.askOne([command](const std::string& build) { return command(build).value() + '\n'; },
                        [inbox](Result<cluster::NodeAnswer> answer) { inbox->push(std::move(answer)); });
    const cluster::NodeAnswer answer = valueOrThrow(*inbox->pop());
    const std::string value = answer.values.empty() ? std::string() : answer.values.front().second;
    if (const std::optional<Error> failure = wire::infoFailure(value)) {
        throw AerospikeError(*failure);
    }
    if (value != "ok" && value != "OK") {
        throw AerospikeError(
            Error::client(ClientCode::protocolError, "the node answered \"" + escaped(value) + "\" where `ok` was due"));
    }
}

std::vector<cluster::NodeAnswer> askAll(cluster::ClusterCore& core, const std::string& command)
{
    refuseRuntimeThread();
    const auto inbox = std::make_shared<Inbox<Result<std::vector<cluster::NodeAnswer>>>>();
    core.ask([command](const std::vector<std::string>&) { return command + '\n'; },
             [inbox](Result<std::vector<cluster::NodeAnswer>> answers) { inbox->push(std::move(answers)); });
    return valueOrThrow(*inbox->pop());
}

/// Complete on a node that has filled it, or, of one that is dropped, on a node that does not know it.
IndexTask::Status statusIn(const std::string& value, bool isCreated)
{
    if (const std::optional<Error> failure = wire::infoFailure(value)) {
        if (!failure->is(ServerCode::indexNotFound)) {
            throw AerospikeError(*failure);
        }
        return isCreated ? IndexTask::Status::notFound : IndexTask::Status::complete;
    }
    if (!isCreated) {
        return IndexTask::Status::inProgress;
    }
    for (const auto& [name, number] : wire::parsePairs(value, ';')) {
        if (name == "load_pct") {
            return number == "100" ? IndexTask::Status::complete : IndexTask::Status::inProgress;
        }
    }
    throw AerospikeError(Error::client(ClientCode::protocolError, "the node does not tell how far the index is"));
}

IndexTask taskOf(std::shared_ptr<Cluster::State> cluster, const std::string& nameSpace, const std::string& index, bool isCreated)
{
    const std::string command = "sindex-stat:ns=" + nameSpace + ";indexname=" + index;
    return IndexTask([cluster = std::move(cluster), command, isCreated] {
        for (const cluster::NodeAnswer& node : askAll(cluster->core, command)) {
            const std::string value = node.values.empty() ? std::string() : node.values.front().second;
            const IndexTask::Status status = statusIn(value, isCreated);
            if (status != IndexTask::Status::complete) {
                return status;
            }
        }
        cluster->indexes.forget();
        return IndexTask::Status::complete;
    });
}

/// What all indexes have; what this one is over comes after.
SecondaryIndex definition(const DataSet& dataSet, const std::string& name, IndexType type, IndexCollectionType collection)
{
    SecondaryIndex index;
    index.nameSpace = dataSet.nameSpace;
    index.set = dataSet.set;
    index.name = name;
    index.type = type;
    index.collection = collection;
    return index;
}

IndexTask create(const std::shared_ptr<Cluster::State>& cluster, const SecondaryIndex& index)
{
    order(*cluster, [&index](const std::string& build) { return createIndexCommand(index, build); });
    cluster->indexes.forget();
    return taskOf(cluster, index.nameSpace, index.name, true);
}

} // namespace

IndexTask Session::createIndex(const DataSet& dataSet, const std::string& indexName, const std::string& binName, IndexType type,
                               IndexCollectionType collection, const std::vector<PathStep>& context) const
{
    SecondaryIndex index = definition(dataSet, indexName, type, collection);
    index.bin = binName;
    index.context = valueOrThrow(indexContext(context));
    return create(m_state->cluster, index);
}

IndexTask Session::createIndex(const DataSet& dataSet, const std::string& indexName, IndexType type,
                               IndexCollectionType collection, const Filter& expression) const
{
    SecondaryIndex index = definition(dataSet, indexName, type, collection);
    index.expression = valueOrThrow(packedFilter(expression));
    return create(m_state->cluster, index);
}

IndexTask Session::dropIndex(const DataSet& dataSet, const std::string& indexName) const
{
    order(*m_state->cluster, [&](const std::string& build) { return dropIndexCommand(dataSet, indexName, build); });
    m_state->cluster->indexes.forget();
    return taskOf(m_state->cluster, dataSet.nameSpace, indexName, false);
}

void Session::truncate(const DataSet& dataSet, std::optional<std::chrono::system_clock::time_point> before) const
{
    std::optional<std::int64_t> nanoseconds;
    if (before) {
        nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(before->time_since_epoch()).count();
    }
    order(*m_state->cluster, [&](const std::string& build) { return truncateCommand(dataSet, nanoseconds, build); });
}

} // namespace binnacle
