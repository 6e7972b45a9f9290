// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle {

/// A place in the text of a document's JSON that cannot be read, and why. In bytes.
struct JsonFault {
    std::size_t offset = 0;
    std::size_t length = 0; ///< within one line; 0 only at the end of a line
    std::string sentence;
};

/// Where documentFromJson() or documentsFromJson() refused `text`, whose error had `detail`.
JsonFault jsonFault(std::string_view text, std::string_view detail);

/// A stretch of the text, in bytes.
struct JsonStretch {
    std::size_t offset = 0;
    std::size_t length = 0;

    friend bool operator==(const JsonStretch&, const JsonStretch&) = default;
};

/// The value at `path` in the text of well-formed JSON, such as `segments[0].keys[2]`: of what is not there, the nearest value
/// around it. Linear in the text, without recursion.
JsonStretch placeInJson(std::string_view text, std::string_view path);

/// The items of a well-formed array.
std::vector<JsonStretch> itemsInJson(std::string_view text);

} // namespace binnacle
