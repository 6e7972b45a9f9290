// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/json_fields.h"
#include "core/operation/query_options.h"

namespace binnacle::json {

/// `"query": {"limit": 100, "chunkSize": 50, "recordsPerSecond": 10, "partitions": [0, 2048], "hint": {"index": "idx"}}`;
/// what is not said is left out, and the whole if nothing is.
void addQuery(Json& segment, const QueryOptions& options);

Result<void> readQuery(QueryOptions& options, const Json& json, const std::string& place);

} // namespace binnacle::json
