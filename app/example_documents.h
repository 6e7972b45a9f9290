// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

#include <optional>

namespace binnacle::app {

/// What pictures of the composer show, by the name of the picture's page: `compose`, `compose-simple`, `compose-problem`,
/// `compose-path`, `behavior`. Nothing for another name.
std::optional<OperationDocument> exampleDocument(const QString& page);

/// An operation on the sample data with every kind of outcome: done, filtered out, refused, done on nothing.
OperationDocument exampleOfOutcomes();

/// The same with a change inside a nested value.
OperationDocument exampleOfChanges();

} // namespace binnacle::app
