// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace binnacle {

/// The part of a segment that a problem is about.
enum class Place : std::uint8_t {
    segment, ///< the segment as a whole, its verb, or the document
    dataSet,
    keys,
    where,
    operations, ///< one of the bin operations, or their list
    binName,    ///< of one of the bin operations
    expiry,
    generation,
    durableDelete,
    policy,
    query, ///< how a whole set is read
};

/// Why a document cannot be sent, or what may surprise about it, and at which place in it.
struct Problem {
    enum class Severity : std::uint8_t { error, warning };
    Severity severity = Severity::error;
    std::size_t segment = 0;
    Place place = Place::segment;
    std::optional<std::size_t> operation; ///< index in the segment's operations; nothing: the segment itself
    std::string sentence;

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// All problems in document order. A document with an error is refused by Session before anything is sent.
std::vector<Problem> check(const OperationDocument& document);

} // namespace binnacle
