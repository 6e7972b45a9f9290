// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace binnacle::wire::msgpack {

// The flags in the type byte of the ext element that begins a list or a map.
inline constexpr std::uint8_t orderedFlag = 0x01;
inline constexpr std::uint8_t valueOrderedFlag = 0x02;
inline constexpr std::uint8_t persistIndexFlag = 0x10;

inline constexpr std::uint8_t nilByte = 0xC0;
inline constexpr std::uint8_t flagsExtByte = 0xC7; ///< ext with one byte of length, which is 0

// An ext of one byte is an operand that is no value: its type says so, its byte says which.
inline constexpr std::uint8_t specialExtByte = 0xD4;
inline constexpr std::uint8_t specialExtType = 0xFF;
inline constexpr std::uint8_t wildcardByte = 0x00;
inline constexpr std::uint8_t infinityByte = 0x01;

} // namespace binnacle::wire::msgpack
