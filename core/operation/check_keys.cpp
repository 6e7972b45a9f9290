// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check_parts.h"

#include <algorithm>

namespace binnacle {

namespace {

/// The segment's keys by kind. Single integers are ranges of one, so that an overlap is a key named twice.
struct SortedKeys {
    std::vector<KeyRange> integers;
    std::vector<std::string> texts;
    std::vector<Bytes> blobs;
    std::vector<Digest> digests;

    explicit SortedKeys(const std::vector<KeyItem>& items)
    {
        for (const KeyItem& item : items)
            add(item);
        std::sort(integers.begin(), integers.end(), [](const KeyRange& a, const KeyRange& b) { return a.first < b.first; });
        std::sort(texts.begin(), texts.end());
        std::sort(blobs.begin(), blobs.end());
        std::sort(digests.begin(), digests.end());
    }

    void add(const KeyItem& item)
    {
        if (const auto* digest = std::get_if<Digest>(&item)) {
            digests.push_back(*digest);
        } else if (const auto* range = std::get_if<KeyRange>(&item)) {
            if (range->first <= range->last)
                integers.push_back(*range);
        } else {
            add(std::get<KeyValue>(item));
        }
    }

    void add(const KeyValue& key)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&key))
            integers.push_back({*integer, *integer});
        else if (const auto* text = std::get_if<std::string>(&key))
            texts.push_back(*text);
        else
            blobs.push_back(std::get<Blob>(key).bytes);
    }
};

template <typename T>
const T* firstTwin(const std::vector<T>& sorted)
{
    const auto twin = std::adjacent_find(sorted.begin(), sorted.end());
    return twin == sorted.end() ? nullptr : &*twin;
}

std::optional<std::int64_t> firstOverlap(const std::vector<KeyRange>& sorted)
{
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        // Once two overlap we are done, so until then the one before reaches farthest.
        if (sorted[i].first <= sorted[i - 1].last)
            return sorted[i].first;
    }
    return std::nullopt;
}

std::optional<std::string> namedTwice(const SortedKeys& keys)
{
    if (const auto integer = firstOverlap(keys.integers))
        return displayText(KeyValue(*integer));
    if (const auto* text = firstTwin(keys.texts))
        return displayText(KeyValue(*text));
    if (const auto* blob = firstTwin(keys.blobs))
        return displayText(KeyValue(Blob{*blob}));
    if (const auto* digest = firstTwin(keys.digests))
        return '<' + toHex(*digest) + '>';
    return std::nullopt;
}

} // namespace

void checkKeys(const Segment& segment, ProblemList& problems)
{
    if (segment.keys.empty()) {
        if (segment.verb != Verb::query)
            problems.error(Place::keys, std::string(nameOf(segment.verb)) + " needs at least one key");
        return;
    }
    for (const KeyItem& item : segment.keys) {
        const auto* range = std::get_if<KeyRange>(&item);
        if (range && range->first > range->last)
            problems.error(Place::keys, "the key range " + std::to_string(range->first) + " to " + std::to_string(range->last) +
                                            " ends before it begins");
    }
    if (const auto twice = namedTwice(SortedKeys(segment.keys)))
        problems.warning(Place::keys, "the key " + *twice + " is named twice");
}

} // namespace binnacle
