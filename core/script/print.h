// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace binnacle {

enum class Language : std::uint8_t {
    python, ///< the vendor's Developer SDK
    java,   ///< the vendor's Developer SDK; bits and sketches, which it lacks, in the spelling of its sibling for Python
    node,   ///< the vendor's client `aerospike` from npm: a function of a connected client
    json,   ///< the document itself
    cpp,    ///< statements with a `session` of the core's own SDK face, core/sdk/session.h, in its namespace
};

/// python, java, node, json, cpp
std::string_view nameOf(Language language);
std::optional<Language> languageNamed(std::string_view name);

/// The document as code that does the same. What the language cannot say exactly is refused with the reason (invalid parameter), and
/// never approximated. readScript() makes the same document of what comes out in Python and in Java. The document need not be one
/// that can be sent.
Result<std::string> printScript(const OperationDocument& document, Language language);
/// Several, one after another, with each data set named once. The reason for a refusal begins with `statement N: `.
Result<std::string> printScript(std::span<const OperationDocument> documents, Language language);

} // namespace binnacle
