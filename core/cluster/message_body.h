// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/connection.h"

namespace binnacle::cluster {

/// The body of a message that a node answered, unpacked if it came compressed. A protocol error for any other frame.
Result<Bytes> messageBody(net::Frame frame);

} // namespace binnacle::cluster
