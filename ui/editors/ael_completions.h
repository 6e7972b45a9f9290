// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/completion_popup.h"

#include <string>
#include <string_view>
#include <vector>

namespace binnacle::ui {

/// What can stand at a place in a text, and which bytes it stands in the place of.
struct AelCompletions {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::vector<CompletionItem> items;
};

/// The bins that begin with what is typed after `$.`, up to `offset` in bytes.
AelCompletions aelCompletions(std::string_view text, std::size_t offset, const std::vector<std::string>& bins);

} // namespace binnacle::ui
