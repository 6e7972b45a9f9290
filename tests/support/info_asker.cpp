// SPDX-License-Identifier: Apache-2.0
#include "tests/support/info_asker.h"

#include "core/node/in_transaction.h"
#include "core/wire/info.h"

namespace binnacle::test {

InfoAsker::InfoAsker()
{
    node::Options options;
    options.dataDirectory = m_directory.path().toStdString();
    auto storage = node::Storage::open(options);
    if (storage)
        m_storage = *std::move(storage);
}

node::InfoContext InfoAsker::context() const
{
    return {.storage = *m_storage,
            .tallies = m_tallies,
            .service = "127.0.0.1:3499",
            .connections = 3,
            .maxConnections = 1024,
            .uptime = std::chrono::seconds(9)};
}

std::string InfoAsker::ask(std::string_view request) const
{
    std::string text;
    for (const std::string_view command : node::infoCommands(request)) {
        node::InfoAnswer answer = node::answerInfo(command, context());
        if (const auto* change = std::get_if<1>(&answer))
            answer = *node::inTransaction(m_storage->environment(), *change);
        text.append(command).append("\t").append(std::get<std::string>(answer)).append("\n");
    }
    return text;
}

std::string InfoAsker::value(const std::string& command) const
{
    const auto pairs = wire::parseInfo(ask(command + "\n"));
    return pairs.size() == 1 && pairs[0].first == command ? pairs[0].second : "no answer";
}

std::string InfoAsker::property(const std::string& command, const std::string& name, char separator) const
{
    for (const auto& [key, text] : wire::parsePairs(value(command), separator)) {
        if (key == name)
            return text;
    }
    return "no property";
}

} // namespace binnacle::test
