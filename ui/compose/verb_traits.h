// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operation/document.h"

#include <QString>

namespace binnacle::ui {

/// The verbs in the order of the menu. replaceIfExists is left to documents that have it: it is the twin of replace.
inline constexpr Verb menuVerbs[] = {Verb::upsert, Verb::insert, Verb::update, Verb::replace, Verb::createOrReplace,
                                     Verb::remove, Verb::touch,  Verb::exists, Verb::query};

/// Which parts of a segment mean something under a verb.
bool takesOperations(Verb verb);
bool takesExpiry(Verb verb);
bool takesGeneration(Verb verb);
bool takesDurableDelete(Verb verb);

/// The segment under another verb. Conditions that mean nothing there are dropped; bin operations stay.
Segment withVerb(Segment segment, Verb verb);

/// `Upsert`, `Delete`, …: the verb at the head of a card.
QString titleOf(Verb verb);

} // namespace binnacle::ui
