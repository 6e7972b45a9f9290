// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace binnacle::json {

/// How many bytes of `text` parseJson() reads before it refuses it: the end of the word that it stumbles over.
std::size_t parsedLength(std::string_view text);

} // namespace binnacle::json
