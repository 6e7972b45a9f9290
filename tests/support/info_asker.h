// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/info.h"
#include "core/node/storage.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <string_view>

namespace binnacle::test {

/// A fresh data directory of a node that does not run, for info commands without a socket. Changes are carried out at once.
class InfoAsker {
public:
    InfoAsker();

    node::Storage& storage() { return *m_storage; }
    node::NodeTallies& tallies() { return m_tallies; }

    /// The whole answer to a request.
    std::string ask(std::string_view request) const;
    /// The value of one command.
    std::string value(const std::string& command) const;
    /// One `name=…` of a value.
    std::string property(const std::string& command, const std::string& name, char separator = ';') const;

private:
    node::InfoContext context() const;

    QTemporaryDir m_directory;
    std::unique_ptr<node::Storage> m_storage;
    node::NodeTallies m_tallies;
};

} // namespace binnacle::test
