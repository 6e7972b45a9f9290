// SPDX-License-Identifier: Apache-2.0
#include "core/work/bin_change.h"

#include "core/value/hll_sketch.h"

#include <algorithm>

namespace binnacle::work {

namespace {

constexpr std::size_t mostNested = 1'000;

const Value* find(std::span<const Bin> bins, std::string_view name)
{
    const auto found = std::ranges::find(bins, name, &Bin::name);
    return found == bins.end() ? nullptr : &found->value;
}

std::optional<SketchChange> sketchChange(const Value& before, const Value& after)
{
    const auto* old = before.as<Hll>();
    const auto* now = after.as<Hll>();
    if (old == nullptr || now == nullptr)
        return std::nullopt;
    const Result<HllSketch> first = HllSketch::fromBytes(old->bytes);
    const Result<HllSketch> second = HllSketch::fromBytes(now->bytes);
    if (!first || !second)
        return std::nullopt;
    SketchChange change{first->estimate(), second->estimate(), {}};
    if (first->indexBits() != second->indexBits() || first->minHashBits() != second->minHashBits())
        return change;
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < first->registerCount(); ++i)
        count += first->rawRegister(i) != second->rawRegister(i) ? 1 : 0;
    change.registersChanged = count;
    return change;
}

bool sameContainer(const Value& before, const Value& after)
{
    return (before.as<List>() && after.as<List>()) || (before.as<Map>() && after.as<Map>());
}

BinChange changeOf(const Bin& before, const Value& after)
{
    BinChange change{before.name, ChangeKind::unchanged, before.value, after, {}, 0, {}};
    if (before.value == after)
        return change;
    change.kind = ChangeKind::changed;
    if (sameContainer(before.value, after))
        change.nested = nestedChanges(before.value, after, mostNested, change.nestedLeftOut);
    change.sketch = sketchChange(before.value, after);
    return change;
}

} // namespace

std::string_view nameOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::unchanged:
        return "unchanged";
    case ChangeKind::added:
        return "added";
    case ChangeKind::changed:
        return "changed";
    case ChangeKind::removed:
        break;
    }
    return "removed";
}

std::vector<BinChange> binChanges(std::span<const Bin> before, std::span<const Bin> after)
{
    std::vector<BinChange> changes;
    for (const Bin& bin : before) {
        if (const Value* now = find(after, bin.name))
            changes.push_back(changeOf(bin, *now));
        else
            changes.push_back({bin.name, ChangeKind::removed, bin.value, {}, {}, 0, {}});
    }
    for (const Bin& bin : after) {
        if (find(before, bin.name) == nullptr)
            changes.push_back({bin.name, ChangeKind::added, {}, bin.value, {}, 0, {}});
    }
    return changes;
}

} // namespace binnacle::work
