// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace binnacle::script {

/// Java's spelling of a method for either language's: set_to and setTo are setTo.
std::string javaSpelling(std::string_view name);

/// True for methods of the SDK's builders that say what a document cannot say (yet). `name` in Java's spelling.
bool isKnownButUnsupported(std::string_view name);

/// The SDK's method that `name` is probably meant to be, in Java's spelling; empty if none is near.
std::string_view nearestMethod(std::string_view name);

} // namespace binnacle::script
