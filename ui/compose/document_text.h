// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/operation/document.h"
#include "core/script/print.h"

#include <QString>

namespace binnacle::ui {

/// More keys than this, and writing the text anew with each key that is typed could be felt.
inline constexpr std::size_t mostKeysShown = 2'000;
/// How many chips the document's keys are.
std::size_t keyItems(const OperationDocument& document);

/// True if text in it is read back as a document.
bool isRead(Language language);
/// True if the language says the document but for its behavior, which is said where a session is made.
bool leavesOutBehavior(const OperationDocument& document, Language language);

/// The document in lines of the pane's own width.
Result<QString> shownText(const OperationDocument& document, Language language);
/// The same to be copied, in ordinary lines.
Result<QString> copiedText(const OperationDocument& document, Language language);

QString titleOf(Language language);

} // namespace binnacle::ui
