// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo.h"

#include "core/sdk/errors.h"
#include "core/work/undo_taking.h"

#include <algorithm>

namespace binnacle::work {

namespace {

std::string whyNotUndone(const Error& error)
{
    if (error.is(ServerCode::generationMismatch))
        return "the record has been changed since";
    if (error.is(ServerCode::recordNotFound))
        return "the record has been removed since";
    if (error.is(ServerCode::recordExists))
        return "a record has been made there since";
    return error.inDoubt() ? "it is not known whether the undo took effect: " + error.text() : error.text();
}

/// Gives back, without that wish, the segments that were refused for wishing a durable delete: where there are none, the records
/// that are to go were not made durably either.
OperationDocument run(const Session& session, const OperationDocument& inverse, UndoReport& report)
{
    OperationDocument refused;
    refused.behavior = inverse.behavior;
    if (inverse.segments.empty())
        return refused;
    RecordStream results = session.executeStream(inverse, ErrorDisposition::inStream());
    while (const std::optional<RecordResult> result = results.next()) {
        const Segment& segment = inverse.segments[static_cast<std::size_t>(result->index)];
        if (!result->error) {
            ++report.undone;
        } else if (result->error->is(ServerCode::enterpriseOnly) && segment.durableDelete == true) {
            refused.segments.push_back(segment);
            refused.segments.back().durableDelete = false;
        } else {
            report.notUndone.push_back({result->key, *result->error, whyNotUndone(*result->error)});
        }
    }
    return refused;
}

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

UndoReport runUndo(const Session& session, const Undo& undo)
{
    UndoReport report;
    try {
        const OperationDocument refused = run(session, undo.inverse, report);
        run(session, refused, report);
    } catch (const AerospikeError& failure) {
        report.failure = failure.error();
    }
    return report;
}

} // namespace binnacle::work
