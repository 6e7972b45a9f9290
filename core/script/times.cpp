// SPDX-License-Identifier: Apache-2.0
#include "core/script/times.h"

#include <chrono>
#include <limits>

namespace binnacle::script {

namespace {

constexpr std::int64_t longest = std::numeric_limits<std::uint32_t>::max() - 2;

struct Unit {
    std::string_view name;
    std::int64_t seconds;
};

constexpr Unit durations[] = {
    {"Duration.ofSeconds", 1}, {"Duration.ofMinutes", 60}, {"Duration.ofHours", 3'600}, {"Duration.ofDays", 86'400}};
constexpr Unit deltas[] = {{"seconds", 1}, {"minutes", 60}, {"hours", 3'600}, {"days", 86'400}, {"weeks", 604'800}};

template <std::size_t N>
std::int64_t secondsOf(const Unit (&units)[N], std::string_view name)
{
    for (const Unit& unit : units) {
        if (unit.name == name)
            return unit.seconds;
    }
    return 0;
}

Expiry after(std::int64_t seconds)
{
    return {Expiry::Kind::afterSeconds, static_cast<std::uint32_t>(seconds)};
}

Expiry at(std::int64_t unixTime)
{
    return {Expiry::Kind::at, 0, unixTime};
}

/// `count` digits at the front of `text`, which loses them and the mark behind them; nothing if they are not there.
std::optional<std::int64_t> takeNumber(std::string_view& text, std::size_t count, char mark)
{
    if (text.size() <= count || text[count] != mark)
        return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count + 1);
    return number;
}

constexpr std::string_view exactMoments =
    "such as datetime(2030, 1, 1, tzinfo=timezone.utc) or Instant.parse(\"2030-01-01T00:00:00Z\")";

} // namespace

std::optional<Expiry> Times::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return std::nullopt;
}

std::optional<Expiry> Times::readSeconds(const Expression& expression)
{
    const auto seconds = m_values.readInteger(expression, "the seconds to expiry", 1, longest);
    return seconds ? std::optional(after(*seconds)) : std::nullopt;
}

std::optional<Expiry> Times::readDuration(const Expression& expression)
{
    const std::string path = pathOfCall(expression, m_reporter);
    if (path == "timedelta" || path == "datetime.timedelta")
        return readDelta(expression);
    const std::int64_t unit = secondsOf(durations, path);
    if (unit == 0 || argumentsOfCall(expression).size() != 1)
        return refuse(expression.whole(), "this duration is not read",
                      "write expireRecordAfterSeconds, or Duration.ofDays and the like");
    const auto count = m_values.readInteger(argumentsOfCall(expression).front().value, "the duration", 1, longest / unit);
    return count ? std::optional(after(*count * unit)) : std::nullopt;
}

/// timedelta(days=1, hours=2)
std::optional<Expiry> Times::readDelta(const Expression& expression)
{
    std::int64_t total = 0;
    for (const Argument& argument : argumentsOfCall(expression)) {
        const std::int64_t unit = secondsOf(deltas, m_reporter.text(argument.name));
        if (unit == 0)
            return refuse(argument.value.whole(), "a timedelta is read in whole units by their names",
                          "such as timedelta(hours=1)");
        const auto count = m_values.readInteger(argument.value, "the duration", 0, longest / unit);
        if (!count)
            return std::nullopt;
        total += *count * unit;
    }
    if (total < 1 || total > longest)
        return refuse(expression.whole(), "the seconds to expiry must be an integer from 1 to " + std::to_string(longest));
    return after(total);
}

std::optional<Expiry> Times::readMoment(const Expression& expression)
{
    if (expression.kind == Expression::Kind::made && m_reporter.text(expression.parts.front()) == "Date" &&
        expression.items.size() == 1)
        return unixTime(expression.items.front().value, 1'000);
    const std::string path = pathOfCall(expression, m_reporter);
    const std::vector<Argument>& arguments = argumentsOfCall(expression);
    if (path == "Date.from" && arguments.size() == 1)
        return readInstant(arguments.front().value);
    if (path.starts_with("Instant."))
        return readInstant(expression);
    if (path.starts_with("datetime"))
        return readDateTime(expression);
    if (path.starts_with("LocalDateTime."))
        return refuse(expression.whole(), "a LocalDateTime depends on the time zone of the machine", std::string(exactMoments));
    return refuse(expression.whole(), "this moment is not read", std::string(exactMoments));
}

std::optional<Expiry> Times::readInstant(const Expression& expression)
{
    const std::string path = pathOfCall(expression, m_reporter);
    const std::vector<Argument>& arguments = argumentsOfCall(expression);
    if (path == "Instant.ofEpochSecond" && arguments.size() == 1)
        return unixTime(arguments.front().value, 1);
    if (path == "Instant.ofEpochMilli" && arguments.size() == 1)
        return unixTime(arguments.front().value, 1'000);
    if (path == "Instant.parse" && arguments.size() == 1)
        return parseInstant(arguments.front().value);
    return refuse(expression.whole(), "this moment is not read", std::string(exactMoments));
}

std::optional<Expiry> Times::unixTime(const Expression& seconds, std::int64_t perSecond)
{
    constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    const auto count = m_values.readInteger(seconds, "a moment", 0, highest);
    if (!count)
        return std::nullopt;
    if (*count % perSecond != 0)
        return refuse(seconds.whole(), "servers count whole seconds");
    return at(*count / perSecond);
}

/// 2030-01-01T00:00:00Z
std::optional<Expiry> Times::parseInstant(const Expression& text)
{
    const std::optional<std::string> read = m_values.readText(text);
    if (!read)
        return std::nullopt;
    std::string_view rest = *read;
    constexpr char marks[] = {'-', '-', 'T', ':', ':', 'Z'};
    std::int64_t parts[6]{};
    for (std::size_t i = 0; i < 6; ++i) {
        const auto number = takeNumber(rest, i == 0 ? 4 : 2, marks[i]);
        if (!number)
            return refuse(text.whole(), "this moment is not read", std::string(exactMoments));
        parts[i] = *number;
    }
    return rest.empty() ? dateOf(parts, text.whole())
                        : refuse(text.whole(), "this moment is not read", std::string(exactMoments));
}

/// datetime(2030, 1, 1, 12, 0, 0, tzinfo=timezone.utc), datetime.fromtimestamp(1893456000, tz=timezone.utc)
std::optional<Expiry> Times::readDateTime(const Expression& expression)
{
    const std::string path = pathOfCall(expression, m_reporter);
    const bool stamp = path.ends_with("fromtimestamp");
    std::int64_t parts[6]{};
    std::size_t count = 0;
    bool utc = false;
    const std::vector<Argument>& arguments = argumentsOfCall(expression);
    for (const Argument& argument : arguments) {
        const std::string zone = pathOfName(argument.value, m_reporter);
        if (zone == "timezone.utc" || zone == "datetime.timezone.utc" || zone == "UTC" || zone == "datetime.UTC") {
            utc = true;
            continue;
        }
        const auto part = m_values.readInteger(argument.value, "a part of a moment", 0, std::numeric_limits<std::int64_t>::max());
        if (!part)
            return std::nullopt;
        if (count == 6 || argument.name.length > 0)
            return refuse(argument.value.whole(), "servers count whole seconds", std::string(exactMoments));
        parts[count++] = *part;
    }
    if (!utc)
        return refuse(expression.whole(), "a datetime without a zone depends on the machine", "give it tzinfo=timezone.utc");
    if (stamp && count == 1)
        return at(parts[0]);
    if (stamp || count < 3)
        return refuse(expression.whole(), "this moment is not read", std::string(exactMoments));
    return dateOf(parts, expression.whole());
}

/// Year, month, day, hour, minute, second.
std::optional<Expiry> Times::dateOf(const std::int64_t (&parts)[6], Span place)
{
    using namespace std::chrono;
    const bool small = parts[0] >= 1970 && parts[0] <= 9999 && parts[1] <= 12 && parts[2] <= 31;
    const year_month_day date{year(small ? static_cast<int>(parts[0]) : 0), month(small ? static_cast<unsigned>(parts[1]) : 0),
                              day(small ? static_cast<unsigned>(parts[2]) : 0)};
    if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return refuse(place, "there is no such moment", std::string(exactMoments));
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    return at(((days * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5]);
}

} // namespace binnacle::script
