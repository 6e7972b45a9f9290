// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace binnacle::ui {

/// The bytes that nameText() of ui/models shows as `text`: \xNN stands for a byte and a doubled backslash for one. A backslash
/// that begins no such form is taken as it stands.
std::string nameOfText(const QString& text);

} // namespace binnacle::ui
