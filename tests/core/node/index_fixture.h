// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/node.h"
#include "core/wire/info.h"
#include "tests/support/index_fields.h"
#include "tests/support/node_answer.h"
#include "tests/support/node_command.h"
#include "tests/support/raw_client.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace binnacle::test {

/// A node with a client, for what is asked of indexes.
class IndexedNode {
public:
    explicit IndexedNode(bool durableDeletes = false)
    {
        m_options.dataDirectory = m_directory.path().toStdString();
        m_options.durableDeletes = durableDeletes;
        m_options.expiryPeriod = std::chrono::milliseconds(50);
        restart();
    }

    void restart()
    {
        m_client.reset();
        m_node.reset();
        auto node = node::Node::start(m_options);
        if (!node)
            qFatal("%s", node.error().text().c_str());
        m_node = *std::move(node);
        m_client = std::make_unique<RawClient>(m_node->port());
    }

    RawClient& client() { return *m_client; }
    std::uint16_t port() const { return m_node->port(); }

    int carryOut(const NodeCommand& command) { return answerIn(m_client->ask(command.frame())).code; }

    /// Sends all of them ahead, so that they are made durable together. How many succeeded.
    std::size_t carryOutAll(const std::vector<NodeCommand>& commands)
    {
        for (const NodeCommand& command : commands)
            m_client->send(command.frame());
        std::size_t succeeded = 0;
        for (std::size_t i = 0; i < commands.size(); ++i)
            succeeded += answerIn(m_client->receiveFrame()).code == 0 ? 1 : 0;
        return succeeded;
    }

    /// What one info command is answered.
    std::string info(const std::string& command)
    {
        const auto pairs = wire::parseInfo(m_client->askInfo(command + "\n"));
        return pairs.size() == 1 ? pairs[0].second : "no answer";
    }

    /// Creates an index and waits until it can be read.
    std::string createIndex(const std::string& parameters)
    {
        const std::string answer = info("sindex-create:" + parameters);
        waitUntilBuilt();
        return answer;
    }

    void waitUntilBuilt()
    {
        QElapsedTimer timer;
        timer.start();
        while (info("sindex-list").find("state=WO") != std::string::npos && timer.elapsed() < 20'000)
            QThread::msleep(2);
    }

    /// The records of a query, and a last answer with its code.
    std::vector<NodeAnswer> query(const NodeCommand& command) { return answersIn(m_client->askMany(command.frame())); }

    int codeOf(const NodeCommand& command)
    {
        const std::vector<NodeAnswer> answers = query(command);
        return answers.empty() ? -1 : answers.back().code;
    }

private:
    QTemporaryDir m_directory;
    node::Options m_options;
    std::unique_ptr<node::Node> m_node;
    std::unique_ptr<RawClient> m_client;
};

/// A query for what the field says, over all partitions of a set of `test`.
inline NodeCommand queryFor(Bytes range, std::string_view set = "things")
{
    return NodeCommand::scan("test", set).allPartitions().field(wire::FieldType::indexRange, std::move(range));
}

} // namespace binnacle::test
