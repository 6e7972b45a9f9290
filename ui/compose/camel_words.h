// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace binnacle::ui {

/// A name of the SDK as words: `list append` of listAppend, `HLL init` of hllInit, `create only` of createOnly.
QString wordsOf(std::string_view camel);

} // namespace binnacle::ui
