// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/node/options.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace binnacle::node {

/// A node of a cluster of one: the sandbox. It speaks the server's protocol on a socket and keeps its records in a data
/// directory; a write is answered when it is durable. It runs two threads of its own.
class Node {
public:
    /// Opens the data directory and listens. A directory that cannot be used is a storageError that says why; an address
    /// that cannot be listened on a connectionFailed.
    static Result<std::unique_ptr<Node>> start(Options options);

    /// The port of the process that owns a data directory, to connect to instead of starting a node; nothing if nobody does.
    static std::optional<std::uint16_t> ownerPort(const std::filesystem::path& dataDirectory);

    /// Answers what has been submitted, closes all connections, ends both threads.
    ~Node();
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    std::uint16_t port() const;
    /// The node's name, hexadecimal: it stays with the data directory.
    const std::string& name() const;
    bool takesDurableDeletes() const;

private:
    struct Parts;
    explicit Node(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace binnacle::node
