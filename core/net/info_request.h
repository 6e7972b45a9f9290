// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/connection.h"

#include <string>
#include <utility>
#include <vector>

namespace binnacle::net {

using InfoAnswer = std::vector<std::pair<std::string, std::string>>;

/// Asks for info values (`node\nbuild\n`), under the deadline that is set on the connection. An answer is at most 16 MiB; one
/// that is no info frame is a protocol error.
asio::awaitable<Result<InfoAnswer>> requestInfo(Connection& connection, std::string commands);

/// The value of `name`; nothing if it is missing.
const std::string* infoValue(const InfoAnswer& answer, std::string_view name);

} // namespace binnacle::net
