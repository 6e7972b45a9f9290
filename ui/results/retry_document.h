// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"
#include "core/operation/record_result.h"

#include <vector>

namespace binnacle::ui {

/// The same operations on only those of the document's records that failed, in its order; segments without one are left out.
/// Skipped records did not fail. Records that a whole-set query found cannot be named again, and are left out, too.
OperationDocument retryDocument(const OperationDocument& document, const std::vector<RecordResult>& results);

} // namespace binnacle::ui
