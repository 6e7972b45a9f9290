// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/path_step.h"
#include "core/value/key.h"
#include "core/value/secondary_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

// Info commands that change something, as the vendor's Java Developer SDK words them for a node's build. Pure. Names with bytes
// that the info protocol gives a meaning to are refused as invalid parameters: there is no way to write them.

/// `index` says all but whether it is readable and how many entries it has.
Result<std::string> createIndexCommand(const SecondaryIndex& index, std::string_view build);
Result<std::string> dropIndexCommand(const DataSet& dataSet, const std::string& indexName, std::string_view build);

/// `before` in nanoseconds since 1970. Without a set it is the whole namespace.
Result<std::string> truncateCommand(const DataSet& dataSet, std::optional<std::int64_t> before, std::string_view build);

/// The packed form of steps into a bin. An invalid parameter for steps that select several items.
Result<Bytes> indexContext(const std::vector<PathStep>& steps);

} // namespace binnacle
