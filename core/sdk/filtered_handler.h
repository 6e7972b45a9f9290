// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sdk/result_filter.h"
#include "core/sdk/stream_handle.h"

namespace binnacle {

/// Gives `handler` what a stream would give to its reader: what `filter` lets pass. A failure that is to be raised ends the
/// results, and becomes the error of onDone once all has run; a failure of the whole goes before it, and is in doubt if one of the
/// records is.
DocumentHandler filteredHandler(DocumentHandler handler, ResultFilter filter);

} // namespace binnacle
