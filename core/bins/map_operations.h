// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/bins/cdt_change.h"
#include "core/bins/cdt_operation.h"

namespace binnacle::bins {

/// Answers a read of a packed map.
Result<wire::Particle> readMap(ByteView map, const CdtOperation& operation);

/// Carries out a write on a map. Only what is there can be removed from: without a map a removal does nothing.
Result<CdtChange> modifyMap(CdtTarget map, const CdtOperation& operation);

} // namespace binnacle::bins
