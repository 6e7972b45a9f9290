// SPDX-License-Identifier: Apache-2.0
#include "core/work/rehearsal_plan.h"

#include "core/cluster/key_cursor.h"

namespace binnacle::work {

namespace {

std::string recordLimitText(const RehearsalLimits& limits)
{
    return "a rehearsal takes at most " + std::to_string(limits.records) + " records";
}

} // namespace

bool RehearsalPlanner::add(std::size_t segment, std::int64_t index, const Key& key)
{
    const auto [place, isNew] = m_places.try_emplace({key.nameSpace, key.digest}, m_plan.keys.size());
    if (isNew) {
        if (static_cast<std::int64_t>(m_plan.keys.size()) >= m_limits.records) {
            m_places.erase(place);
            return false;
        }
        m_plan.keys.push_back(key);
    } else if (!m_plan.keys[place->second].userKey) {
        m_plan.keys[place->second].userKey = key.userKey;
    }
    m_plan.rows.push_back({segment, index, place->second});
    return true;
}

/// The limit bounds the rows, too: a few ranges may name ten million keys.
void RehearsalPlanner::addNamed(std::size_t segment)
{
    const Segment& named = m_document.segments[segment];
    const std::int64_t count = keyCount(named).value_or(0);
    cluster::KeyCursor keys(named);
    std::int64_t taken = 0;
    std::int64_t skipped = 0;
    for (std::int64_t i = 0; i < count && skipped <= m_limits.records; ++i) {
        const std::optional<Key> key = keys.next();
        if (!key)
            break;
        const bool added = add(segment, m_index + i, *key);
        taken += added ? 1 : 0;
        skipped += added ? 0 : 1;
    }
    if (taken < count)
        leaveOut(segment, count - taken, recordLimitText(m_limits));
    m_index += count;
}

bool RehearsalPlanner::addSampled(std::size_t segment, const Key& key)
{
    const bool added = add(segment, m_index, key);
    m_index += added ? 1 : 0;
    return added;
}

void RehearsalPlanner::leaveOut(std::size_t segment, std::optional<std::int64_t> records, std::string why)
{
    m_plan.leftOut.push_back({segment, records, std::move(why)});
}

} // namespace binnacle::work
