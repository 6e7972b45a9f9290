// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/storage.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace binnacle::node {

/// The `name=value;…` parameters of an info command, with a server's words for what is wrong with them. `bound`: a value has to
/// be shorter, in bytes. The first of several with one name counts.
class InfoParameters {
public:
    explicit InfoParameters(std::string_view text);

    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// The value as it is; nothing if there is none.
    std::optional<std::string> get(std::string_view name) const;
    Result<std::optional<std::string>> optional(std::string_view name, std::size_t bound) const;
    Result<std::string> required(std::string_view name, std::size_t bound) const;

    /// The name of a namespace, that it has one or not; `alias` is the parameter's older name.
    Result<std::string> namespaceName(std::string_view alias = {}) const;
    Result<const StoredNamespace*> nameSpace(const Storage& storage, std::string_view alias = {}) const;

private:
    const std::string* find(std::string_view name) const;

    std::vector<std::pair<std::string, std::string>> m_pairs;
};

/// A decimal number and nothing else.
std::optional<std::uint32_t> numberIn(std::string_view text);

/// `ERROR:4:words`.
std::string infoError(ServerCode code, std::string_view words);
std::string infoError(const Error& error);

} // namespace binnacle::node
