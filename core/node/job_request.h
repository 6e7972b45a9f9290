// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/node/jobs.h"
#include "core/wire/message.h"

namespace binnacle::node {

/// The most records a second that a job takes, and as many as it takes if it does not say.
inline constexpr std::uint32_t maxJobRate = 10'000;

/// True for a scan or query that writes: it is carried out in the background.
bool isJob(const wire::Message& message);

/// The checks of a server, with its codes, in its order; functions are refused. `setIsThere`: the namespace has the set that the
/// message names. The request's message and client are left to whoever starts it.
/// Source: ops_bg_query_job_start in query.c of the server.
Result<JobRequest> parseJob(const wire::Message& message, const IndexCatalog& catalog, bool setIsThere);

/// The command for one of the records: an update of what is there, with the request's operations and filter.
Bytes jobCommand(const wire::Message& request, std::string_view nameSpace, std::string_view set, const Digest& digest);

} // namespace binnacle::node
