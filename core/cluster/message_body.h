// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/connection.h"

namespace binnacle::cluster {

/// The body of a message that a node answered, unpacked if it came compressed where that was asked for (`mayBeCompressed`). A
/// protocol error for any other frame: a few bytes can unpack to very many.
Result<Bytes> messageBody(net::Frame frame, bool mayBeCompressed);

} // namespace binnacle::cluster
