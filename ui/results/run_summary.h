// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

#include <chrono>
#include <optional>

namespace binnacle::ui {

/// How many records all segments name together; nothing if one of them is a whole set. Stays at 2^63 - 1 beyond that.
std::optional<std::int64_t> recordCount(const OperationDocument& document);

/// `upsert 3 keys · streamed · 2.1 ms`; without `elapsed` it has not ended yet.
QString runSummary(const OperationDocument& document, bool streamed, std::optional<std::chrono::microseconds> elapsed);

} // namespace binnacle::ui
