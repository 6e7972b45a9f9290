// SPDX-License-Identifier: Apache-2.0
#include "core/cluster/retry.h"

#include <algorithm>

namespace binnacle::cluster {

namespace {

/// The node refused before it did anything: another attempt, after the map has been refreshed, may find the right one.
bool refusedUntouched(const Error& error)
{
    return error.is(ServerCode::partitionUnavailable) || error.is(ServerCode::deviceOverload) ||
           error.is(ServerCode::batchQueuesFull);
}

bool unreached(const Error& error)
{
    return error.is(ClientCode::connectionFailed) || error.is(ClientCode::invalidNode) || error.is(ClientCode::timeout);
}

/// After these nobody can say whether the node carried the command out. The server's own timeout is one: it gave up waiting,
/// for its replicas or for a queue, and the write may be there.
bool undecided(const Error& error)
{
    return !error.isServer() || error.is(ServerCode::timeout);
}

} // namespace

Decision decide(const Attempt& attempt, const Error& error)
{
    if (attempt.write && attempt.sent && (attempt.brokenOff || undecided(error))) {
        return Decision::failInDoubt;
    }
    const bool worthwhile = refusedUntouched(error) || unreached(error) || error.is(ServerCode::timeout);
    const bool allowed = attempt.number < attempt.maxRetries && attempt.left > pauseBefore(attempt.number + 1);
    return worthwhile && allowed ? Decision::retry : Decision::fail;
}

bool turnsBatchAway(ServerCode code)
{
    const bool security = code >= ServerCode::securityNotSupported && code < ServerCode::udfError;
    return security || code == ServerCode::enterpriseOnly || code == ServerCode::batchDisabled || code == ServerCode::batchMaxRequests ||
           code == ServerCode::batchQueuesFull;
}

std::optional<std::size_t> rowsInstead(std::size_t rows, ServerCode code)
{
    if (code == ServerCode::batchDisabled) {
        return 1;
    }
    return code == ServerCode::batchMaxRequests ? std::optional(std::max<std::size_t>(rows / 2, 1)) : std::nullopt;
}

std::chrono::milliseconds pauseBefore(std::uint32_t nextAttempt)
{
    const std::uint32_t doublings = std::min<std::uint32_t>(nextAttempt == 0 ? 0 : nextAttempt - 1, 4);
    return std::chrono::milliseconds{std::min(50U << doublings, 500U)};
}

} // namespace binnacle::cluster
