// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/node/scan_cursor.h"
#include "core/wire/message.h"

#include <optional>
#include <vector>

namespace binnacle::node {

/// The partitions that a scan or a query asks for, in order, each once, with where to go on in them: after a digest, and in a query by
/// an index after a key and a digest. Nothing if it names none; a parameter error for what does not fit together.
Result<std::optional<std::vector<ScanPartition>>> parsePartitions(const wire::Message& message);

} // namespace binnacle::node
