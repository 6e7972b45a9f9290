// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/record.h"

#include <QString>

namespace binnacle::ui {

/// A single value as it is copied: a string as it is, numbers and booleans as they read, all else as valueJson().
QString copyText(const Value& value);

/// Exact, in the JSON of operation documents, indented by two.
QString valueJson(const Value& value);
/// An object of namespace, set, key, digest, generation, voidTime and bins.
QString recordJson(const Record& record);

} // namespace binnacle::ui
