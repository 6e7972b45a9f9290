// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace binnacle {

/// Why a document cannot be sent, or what may surprise about it, and at which place in it.
struct Problem {
    enum class Severity : std::uint8_t { error, warning };
    Severity severity = Severity::error;
    std::size_t segment = 0;
    std::optional<std::size_t> operation; ///< index in the segment's operations; nothing: the segment itself
    std::string sentence;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// All problems in document order. A document with an error is refused by Session before anything is sent.
std::vector<Problem> check(const OperationDocument& document);

bool hasErrors(const std::vector<Problem>& problems);

} // namespace binnacle
