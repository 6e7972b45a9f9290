// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/record_result.h"

#include <string>
#include <vector>

namespace binnacle::ui {

/// A line each, in the form of `binnacle exec`. `unixNow` is what times to live count from, in seconds.
std::string jsonLines(const std::vector<RecordResult>& results, std::int64_t unixNow);

/// The same fields as a table by RFC 4180, with a head line. Texts stand bare; everything else is JSON, so that nothing is lost.
std::string csvText(const std::vector<RecordResult>& results, std::int64_t unixNow);

} // namespace binnacle::ui
