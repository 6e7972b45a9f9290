// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/key.h"

#include <QString>

namespace binnacle::ui {

/// `test · users`; a namespace alone where there is no set. Bytes that are no text are escaped.
QString textOf(const DataSet& dataSet);

/// Reads `test · users`, and also `test/users` and `test.users`, as they are typed. Without a separator it is a namespace.
/// Whether the names can be is validate()'s to say.
DataSet dataSetOf(const QString& text);

} // namespace binnacle::ui
