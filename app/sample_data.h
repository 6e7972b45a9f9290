// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sdk/session.h"

#include <atomic>
#include <cstdint>
#include <functional>

namespace binnacle::app {

/// Writes the sample data to namespace `test`: places (GeoNames), users with nested lists and maps, daily visitor sketches.
/// The same every time, so writing it again changes generations only. Blocks; `progress` is called on this thread with the
/// number of records written; `stop` ends it early with `aborted`.
Result<void> loadSampleData(const Session& session, const std::function<void(std::int64_t)>& progress, const std::atomic<bool>& stop);

} // namespace binnacle::app
