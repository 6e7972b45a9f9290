// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/expression/completion_context.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace binnacle::expression {

/// Something that may come next, before it is compared with what is typed already.
struct Candidate {
    std::string label;
    std::string insert;
    std::size_t caret = 0; ///< in `insert`
    Completion::Kind kind = Completion::Kind::bin;
    std::string explanation;
    std::string word; ///< what typing is compared with, if not the label
    int unfit = 0;    ///< the greater, the less it fits
};

/// All that may come next in the context, the likeliest first among those that fit alike.
std::vector<Candidate> candidatesAt(const CompletionContext& context, std::span<const KnownBin> bins);

/// Steps and functions behind the dot of a path to something of the type.
std::vector<Candidate> candidatesOfPath(std::optional<Type> type);

/// `|` in `insert` is where typing goes on.
Candidate candidate(Completion::Kind kind, std::string_view label, std::string_view insert, std::string_view explanation,
                    int unfit);

/// 0 what fits, 1 what nothing is known of, 2 what does not fit.
int unfitness(std::optional<Type> type, std::optional<Type> wanted);

/// `a bin of type string or int`.
std::string explanationOf(const KnownBin& bin);

/// Nothing for a name that takes no arguments.
std::optional<Signature> signatureOf(std::string_view function, std::size_t argument);

} // namespace binnacle::expression
