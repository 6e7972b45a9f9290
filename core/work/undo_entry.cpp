// SPDX-License-Identifier: Apache-2.0
#include "core/work/undo_entry.h"

#include "core/engine/record_rules.h"
#include "core/work/record_reader.h"

#include <algorithm>

namespace binnacle::work {

namespace {

using Before = UndoEntry::Before;

bool follows(const UndoEntry& first, const UndoEntry& second)
{
    if (first.generationAfter == 0) {
        // A record that is made anew begins with 1, or goes on behind the tombstone that a durable delete has left.
        const std::uint32_t tombstone = engine::nextGeneration(first.generationBefore);
        const std::uint32_t now = second.generationAfter;
        return second.before == Before::missing || now == 1 || (first.durableDelete && now == engine::nextGeneration(tombstone));
    }
    if (second.before == Before::missing)
        return false;
    if (second.before == Before::whole)
        return second.generationBefore == first.generationAfter;
    return second.generationAfter == engine::nextGeneration(first.generationAfter);
}

Bin* find(std::vector<Bin>& bins, const std::string& name)
{
    const auto found = std::ranges::find(bins, name, &Bin::name);
    return found == bins.end() ? nullptr : &*found;
}

/// What `before` says goes over what a later read saw.
void overlay(std::vector<Bin>& bins, const std::vector<Bin>& before)
{
    for (const Bin& bin : before) {
        if (Bin* present = find(bins, bin.name))
            present->value = bin.value;
        else
            bins.push_back(bin);
    }
}

Expiry expiryAt(std::uint32_t voidTime)
{
    if (voidTime == 0)
        return {Expiry::Kind::never};
    return {Expiry::Kind::at, 0, std::int64_t{voidTime} + voidTimeEpoch};
}

void addBins(Segment& segment, const std::vector<Bin>& bins)
{
    for (const Bin& bin : bins) {
        if (bin.value.isNil())
            segment.operations.push_back({bin.name, RemoveBin{}});
        else
            segment.operations.push_back({bin.name, SetTo{bin.value}});
    }
}

void bringBack(Segment& segment, const UndoEntry& entry)
{
    segment.expiry = expiryAt(entry.voidTime);
    if (entry.onlyTouched) {
        segment.verb = Verb::touch;
        return;
    }
    segment.verb = entry.generationAfter == 0 ? Verb::insert : Verb::replace;
    addBins(segment, entry.bins);
}

} // namespace

std::optional<UndoEntry> merged(const UndoEntry& first, const UndoEntry& second)
{
    if (!follows(first, second))
        return std::nullopt;
    UndoEntry both = first;
    both.generationAfter = second.generationAfter;
    both.durableDelete = second.durableDelete;
    both.onlyTouched = first.onlyTouched && second.onlyTouched;
    if (first.before != Before::bins)
        return both;
    if (second.before == Before::bins) {
        both.bins = second.bins;
        overlay(both.bins, first.bins);
        return both;
    }
    both.before = Before::whole;
    both.voidTime = second.voidTime;
    both.generationBefore = second.generationBefore;
    both.bins = second.bins;
    overlay(both.bins, first.bins);
    std::erase_if(both.bins, [](const Bin& bin) { return bin.value.isNil(); });
    if (both.bins.empty()) { // it was made by the first
        both.before = Before::missing;
        both.onlyTouched = false;
    }
    return both;
}

std::optional<Segment> inverseOf(const UndoEntry& entry)
{
    const bool gone = entry.generationAfter == 0;
    if (entry.before == Before::missing && gone)
        return std::nullopt;
    Segment segment;
    segment.dataSet = dataSetOf(entry.key);
    segment.keys = {itemOf(entry.key)};
    if (!gone)
        segment.generation = entry.generationAfter;
    switch (entry.before) {
    case Before::missing:
        segment.verb = Verb::remove;
        break;
    case Before::bins:
        segment.verb = Verb::update;
        segment.expiry = {Expiry::Kind::unchanged};
        addBins(segment, entry.bins);
        break;
    case Before::whole:
        bringBack(segment, entry);
        break;
    }
    if (entry.durableDelete && segment.verb != Verb::touch)
        segment.durableDelete = true;
    return segment;
}

} // namespace binnacle::work
