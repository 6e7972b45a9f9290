// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain.h"

#include "core/script/spelling.h"

#include <algorithm>

namespace binnacle::script {

struct Chain::Method {
    std::string_view name;
    std::size_t least;
    std::size_t most;
    bool (Chain::*apply)(const Member& member);
    bool needsSegment = true;
};

const std::vector<Chain::Method>& Chain::methods()
{
    constexpr std::size_t any = ~std::size_t{0};
    static const std::vector<Method> all{
        {"batch", 0, 0, &Chain::batch, false},
        {"bin", 1, 1, &Chain::bin},
        {"put", 1, 1, &Chain::put},
        {"setBins", 1, 1, &Chain::put},
        {"bins", 1, any, &Chain::bins},
        {"readingOnlyBins", 1, any, &Chain::bins},
        {"values", 1, any, &Chain::rowOfValues},
        {"removeBin", 1, 1, &Chain::removeBin},
        {"replaceOnly", 0, 0, &Chain::replaceOnly},
        {"expireRecordAfterSeconds", 1, 1, &Chain::expiry},
        {"expireRecordAfter", 1, 1, &Chain::expiry},
        {"expireRecordAt", 1, 1, &Chain::expiry},
        {"neverExpire", 0, 0, &Chain::expiry},
        {"withNoChangeInExpiration", 0, 0, &Chain::expiry},
        {"expiryFromServerDefault", 0, 0, &Chain::expiry},
        {"defaultExpireRecordAfterSeconds", 1, 1, &Chain::defaultExpiry},
        {"defaultExpireRecordAfter", 1, 1, &Chain::defaultExpiry},
        {"defaultExpireRecordAt", 1, 1, &Chain::defaultExpiry},
        {"defaultNeverExpire", 0, 0, &Chain::defaultExpiry},
        {"defaultWithNoChangeInExpiration", 0, 0, &Chain::defaultExpiry},
        {"defaultNoChangeInExpiration", 0, 0, &Chain::defaultExpiry},
        {"defaultExpiryFromServerDefault", 0, 0, &Chain::defaultExpiry},
        {"where", 1, any, &Chain::where},
        {"defaultWhere", 1, any, &Chain::defaultWhere},
        {"failOnFilteredOut", 0, 0, &Chain::failOnFilteredOut},
        {"respondAllKeys", 0, 0, &Chain::respondAllKeys},
        {"includeMissingKeys", 0, 0, &Chain::respondAllKeys},
        {"withNoBins", 0, 0, &Chain::withNoBins},
        {"limit", 1, 1, &Chain::queryNumber},
        {"maxRecords", 1, 1, &Chain::queryNumber},
        {"chunkSize", 1, 1, &Chain::queryNumber},
        {"recordsPerSecond", 1, 1, &Chain::queryNumber},
        {"onPartition", 1, 1, &Chain::partitions},
        {"onPartitions", 1, any, &Chain::partitions},
        {"onPartitionRange", 2, 2, &Chain::partitions},
        {"withHint", 1, 1, &Chain::hint},
        {"ensureGenerationIs", 1, 1, &Chain::ensureGeneration},
        {"durablyDelete", 1, 1, &Chain::durableDelete},
        {"withDurableDelete", 0, 0, &Chain::withDurableDelete},
        {"withoutDurableDelete", 0, 0, &Chain::withoutDurableDelete},
        {"defaultWithDurableDelete", 0, 0, &Chain::defaultWithDurableDelete},
        {"defaultWithoutDurableDelete", 0, 0, &Chain::defaultWithoutDurableDelete},
        {"execute", 0, 0, &Chain::execute},
        {"executeStream", 0, 0, &Chain::executeStream},
        {"executeAsync", 0, 1, &Chain::executeAsync},
    };
    return all;
}

std::optional<ScriptStatement> Chain::read(const Expression& expression)
{
    const auto isSnakeCase = [this](const Member& member) {
        return m_reporter.text(member.name).find('_') != std::string_view::npos;
    };
    if (std::any_of(expression.members.begin(), expression.members.end(), isSnakeCase))
        m_defaults = ChainDefaults(Dialect::python);
    for (const Member& member : expression.members) {
        if (m_executed)
            break;
        if (!apply(member))
            return std::nullopt;
    }
    if (!m_executed) {
        refuse(expression.members.back().span, "this chain does not end in execute()", "nothing is sent without it");
        return std::nullopt;
    }
    return std::move(m_statement);
}

bool Chain::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return false;
}

bool Chain::apply(const Member& member)
{
    const std::string_view written = m_reporter.text(member.name);
    if (!member.called)
        return refuse(member.name, "`" + std::string(written) + "` is not called", "brackets are missing behind it");
    return applyTo(member, javaSpelling(written));
}

bool Chain::applyTo(const Member& member, const std::string& name)
{
    if (m_bin)
        return applyToBin(member, name);
    if (const std::optional<Verb> verb = verbNamed(name))
        return startSegment(*verb, member);
    for (const Method& method : methods()) {
        if (method.name == name)
            return applyMethod(method, member);
    }
    if (!m_statement.document.segments.empty())
        return applyToNamedBin(member, name);
    return unknown(member, name);
}

bool Chain::applyMethod(const Method& method, const Member& member)
{
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    for (const Argument& argument : member.arguments) {
        const bool isHint = argument.lambda && method.name == "withHint";
        if (argument.name.length > 0 || (argument.lambda && !isHint))
            return refuse(argument.lambda ? argument.value.whole() : argument.name,
                          "named arguments of " + shown + " are not supported yet");
    }
    if (method.needsSegment && m_statement.document.segments.empty())
        return refuse(member.name, shown + " needs a verb before it", "such as upsert");
    const std::size_t count = member.arguments.size();
    if (!m_rowBins.empty() && method.name != "values")
        return refuse(member.name, "values(…) is expected after bins(…), not " + shown);
    if (count >= method.least && count <= method.most)
        return (this->*method.apply)(member);
    if (method.name.starts_with("execute"))
        return refuse(member.arguments.front().value.whole(), "what to do with errors is not supported yet in " + shown);
    return refuse(member.span, shown + (method.most == 0 ? " takes nothing" : " takes one argument"));
}

bool Chain::unknown(const Member& member, const std::string& name)
{
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    if (isKnownButUnsupported(name))
        return refuse(member.name, shown + " is not supported yet");
    const std::string_view near = nearestMethod(name);
    std::string hint = near.empty() ? "" : "perhaps " + std::string(near);
    if (m_bin)
        return refuse(member.name, shown + (m_calls.isOpen() ? " ends no steps into a bin" : " is no operation on a bin"),
                      m_calls.isOpen() ? "such as get_values"
                      : near == name   ? "such as set_to"
                                       : std::move(hint));
    if (m_statement.document.segments.empty())
        return refuse(member.name, shown + " is no verb of a session",
                      hint.empty() ? "such as upsert, update or delete" : std::move(hint));
    return refuse(member.name, shown + " is not a method that is known here", std::move(hint));
}

bool Chain::startSegment(Verb verb, const Member& member)
{
    const std::string shown = '`' + std::string(m_reporter.text(member.name)) + '`';
    if (!m_rowBins.empty())
        return refuse(member.name, "values(…) is expected after bins(…), not " + shown);
    std::optional<Target> target = m_keys.readAll(member.arguments, member.span);
    if (!target)
        return false;
    if (!target->keys && verb != Verb::query)
        return refuse(member.span, shown + " on a whole data set is not supported yet", "name keys, such as users.id(1)");
    if (target->keys && target->keys->empty())
        return refuse(member.span, shown + " has no keys");
    const auto isWholeSet = [](const Segment& segment) { return segment.keys.empty(); };
    auto& segments = m_statement.document.segments;
    if (!segments.empty() && (!target->keys || std::any_of(segments.begin(), segments.end(), isWholeSet)))
        return refuse(member.name, "a query of a whole data set stands alone in its chain");
    Segment& segment = segments.emplace_back();
    segment.verb = verb;
    segment.dataSet = std::move(target->dataSet);
    if (target->keys)
        segment.keys = std::move(*target->keys);
    if (m_defaults.begin(segments))
        m_reporter.note(member.name, "the default for durable deletes is lost here: Java's chain goes on with another builder");
    return true;
}

bool Chain::batch(const Member& member)
{
    if (!m_statement.document.segments.empty())
        return refuse(member.name, "`batch` opens a chain; here it is open already");
    return true;
}

bool Chain::execute(const Member& member)
{
    for (const Segment& segment : m_statement.document.segments) {
        if (segment.operations.empty() && segment.verb <= Verb::replaceIfExists)
            return refuse(member.name, "`" + std::string(nameOf(segment.verb)) + "` sets no bins",
                          "such as .bin(\"name\").set_to(1)");
    }
    m_defaults.finish(m_statement.document.segments);
    m_executed = true;
    return true;
}

bool Chain::executeStream(const Member& member)
{
    m_statement.stream = true;
    return execute(member);
}

bool Chain::executeAsync(const Member& member)
{
    if (!member.arguments.empty() && pathOfName(member.arguments[0].value, m_reporter) != "ErrorStrategy.IN_STREAM")
        return refuse(member.arguments[0].value.whole(), "what to do with errors is not supported yet",
                      "ErrorStrategy.IN_STREAM is what a stream does");
    return executeStream(member);
}

} // namespace binnacle::script
