// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/policy.h"
#include "core/wire/message.h"

#include <cstdint>

namespace binnacle {

/// The bits, generation and time to live with which a command says what `segment` does to a record; also those of a batch's row.
/// `unixNow` is what an absolute expiry is counted from, in seconds. Pure.
wire::MessageHeader commandHeader(const Segment& segment, const Policy& policy, std::int64_t unixNow);

} // namespace binnacle
