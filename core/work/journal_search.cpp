// SPDX-License-Identifier: Apache-2.0
#include "core/work/ascii_search.h"
#include "core/work/journal.h"

#include <algorithm>

namespace binnacle::work {

namespace {

bool endsIn(const std::string& place, std::string_view set)
{
    const std::size_t dot = place.find('.');
    return place == set || std::string_view(place).substr(dot + 1) == set;
}

/// By the digest: a record may be named by its key in one place and by its digest in another.
bool names(const Segment& segment, const Key& key)
{
    if (segment.dataSet.nameSpace != key.nameSpace)
        return false;
    return std::ranges::any_of(segment.keys, [&](const KeyItem& item) {
        if (const auto* range = std::get_if<KeyRange>(&item)) {
            const auto* integer = key.userKey ? std::get_if<std::int64_t>(&*key.userKey) : nullptr;
            return integer != nullptr && segment.dataSet.set == key.set && *integer >= range->first && *integer <= range->last;
        }
        if (const auto* digest = std::get_if<Digest>(&item))
            return *digest == key.digest;
        return segment.dataSet.id(std::get<KeyValue>(item)).digest == key.digest;
    });
}

} // namespace

Result<std::string> Journal::textOf(const Place& place) const
{
    std::string text;
    if (!m_file.readAt(text, place.size, place.offset))
        return systemError(m_path, "the journal cannot be read");
    return text;
}

/// What is cheap to look at comes first.
bool Journal::matches(const Place& place, const JournalQuery& query) const
{
    const JournalHead& head = place.head;
    if ((query.fromUnixMs && head.unixMs < *query.fromUnixMs) || (query.untilUnixMs && head.unixMs >= *query.untilUnixMs))
        return false;
    if (!query.verb.empty() && std::ranges::find(head.verbs, query.verb) == head.verbs.end())
        return false;
    if (!query.set.empty() && std::ranges::none_of(head.sets, [&](const std::string& set) { return endsIn(set, query.set); }))
        return false;
    if (query.text.empty() && !query.key)
        return true;
    const Result<std::string> text = textOf(place);
    if (!text || !containsAscii(*text, query.text))
        return false;
    if (!query.key)
        return true;
    const Result<JournalEntry> entry = journalEntryFrom(*text);
    return entry && entry->document &&
           std::ranges::any_of(entry->document->segments, [&](const Segment& segment) { return names(segment, *query.key); });
}

std::vector<JournalHead> Journal::find(const JournalQuery& query) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<JournalHead> found;
    for (auto place = m_places.rbegin(); place != m_places.rend() && found.size() < query.limit; ++place) {
        if (matches(*place, query))
            found.push_back(place->head);
    }
    return found;
}

Result<JournalEntry> Journal::entry(std::uint64_t id) const
{
    const std::lock_guard lock(m_mutex);
    const auto place = std::ranges::find(m_places, id, [](const Place& one) { return one.head.id; });
    if (place == m_places.end())
        return Error::client(ClientCode::badInput, "the journal has no entry " + std::to_string(id));
    const Result<std::string> text = textOf(*place);
    if (!text)
        return text.error();
    Result<JournalEntry> entry = journalEntryFrom(*text);
    if (entry)
        entry->undoneUnixMs = place->head.undoneUnixMs;
    return entry;
}

} // namespace binnacle::work
