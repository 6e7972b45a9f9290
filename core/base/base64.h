// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

namespace binnacle {

/// RFC 4648, section 4: the alphabet with + and /, padded with =.
std::string toBase64(ByteView bytes);

/// Nothing for any other character, missing or misplaced padding, or bits set in the part of the last digit that stands for no
/// byte: of every sequence of bytes there is one text only.
std::optional<Bytes> fromBase64(std::string_view text);

} // namespace binnacle
