// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle::work {

inline constexpr std::string_view journalMagic = "binnacle journal 1\n";

/// Bytes of a line before its object: the CRC and a space.
inline constexpr std::size_t journalLineHead = 9;

/// The CRC-32 of zlib, in eight hexadecimal digits.
std::string crcText(std::string_view bytes);

/// A whole line, line feed included.
std::string journalLine(std::string_view object);

/// The object in a line without its line feed; nothing if the CRC is not its.
std::optional<std::string_view> journalObject(std::string_view line);

} // namespace binnacle::work
