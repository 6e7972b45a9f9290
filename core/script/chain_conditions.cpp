// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain.h"

#include "core/script/ael_text.h"
#include "core/script/spelling.h"

#include <limits>

namespace binnacle::script {

namespace {

constexpr std::int64_t highest = std::numeric_limits<std::uint32_t>::max();
constexpr std::string_view defaultPrefix = "default";

} // namespace

/// `name` in Java's spelling, without `default`.
std::optional<Expiry> Chain::readExpiry(std::string_view name, const Member& member)
{
    if (name == "expireRecordAfterSeconds")
        return m_times.readSeconds(member.arguments.front().value);
    if (name == "expireRecordAfter")
        return m_times.readDuration(member.arguments.front().value);
    if (name == "expireRecordAt")
        return m_times.readMoment(member.arguments.front().value);
    if (name == "neverExpire")
        return Expiry{Expiry::Kind::never};
    return Expiry{name == "expiryFromServerDefault" ? Expiry::Kind::serverDefault : Expiry::Kind::unchanged};
}

bool Chain::expiry(const Member& member)
{
    const std::optional<Expiry> read = readExpiry(javaSpelling(m_reporter.text(member.name)), member);
    if (read)
        current().expiry = *read;
    return read.has_value();
}

bool Chain::defaultExpiry(const Member& member)
{
    std::string name = javaSpelling(m_reporter.text(member.name)).substr(defaultPrefix.size());
    name.front() = static_cast<char>(name.front() - 'A' + 'a');
    const std::optional<Expiry> read = readExpiry(name, member);
    if (read)
        m_defaults.setExpiry(*read, current());
    return read.has_value();
}

/// AEL text, and what its placeholders stand for.
std::optional<Filter> Chain::readFilter(const Member& member)
{
    std::optional<std::string> text = m_values.readText(member.arguments.front().value);
    std::vector<Value> values;
    for (std::size_t i = 1; text && i < member.arguments.size(); ++i) {
        std::optional<Value> value = m_values.read(member.arguments[i].value);
        if (!value)
            return std::nullopt;
        values.push_back(std::move(*value));
    }
    if (!text)
        return std::nullopt;
    if (values.empty())
        return Filter::text(std::move(*text));
    Result<std::string> whole = withoutPlaceholders(*text, values);
    if (whole)
        return Filter::text(std::move(*whole));
    refuse(member.span, whole.error().detail());
    return std::nullopt;
}

bool Chain::where(const Member& member)
{
    std::optional<Filter> filter = readFilter(member);
    if (!filter)
        return false;
    current().where = std::move(filter);
    return true;
}

bool Chain::defaultWhere(const Member& member)
{
    std::optional<Filter> filter = readFilter(member);
    if (filter)
        m_defaults.setWhere(std::move(*filter), current());
    return filter.has_value();
}

bool Chain::failOnFilteredOut(const Member&)
{
    current().failOnFilteredOut = true;
    return true;
}

bool Chain::respondAllKeys(const Member&)
{
    current().respondAllKeys = true;
    return true;
}

bool Chain::withNoBins(const Member& member)
{
    if (current().verb != Verb::query)
        return refuse(member.name, "only a query reads, with bins or without");
    if (!current().operations.empty())
        return refuse(member.name, "with_no_bins and a choice of bins exclude each other");
    current().withNoBins = true;
    return true;
}

bool Chain::ensureGeneration(const Member& member)
{
    const auto generation = m_values.readInteger(member.arguments.front().value, "the generation", 1, highest);
    if (generation)
        current().generation = static_cast<std::uint32_t>(*generation);
    return generation.has_value();
}

bool Chain::replaceOnly(const Member&)
{
    current().verb = Verb::replaceIfExists;
    return true;
}

bool Chain::durableDelete(const Member& member)
{
    const Expression& argument = member.arguments.front().value;
    const std::optional<Value> value = m_values.read(argument);
    if (!value)
        return false;
    const bool* durable = value->as<bool>();
    if (!durable)
        return refuse(argument.whole(), "`durablyDelete` takes true or false");
    current().durableDelete = *durable;
    return true;
}

bool Chain::withDurableDelete(const Member&)
{
    current().durableDelete = true;
    return true;
}

bool Chain::withoutDurableDelete(const Member&)
{
    current().durableDelete = false;
    return true;
}

bool Chain::defaultWithDurableDelete(const Member& member)
{
    return setDefaultDurableDelete(member, true);
}

bool Chain::defaultWithoutDurableDelete(const Member& member)
{
    return setDefaultDurableDelete(member, false);
}

bool Chain::setDefaultDurableDelete(const Member& member, bool durable)
{
    if (current().verb == Verb::query)
        return refuse(member.name, "a query deletes nothing; it has no `" + std::string(m_reporter.text(member.name)) + '`');
    m_defaults.setDurableDelete(durable, current());
    return true;
}

} // namespace binnacle::script
