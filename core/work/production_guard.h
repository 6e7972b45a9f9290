// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace binnacle::work {

/// How many keys a write on a production connection may name before it is asked about.
inline constexpr std::int64_t manyKeys = 100;

/// What a person has to type before something is done on a connection that is marked production.
struct Confirmation {
    std::string name;   ///< what has to be typed: the set's name, or the namespace's for records outside any set; bytes, escaped
    std::string reason; ///< a sentence: what will happen to how much
    friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

/// Nothing if the document may go as it is. A delete, a write to more than `most` keys, and one to a whole set have to be
/// confirmed; of several segments the gravest decides. Pure.
std::optional<Confirmation> confirmationFor(const OperationDocument& document, std::int64_t most = manyKeys);

/// A truncate always has to be.
Confirmation confirmationForTruncate(const DataSet& dataSet);

/// True if what was typed is what has to be.
bool confirms(const Confirmation& confirmation, std::string_view typed);

} // namespace binnacle::work
