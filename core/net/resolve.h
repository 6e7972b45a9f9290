// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/address.h"
#include "core/net/cancel_signal.h"
#include "core/net/deadline.h"

#include <asio/awaitable.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>

#include <vector>

namespace binnacle::net {

/// The endpoints behind an address, at most eight. Addresses are taken as they are; names are looked up on a thread of their
/// own, because the system's look-up can be neither bounded nor stopped: at the deadline it is left to end alone.
/// Errors: invalid host, timeout, aborted.
asio::awaitable<Result<std::vector<asio::ip::tcp::endpoint>>> resolve(asio::io_context& context, Address address,
                                                                      Deadline deadline, CancelSignal& signal);

} // namespace binnacle::net
