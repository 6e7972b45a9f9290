// SPDX-License-Identifier: Apache-2.0
#include "core/script/chain.h"
#include "core/script/spelling.h"

#include <limits>

namespace binnacle::script {

namespace {

constexpr std::int64_t mostPartitions = partitionCountOfNamespaces;

} // namespace

bool Chain::readsWholeSet(const Member& member)
{
    if (current().verb == Verb::query && current().keys.empty())
        return true;
    return refuse(member.name, '`' + std::string(m_reporter.text(member.name)) + "` is for queries of a whole data set");
}

/// limit, maxRecords, chunkSize, recordsPerSecond.
bool Chain::queryNumber(const Member& member)
{
    if (!readsWholeSet(member))
        return false;
    const std::string name = javaSpelling(m_reporter.text(member.name));
    const bool isLimit = name == "limit" || name == "maxRecords";
    const std::int64_t most = isLimit ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int32_t>::max();
    const auto number = m_values.readInteger(member.arguments.front().value, "the number of records", 1, most);
    if (!number)
        return false;
    QueryOptions& query = current().query;
    if (isLimit)
        query.limit = *number;
    else
        (name == "chunkSize" ? query.chunkSize : query.recordsPerSecond) = static_cast<std::uint32_t>(*number);
    return true;
}

/// onPartition(7), onPartitions(7, 8), onPartitionRange(0, 2048).
bool Chain::partitions(const Member& member)
{
    if (!readsWholeSet(member))
        return false;
    std::vector<std::uint32_t> numbers;
    for (const Argument& argument : member.arguments) {
        const auto number = m_values.readInteger(argument.value, "the partition", 0, mostPartitions);
        if (!number)
            return false;
        numbers.push_back(static_cast<std::uint32_t>(*number));
    }
    PartitionRange range{numbers.front(), numbers.back() + 1};
    if (javaSpelling(m_reporter.text(member.name)) == "onPartitionRange") {
        if (numbers.size() != 2)
            return refuse(member.span, "a range of partitions is its first one, and the one after its last");
        range.end = numbers.back();
    } else {
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            if (numbers[i] != numbers[i - 1] + 1)
                return refuse(member.span, "partitions that do not follow one another are not supported yet");
        }
    }
    if (range.first >= range.end || range.end > mostPartitions)
        return refuse(member.span, "partitions run from 0 to 4095, and the end of a range comes after its first");
    current().query.partitions = range;
    return true;
}

/// hint -> hint.forIndex("idx").queryDuration(QueryDuration.SHORT), or QueryHint(index_name="idx", …).
bool Chain::hint(const Member& member)
{
    if (!readsWholeSet(member))
        return false;
    const Argument& argument = member.arguments.front();
    QueryHint hint;
    if (argument.lambda) {
        if (argument.value.kind != Expression::Kind::name || argument.value.called)
            return refuse(argument.value.whole(), "a hint is given by calls here", "such as hint -> hint.forIndex(\"idx\")");
        for (const Member& call : argument.value.members) {
            if (call.arguments.size() != 1)
                return refuse(call.span, "one value is needed here");
            if (!hintPart(hint, javaSpelling(m_reporter.text(call.name)), call.name, call.arguments.front().value))
                return false;
        }
    } else {
        if (pathOfCall(argument.value, m_reporter) != "QueryHint")
            return refuse(argument.value.whole(), "a hint is needed here", "such as QueryHint(index_name=\"idx\")");
        for (const Argument& part : argumentsOfCall(argument.value)) {
            if (part.name.length == 0)
                return refuse(part.value.whole(), "the parts of a hint are named", "such as index_name=\"idx\"");
            if (pathOfName(part.value, m_reporter) == "None")
                continue;
            if (!hintPart(hint, javaSpelling(m_reporter.text(part.name)), part.name, part.value))
                return false;
        }
    }
    if (!hint.indexName.empty() && !hint.binName.empty())
        return refuse(member.span, "a hint names an index or a bin, not both");
    current().query.hint = std::move(hint);
    return true;
}

bool Chain::hintPart(QueryHint& hint, const std::string& name, Span at, const Expression& value)
{
    if (name == "queryDuration") {
        constexpr std::string_view prefix = "QueryDuration.";
        const std::string path = pathOfName(value, m_reporter);
        if (path.starts_with(prefix))
            hint.duration = queryDurationNamed(std::string_view(path).substr(prefix.size()));
        return hint.duration || refuse(value.whole(), "a duration is needed here", "such as QueryDuration.SHORT");
    }
    const bool isIndex = name == "forIndex" || name == "indexName";
    if (!isIndex && name != "forBin" && name != "binName")
        return refuse(at, '`' + std::string(m_reporter.text(at)) + "` is no part of a hint that is known here");
    std::optional<std::string> text = m_values.readText(value);
    if (text)
        (isIndex ? hint.indexName : hint.binName) = std::move(*text);
    return text.has_value();
}

} // namespace binnacle::script
