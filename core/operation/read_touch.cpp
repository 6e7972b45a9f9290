// SPDX-License-Identifier: Apache-2.0
#include "core/operation/read_touch.h"

namespace binnacle {

Behavior withoutReadTouch(const Behavior& behavior)
{
    Settings settings;
    settings.readTouchTtlPercent = neverTouches;
    return behavior.deriveWithChanges("withoutReadTouch", {{Scope::reads, settings}}); // the last level goes over all others
}

} // namespace binnacle
