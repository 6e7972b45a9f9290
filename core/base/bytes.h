// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The bytes of `text`, without copying. The view lives as long as what `text` points at.
ByteView bytesOf(std::string_view text);

/// The same bytes as a text view, without any claim about their encoding.
std::string_view textOf(ByteView bytes);

Bytes toBytes(std::string_view text);

/// Lower-case hexadecimal, two digits a byte.
std::string toHex(ByteView bytes);

/// Nothing for an odd number of digits or any other character. Both cases of letters are taken.
std::optional<Bytes> fromHex(std::string_view hex);

/// True if `bytes` is well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
bool isUtf8(std::string_view bytes);

/// Well-formed UTF-8 for people: bytes that are not, and control characters, become \xNN; a backslash is doubled.
/// Names of bins and sets are bytes, and this is how they are shown.
std::string escaped(std::string_view bytes);

} // namespace binnacle
