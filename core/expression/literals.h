// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle::expression {

/// 2^63: what only a minus before it makes an integer of 64 bits.
inline constexpr std::uint64_t magnitudeOfLowest = std::uint64_t{1} << 63;

/// Decimal, 0x… or 0b…, without a sign; nothing above 2^63.
std::optional<std::uint64_t> magnitudeOf(std::string_view digits);

/// `12.5` or `.5`.
std::optional<double> floatOf(std::string_view digits);

/// What is between the quotes.
std::string unquoted(std::string_view quoted);

/// The bytes of base64 with or without its padding.
std::optional<Bytes> bytesOfBase64(std::string_view digits);

/// The bytes of X'…' or b64'…'; nothing if the digits do not make whole bytes.
std::optional<Bytes> blobOf(std::string_view literal);

} // namespace binnacle::expression
