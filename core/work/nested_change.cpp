// SPDX-License-Identifier: Apache-2.0
#include "core/wire/msgpack.h"
#include "core/work/bin_change.h"

#include <algorithm>
#include <map>

namespace binnacle::work {

namespace {

/// Walks two values side by side. As deep as values nest, which whoever decoded them has bounded.
class Comparison {
public:
    explicit Comparison(std::size_t most) : m_most(most) {}

    void compare(const Value& before, const Value& after)
    {
        if (before == after)
            return;
        const auto* oldList = before.as<List>();
        const auto* newList = after.as<List>();
        const auto* oldMap = before.as<Map>();
        const auto* newMap = after.as<Map>();
        if (oldList && newList && oldList->order == newList->order && oldList->persistIndex == newList->persistIndex)
            compareItems(oldList->items, newList->items);
        else if (oldMap && newMap && oldMap->order == newMap->order && oldMap->persistIndex == newMap->persistIndex)
            compareEntries(*oldMap, *newMap);
        else
            tell(ChangeKind::changed, before, after);
    }

    std::vector<NestedChange> changes;
    std::size_t leftOut = 0;

private:
    using Items = std::vector<Value>;

    /// What is the same at both ends stays out: one item put in or taken out anywhere is then one change.
    void compareItems(const Items& before, const Items& after)
    {
        const std::size_t shorter = std::min(before.size(), after.size());
        std::size_t front = 0;
        while (front < shorter && before[front] == after[front])
            ++front;
        std::size_t back = 0;
        while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
            ++back;
        const std::size_t oldEnd = before.size() - back;
        const std::size_t newEnd = after.size() - back;
        for (std::size_t i = front; i < std::max(oldEnd, newEnd); ++i) {
            m_path.push_back({Selector::listIndex, {Value(static_cast<std::int64_t>(i))}, {}});
            if (i < oldEnd && i < newEnd)
                compare(before[i], after[i]);
            else if (i < oldEnd)
                tell(ChangeKind::removed, before[i], {});
            else
                tell(ChangeKind::added, {}, after[i]);
            m_path.pop_back();
        }
    }

    static std::map<Bytes, const Value*> byKey(const Map& map)
    {
        std::map<Bytes, const Value*> found;
        for (const auto& [key, value] : map.entries) {
            Bytes packed;
            wire::pack(packed, key);
            found.emplace(std::move(packed), &value);
        }
        return found;
    }

    static const Value* find(const std::map<Bytes, const Value*>& values, const Value& key)
    {
        Bytes packed;
        wire::pack(packed, key);
        const auto found = values.find(packed);
        return found == values.end() ? nullptr : found->second;
    }

    void compareEntries(const Map& before, const Map& after)
    {
        const auto old = byKey(before);
        const auto now = byKey(after);
        const std::size_t told = changes.size() + leftOut;
        for (const auto& [key, value] : before.entries) {
            m_path.push_back({Selector::mapKey, {key}, {}});
            if (const Value* present = find(now, key))
                compare(value, *present);
            else
                tell(ChangeKind::removed, value, {});
            m_path.pop_back();
        }
        for (const auto& [key, value] : after.entries) {
            if (find(old, key) != nullptr)
                continue;
            m_path.push_back({Selector::mapKey, {key}, {}});
            tell(ChangeKind::added, {}, value);
            m_path.pop_back();
        }
        if (told == changes.size() + leftOut) // the entries alone are in another order
            tell(ChangeKind::changed, before, after);
    }

    void tell(ChangeKind kind, const Value& before, const Value& after)
    {
        if (changes.size() < m_most)
            changes.push_back({m_path, kind, before, after});
        else
            ++leftOut;
    }

    std::size_t m_most;
    std::vector<PathStep> m_path;
};

} // namespace

std::vector<NestedChange> nestedChanges(const Value& before, const Value& after, std::size_t most, std::size_t& leftOut)
{
    Comparison comparison(most);
    comparison.compare(before, after);
    leftOut = comparison.leftOut;
    return std::move(comparison.changes);
}

} // namespace binnacle::work
