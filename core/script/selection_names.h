// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/operation/call.h"

#include <span>
#include <string_view>

namespace binnacle::script {

/// A method that ends steps into a list or a map: what it does with the selected elements, and what is answered about them.
struct SelectionName {
    std::string_view name; ///< in Java's spelling
    ReturnType returns;
    bool inverted = false; ///< all other elements
    bool removes = false;
    bool tells = false; ///< removeAnd(): what is answered follows
};

std::span<const SelectionName> selectionNames();
/// Null if there is none of that name.
const SelectionName* selectionNamed(std::string_view name);

} // namespace binnacle::script
