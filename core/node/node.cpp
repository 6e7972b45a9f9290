// SPDX-License-Identifier: Apache-2.0
#include "core/node/node.h"

#include "core/node/server.h"

namespace binnacle::node {
namespace {

engine::Configuration configurationOf(const Storage& storage)
{
    engine::Configuration configuration;
    configuration.durableDeletes = storage.takesDurableDeletes();
    return configuration;
}

} // namespace

struct Node::Parts {
    Parts(Options given, std::unique_ptr<Storage> opened)
        : options(std::move(given)),
          storage(std::move(opened)),
          configuration(configurationOf(*storage)),
          commits(*storage, configuration, options.expiryPeriod)
    {
    }

    const Options options;
    const std::unique_ptr<Storage> storage;
    const engine::Configuration configuration;
    CommitQueue commits;
    Services services{.storage = *storage, .commits = commits, .configuration = configuration, .options = options};
    Server server{services};
};

Node::Node(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Result<std::unique_ptr<Node>> Node::start(Options options)
{
    Result<std::unique_ptr<Storage>> storage = Storage::open(options);
    if (!storage)
        return storage.error();
    auto parts = std::make_unique<Parts>(std::move(options), *std::move(storage));
    if (const Result<void> listening = parts->server.listen(); !listening)
        return listening.error();
    if (const Result<void> published = parts->storage->directory().publishPort(parts->server.port()); !published)
        return published.error();
    parts->server.start();
    return std::unique_ptr<Node>(new Node(std::move(parts)));
}

std::optional<std::uint16_t> Node::ownerPort(const std::filesystem::path& dataDirectory)
{
    return DataDirectory::ownerPort(dataDirectory);
}

Node::~Node()
{
    m_parts->server.closeAll();
    m_parts->commits.stop();
    m_parts->server.join();
}

std::uint16_t Node::port() const
{
    return m_parts->server.port();
}

const std::string& Node::name() const
{
    return m_parts->storage->nodeName();
}

bool Node::takesDurableDeletes() const
{
    return m_parts->storage->takesDurableDeletes();
}

} // namespace binnacle::node
