// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_change.h"
#include "core/bins/cdt_operation.h"

#include <optional>

namespace binnacle::bins {

/// Answers a read of a packed list.
Result<wire::Particle> readList(ByteView list, const CdtOperation& operation);

/// Carries out a write on a list. Only what is there can be removed from: without a list a removal does nothing.
Result<CdtChange> modifyList(CdtTarget list, const CdtOperation& operation);

} // namespace binnacle::bins
