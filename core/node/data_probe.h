// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace binnacle::node {

/// Looks at a data file without changing anything: fine if there is none, or if it is a whole one of a format that this program
/// reads. `mayBeUnfinished` lets an environment without any table pass, which is what a process leaves that was killed
/// before its first write. Otherwise a storageError that says what is wrong.
Result<void> probeData(const std::filesystem::path& file, bool mayBeUnfinished);

} // namespace binnacle::node
