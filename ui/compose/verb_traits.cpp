// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/verb_traits.h"

#include <QCoreApplication>

namespace binnacle::ui {

bool takesOperations(Verb verb)
{
    return verb != Verb::remove && verb != Verb::touch && verb != Verb::exists;
}

bool takesExpiry(Verb verb)
{
    return isWrite(verb) && verb != Verb::remove;
}

bool takesGeneration(Verb verb)
{
    return isWrite(verb) && verb != Verb::insert;
}

bool takesDurableDelete(Verb verb)
{
    return verb == Verb::remove;
}

Segment withVerb(Segment segment, Verb verb)
{
    segment.verb = verb;
    if (!takesExpiry(verb))
        segment.expiry = {};
    if (!takesGeneration(verb))
        segment.generation.reset();
    if (!takesDurableDelete(verb))
        segment.durableDelete.reset();
    if (verb != Verb::query)
        segment.withNoBins = false;
    if (verb != Verb::query)
        segment.query = {};
    return segment;
}

QString titleOf(Verb verb)
{
    switch (verb) {
    case Verb::upsert:
        return QCoreApplication::translate("Verb", "Upsert");
    case Verb::insert:
        return QCoreApplication::translate("Verb", "Insert");
    case Verb::update:
        return QCoreApplication::translate("Verb", "Update");
    case Verb::replace:
        return QCoreApplication::translate("Verb", "Replace");
    case Verb::replaceIfExists:
        return QCoreApplication::translate("Verb", "Replace if exists");
    case Verb::createOrReplace:
        return QCoreApplication::translate("Verb", "Create or replace");
    case Verb::remove:
        return QCoreApplication::translate("Verb", "Delete");
    case Verb::touch:
        return QCoreApplication::translate("Verb", "Touch");
    case Verb::exists:
        return QCoreApplication::translate("Verb", "Exists");
    case Verb::query:
        return QCoreApplication::translate("Verb", "Query");
    }
    return {};
}

} // namespace binnacle::ui
