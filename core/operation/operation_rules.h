// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/document.h"

#include <string>

// Which bin operations a verb takes: the one rule for what is checked before sending and for what is encoded.
namespace binnacle {

/// Servers answer a command with more of them by a parameter error. Source: rw_utils.h of the server.
inline constexpr std::size_t mostOperations = 32 * 1024;

/// False for verbs that work on the record as a whole.
bool takesBinOperations(Verb verb);

/// Why the segment's verb does not take its list of operations as a whole; empty if it does.
std::string whyListRefused(const Segment& segment);

/// Why the verb does not take this one; empty if it does.
std::string whyRefused(Verb verb, const BinAction& action);

} // namespace binnacle
