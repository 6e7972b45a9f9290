// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo.h"

#include "core/work/undo_taking.h"

#include <algorithm>

namespace binnacle::work {

namespace {

bool addressesByDigest(const Segment& segment)
{
    return std::ranges::any_of(segment.keys, [](const KeyItem& item) { return std::holds_alternative<Digest>(item); });
}

void warn(std::vector<Forewarning>& warnings, std::size_t segment, bool undoable, std::string_view sentence)
{
    warnings.push_back({segment, undoable, std::string(sentence)});
}

void warnAbout(const Segment& segment, std::size_t place, const UndoOptions& options, std::vector<Forewarning>& warnings)
{
    if (!isWrite(segment.verb))
        return;
    if (!options.enabled) {
        warn(warnings, place, false, sentenceOf(NoUndo::switchedOff));
        return;
    }
    if (segment.keys.empty()) {
        warn(warnings, place, false, sentenceOf(NoUndo::wholeSet));
        return;
    }
    const Taking taking = takingOf(segment, options);
    if (taking == Taking::inCommand && mayChangeExpiry(segment))
        warn(warnings, place, true, "undo brings back the bins; the expiry stays as this write leaves it");
    if (taking == Taking::readBefore && segment.verb == Verb::remove && addressesByDigest(segment))
        warn(warnings, place, true, "undo brings back a record that is addressed by its digest without the key stored with it");
}

} // namespace

std::string_view sentenceOf(NoUndo why)
{
    switch (why) {
    case NoUndo::switchedOff:
        return "undo is switched off: what was replaced is not kept";
    case NoUndo::pastBudget:
        return "what was replaced goes over the bytes that undo may keep";
    case NoUndo::inDoubt:
        return "it is not known whether the write was done";
    case NoUndo::notRead:
        return "what was replaced could not be read";
    case NoUndo::changedMeanwhile:
        return "others wrote the record meanwhile";
    case NoUndo::wholeSet:
        return "a write over a whole set runs inside the cluster: what it replaces is not read";
    case NoUndo::truncated:
        break;
    }
    return "a truncate removes records without reading them";
}

std::vector<Forewarning> canUndo(const OperationDocument& document, const UndoOptions& options)
{
    std::vector<Forewarning> warnings;
    for (std::size_t i = 0; i < document.segments.size(); ++i)
        warnAbout(document.segments[i], i, options, warnings);
    return warnings;
}

} // namespace binnacle::work
