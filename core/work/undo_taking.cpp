// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo_taking.h"

#include <algorithm>

namespace binnacle::work {

namespace {

bool removesBin(const BinOperation& operation)
{
    if (const auto* set = std::get_if<SetTo>(&operation.action))
        return set->value.isNil();
    if (const auto* call = std::get_if<Call>(&operation.action))
        return call->flags.has(CallFlag::allowDelete);
    return std::holds_alternative<RemoveBin>(operation.action);
}

bool surelyWrites(const BinOperation& operation)
{
    const auto* set = std::get_if<SetTo>(&operation.action);
    return set != nullptr && !set->value.isNil();
}

bool mayEmpty(const Segment& segment)
{
    return std::ranges::any_of(segment.operations, removesBin) &&
           !(!segment.operations.empty() && surelyWrites(segment.operations.back()));
}

bool mayAnswer(const BinOperation& operation)
{
    return !isWrite(operation.action) || std::holds_alternative<Call>(operation.action);
}

/// The answers behind the first one; nothing for a bin that answers nothing any more.
std::optional<Value> without(Value& first, List& answers)
{
    first = std::move(answers.items.front());
    answers.items.erase(answers.items.begin());
    if (answers.items.size() > 1)
        return Value(std::move(answers));
    if (answers.items.empty() || answers.items.front().isNil())
        return std::nullopt;
    return std::move(answers.items.front());
}

} // namespace

bool mayChangeExpiry(const Segment& segment)
{
    return effectiveExpiry(segment).kind != Expiry::Kind::unchanged;
}

Taking takingOf(const Segment& segment, const UndoOptions& options)
{
    if (!options.enabled || !isWrite(segment.verb) || segment.verb == Verb::insert)
        return Taking::nothing;
    const bool changesBins = segment.verb == Verb::upsert || segment.verb == Verb::update;
    if (!changesBins || mayEmpty(segment) || (options.restoreExpiry && mayChangeExpiry(segment)))
        return Taking::readBefore;
    return Taking::inCommand;
}

std::vector<std::string> writtenBins(const Segment& segment)
{
    std::vector<std::string> names;
    for (const BinOperation& operation : segment.operations) {
        if (isWrite(operation.action) && std::ranges::find(names, operation.bin) == names.end())
            names.push_back(operation.bin);
    }
    return names;
}

Segment withReads(const Segment& segment)
{
    Segment reading = segment;
    reading.operations.clear();
    for (std::string& name : writtenBins(segment))
        reading.operations.push_back({std::move(name), GetBin{}});
    reading.operations.insert(reading.operations.end(), segment.operations.begin(), segment.operations.end());
    return reading;
}

std::vector<Bin> takeReads(const Segment& segment, Record& record)
{
    const bool answers = std::ranges::any_of(segment.operations, mayAnswer);
    std::vector<Bin> before;
    std::vector<Bin> left;
    const std::vector<std::string> written = writtenBins(segment);
    for (Bin& bin : record.bins) {
        if (std::ranges::find(written, bin.name) == written.end()) {
            left.push_back(std::move(bin));
            continue;
        }
        // A read and at least one write of the bin have answered.
        auto* several = bin.value.as<List>();
        if (several == nullptr || several->items.empty())
            continue;
        Bin& replaced = before.emplace_back(Bin{bin.name, {}});
        if (std::optional<Value> rest = without(replaced.value, *several); rest && answers)
            left.push_back({std::move(bin.name), *std::move(rest)});
    }
    // In the order in which the segment itself comes to them.
    std::ranges::stable_sort(left, {}, [&](const Bin& bin) {
        return std::ranges::find(segment.operations, bin.name, &BinOperation::bin) - segment.operations.begin();
    });
    record.bins = std::move(left);
    return before;
}

} // namespace binnacle::work
