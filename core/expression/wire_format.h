// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace binnacle::expression {

inline constexpr std::int64_t quoteCode = 126;
inline constexpr std::int64_t callCode = 127;

/// In place of a call's own code: a context and the operation proper follow.
inline constexpr std::int64_t contextCode = 0xFF;

/// Set in a call's module if the call gives its operand changed.
inline constexpr std::int64_t modifyFlag = 0x40;

} // namespace binnacle::expression
