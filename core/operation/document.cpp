// SPDX-License-Identifier: Apache-2.0
#include "core/operation/document.h"

#include <array>
#include <limits>

namespace binnacle {

namespace {

constexpr std::int64_t mostKeys = std::numeric_limits<std::int64_t>::max();

struct VerbText {
    Verb verb;
    std::string_view name;
    std::string_view meaning;
};

constexpr std::array<VerbText, 10> verbTexts{{
    {Verb::upsert, "upsert", "changes bins · creates the record if it is missing"},
    {Verb::insert, "insert", "creates the record · fails if it exists"},
    {Verb::update, "update", "changes bins · fails if the record is missing"},
    {Verb::replace, "replace", "replaces all bins · fails if the record is missing"},
    {Verb::replaceIfExists, "replaceIfExists", "replaces all bins, as replace does · fails if the record is missing"},
    {Verb::createOrReplace, "createOrReplace", "replaces all bins · creates the record if it is missing"},
    {Verb::remove, "delete", "removes the record · a missing one is no failure"},
    {Verb::touch, "touch", "resets the time to live · fails if the record is missing"},
    {Verb::exists, "exists", "asks whether there is a record · changes nothing"},
    {Verb::query, "query", "reads records · changes nothing"},
}};

const VerbText& entryOf(Verb verb)
{
    for (const VerbText& text : verbTexts) {
        if (text.verb == verb)
            return text;
    }
    return verbTexts.front();
}

std::int64_t countOf(const KeyItem& item)
{
    const auto* range = std::get_if<KeyRange>(&item);
    if (!range)
        return 1;
    if (range->first > range->last)
        return 0;
    const std::uint64_t distance = static_cast<std::uint64_t>(range->last) - static_cast<std::uint64_t>(range->first);
    return distance >= static_cast<std::uint64_t>(mostKeys) ? mostKeys : static_cast<std::int64_t>(distance + 1);
}

} // namespace

std::optional<std::int64_t> keyCount(const Segment& segment)
{
    if (segment.verb == Verb::query && segment.keys.empty())
        return std::nullopt;
    std::int64_t count = 0;
    for (const KeyItem& item : segment.keys) {
        const std::int64_t more = countOf(item);
        count = more > mostKeys - count ? mostKeys : count + more;
    }
    return count;
}

bool isWrite(Verb verb)
{
    return verb != Verb::exists && verb != Verb::query;
}

const std::optional<Filter>& effectiveWhere(const Segment& segment)
{
    return segment.where ? segment.where : segment.defaults.where;
}

const Expiry& effectiveExpiry(const Segment& segment)
{
    return segment.expiry.kind != Expiry::Kind::unset ? segment.expiry : segment.defaults.expiry;
}

std::string_view nameOf(Verb verb)
{
    return entryOf(verb).name;
}

std::optional<Verb> verbNamed(std::string_view name)
{
    for (const VerbText& text : verbTexts) {
        if (text.name == name)
            return text.verb;
    }
    return std::nullopt;
}

std::string_view meaningOf(Verb verb)
{
    return entryOf(verb).meaning;
}

} // namespace binnacle
