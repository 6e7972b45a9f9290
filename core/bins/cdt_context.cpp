// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt_context.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_context_create.h"
#include "core/bins/cdt_span.h"
#include "core/bins/list_modify.h"
#include "core/bins/map_places.h"
#include "core/bins/packed_canonical.h"
#include "core/bins/packed_compare.h"

#include <algorithm>

namespace binnacle::bins {
namespace {

Error leadsNowhere()
{
    return notApplicable("the path leads nowhere");
}

/// The one place that an index or a rank means among `size`.
std::optional<std::size_t> placeOf(const CdtStep& step, std::size_t size)
{
    const std::optional<std::int64_t> index = integerIn(step.operand);
    const std::optional<Span> span = index ? spanOf(*index, 1, static_cast<std::uint32_t>(size), false) : std::nullopt;
    return span ? std::optional<std::size_t>(span->first) : std::nullopt;
}

std::optional<std::size_t> listPlace(const CdtStep& step, const PackedList& list)
{
    switch (step.type & step::baseMask) {
    case step::index:
        return placeOf(step, list.items.size());
    case step::rank: {
        const std::optional<std::size_t> rank = placeOf(step, list.items.size());
        return rank && !list.isOrdered() ? rankedByHeap(list.items, *rank, 1).front() : rank;
    }
    case step::value: {
        const auto found = std::find_if(list.items.begin(), list.items.end(), [&](ByteView item) {
            return compare(item, step.operand) == PackedOrder::equal;
        });
        return found == list.items.end() ? std::nullopt : std::optional<std::size_t>(found - list.items.begin());
    }
    default:
        return std::nullopt;
    }
}

/// Any place but by key.
std::optional<std::size_t> mapPlace(const CdtStep& step, const PackedMap& map)
{
    switch (step.type & step::baseMask) {
    case step::index: {
        const std::optional<std::size_t> index = placeOf(step, map.entries.size());
        return index ? std::optional<std::size_t>(keyOrder(map)[*index]) : std::nullopt;
    }
    case step::rank: {
        const std::optional<std::size_t> rank = placeOf(step, map.entries.size());
        return rank ? std::optional<std::size_t>(valueOrder(map)[*rank]) : std::nullopt;
    }
    case step::value: {
        const auto found = std::find_if(map.entries.begin(), map.entries.end(), [&](const PackedEntry& entry) {
            return compare(entry.value, step.operand) == PackedOrder::equal;
        });
        return found == map.entries.end() ? std::nullopt : std::optional<std::size_t>(found - map.entries.begin());
    }
    default:
        return std::nullopt;
    }
}

Result<void> checkStep(const CdtStep& step)
{
    const bool typed = (step.type & (step::intoList | step::intoMap)) != 0;
    const bool creates = (step.type & (step::createMask | step::createIndex)) != 0;
    if ((step.type & step::baseMask) > step::value || (creates && !typed))
        return notApplicable("no step of this type");
    return {};
}

} // namespace

void CdtContext::through(Level level, ByteView element)
{
    m_levels.push_back(std::move(level));
    m_target = element;
}

/// True if the step has led to what is there, false if it leads to what is to be made.
Result<bool> CdtContext::newItem(const CdtStep& step, Level level, std::int64_t index)
{
    const std::size_t size = level.list->items.size();
    level.isNew = true;
    level.index = size;
    const bool atEnd = (size == 0 && index == -1) || index == static_cast<std::int64_t>(size) || level.list->isOrdered();
    if (!atEnd) {
        if ((step.type & step::createMask) != step::createSecond || index < 0)
            return leadsNowhere();
        level.nils = static_cast<std::size_t>(index) - size;
    }
    through(std::move(level), {});
    return false;
}

Result<bool> CdtContext::descendList(const CdtStep& step, PackedList list, bool create)
{
    const std::optional<std::size_t> place = listPlace(step, list);
    Level level;
    level.list = std::move(list);
    if (place) {
        level.index = *place;
        const ByteView item = level.list->items[*place];
        through(std::move(level), item);
        return true;
    }
    const std::uint64_t base = step.type & step::baseMask;
    const bool byIndex = base == step::index || (base == step::rank && level.list->isOrdered());
    const std::optional<std::int64_t> index = integerIn(step.operand);
    if (!create || !byIndex || !index || !mayCreate(step))
        return leadsNowhere();
    return newItem(step, std::move(level), *index);
}

Result<bool> CdtContext::descendMap(const CdtStep& step, PackedMap map, bool create)
{
    Level level;
    const bool byKey = (step.type & step::baseMask) == step::key;
    std::optional<std::size_t> place;
    if (byKey) {
        std::optional<Bytes> key = canonical(step.operand);
        if (!key)
            return leadsNowhere();
        const KeyPlace found = placeOfKey(map, *key);
        level.newKey = *std::move(key);
        level.index = found.index;
        level.isNew = !found.found;
    } else {
        place = mapPlace(step, map);
        if (!place)
            return leadsNowhere();
        level.index = *place;
    }
    level.map = std::move(map);
    if (level.isNew) {
        if (!create || !mayCreate(step))
            return leadsNowhere();
        through(std::move(level), {});
        return false;
    }
    const ByteView value = level.map->entries[level.index].value;
    through(std::move(level), value);
    return true;
}

Result<bool> CdtContext::descend(const CdtStep& step, bool create)
{
    if (const Result<void> checked = checkStep(step); !checked)
        return checked.error();
    if (std::optional<PackedList> list = parseList(m_target)) {
        if ((step.type & step::intoMap) != 0)
            return leadsNowhere();
        return descendList(step, *std::move(list), create);
    }
    if (std::optional<PackedMap> map = parseMap(m_target)) {
        if ((step.type & step::intoList) != 0)
            return leadsNowhere();
        return descendMap(step, *std::move(map), create);
    }
    return leadsNowhere();
}

Result<CdtContext> CdtContext::enter(ByteView bin, const std::vector<CdtStep>& path, bool create)
{
    CdtContext context;
    context.m_target = bin;
    std::size_t next = 0;
    if (bin.data() == nullptr) {
        if (const Result<void> checked = checkStep(path.front()); !checked)
            return checked.error();
        if (!create || !mayCreate(path.front()))
            return leadsNowhere();
    } else {
        for (bool there = true; there && next < path.size(); ++next) {
            const Result<bool> descended = context.descend(path[next], create);
            if (!descended)
                return descended.error();
            there = *descended;
        }
    }
    std::uint64_t padding = context.m_levels.empty() ? 0 : context.m_levels.back().nils;
    for (; next < path.size(); ++next) {
        const bool topLevel = next == 0;
        if (const Result<void> checked = checkCreation(path[next], topLevel); !checked)
            return checked.error();
        context.m_toMake.push_back(path[next]);
        padding = std::min<std::uint64_t>(padding, maxPadding + 1) + paddingFor(path[next]);
    }
    if (padding > maxPadding)
        return Error::server(ServerCode::recordTooBig, "more items than a record holds");
    return context;
}

Result<Bytes> CdtContext::withTarget(Bytes target) const
{
    for (auto step = m_toMake.rbegin(); step != m_toMake.rend(); ++step) {
        const bool topLevel = m_levels.empty() && std::next(step) == m_toMake.rend();
        Result<Bytes> outer = createdFor(*step, target, topLevel);
        if (!outer)
            return outer;
        target = *std::move(outer);
    }
    for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level) {
        if (level->map) {
            std::vector<PackedEntry> entries = level->map->entries;
            const auto at = entries.begin() + static_cast<std::ptrdiff_t>(level->index);
            if (level->isNew)
                entries.insert(at, {level->newKey, target});
            else
                at->value = target;
            target = packedMap(level->map->flags, entries);
            continue;
        }
        PackedList list = *level->list;
        if (level->isNew && !list.isOrdered()) {
            target = paddedList(list, level->nils, {target});
            continue;
        }
        std::size_t place = level->index;
        if (list.isOrdered())
            place = placeAfterChange(list, level->index, target);
        if (!level->isNew)
            list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(level->index));
        list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(place), target);
        target = packedList(list.flags, list.items);
    }
    return target;
}

} // namespace binnacle::bins
