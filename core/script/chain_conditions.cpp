// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain.h"

#include <limits>

namespace binnacle::script {

namespace {

constexpr std::int64_t highest = std::numeric_limits<std::uint32_t>::max();

/// Seconds of one unit of java.time.Duration; 0 for what is none.
std::int64_t secondsOf(const std::string& path)
{
    if (path == "Duration.ofSeconds")
        return 1;
    if (path == "Duration.ofMinutes")
        return 60;
    if (path == "Duration.ofHours")
        return 3'600;
    return path == "Duration.ofDays" ? 86'400 : 0;
}

} // namespace

bool Chain::setExpiry(Expiry expiry)
{
    current().expiry = expiry;
    return true;
}

bool Chain::expireAfterSeconds(const Member& member)
{
    const auto seconds = m_values.readInteger(member.arguments.front().value, "the seconds to expiry", 1, highest - 2);
    return seconds && setExpiry({Expiry::Kind::afterSeconds, static_cast<std::uint32_t>(*seconds)});
}

bool Chain::expireAfter(const Member& member)
{
    const Expression& duration = member.arguments.front().value;
    const std::int64_t unit = secondsOf(pathOfCall(duration, m_reporter));
    if (unit == 0 || argumentsOfCall(duration).size() != 1)
        return refuse(duration.whole(), "this duration is not read",
                      "write expireRecordAfterSeconds, or Duration.ofDays and the like");
    const auto count = m_values.readInteger(argumentsOfCall(duration).front().value, "the duration", 1, (highest - 2) / unit);
    return count && setExpiry({Expiry::Kind::afterSeconds, static_cast<std::uint32_t>(*count * unit)});
}

bool Chain::neverExpire(const Member&)
{
    return setExpiry({Expiry::Kind::never});
}

bool Chain::keepExpiry(const Member&)
{
    return setExpiry({Expiry::Kind::unchanged});
}

bool Chain::serverExpiry(const Member&)
{
    return setExpiry({Expiry::Kind::serverDefault});
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
    std::optional<bool>& common = current().defaults.durableDelete;
    if (common && *common != durable)
        return refuse(member.name, "the default for durable deletes is set to the contrary before");
    common = durable;
    return true;
}

} // namespace binnacle::script
