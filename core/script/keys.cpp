// SPDX-License-Identifier: Apache-2.0
#include "core/script/keys.h"

#include <algorithm>
#include <limits>

namespace binnacle::script {

namespace {

constexpr std::int64_t mostSteppedKeys = 1'000'000;

bool isListCall(const std::string& path)
{
    return path == "List.of" || path == "Arrays.asList";
}

const std::vector<Argument>* itemsOfList(const Expression& expression, const Reporter& reporter)
{
    if (expression.kind == Expression::Kind::list || expression.kind == Expression::Kind::tuple)
        return &expression.items;
    return isListCall(pathOfCall(expression, reporter)) ? &argumentsOfCall(expression) : nullptr;
}

} // namespace

bool Keys::fail(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return false;
}

std::optional<Target> Keys::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return std::nullopt;
}

bool Keys::isTarget(const Expression& expression) const
{
    if (const auto* items = itemsOfList(expression, m_reporter))
        return !items->empty() && isTarget(items->front().value);
    if (expression.parts.empty())
        return false;
    const std::string_view head = m_reporter.text(expression.parts.front());
    return m_scope.find<Target>(head) || head == "DataSet" || head == "Key";
}

std::optional<Target> Keys::readAll(const std::vector<Argument>& arguments, Span at)
{
    if (arguments.empty())
        return refuse(at, "keys are needed here", "such as users.id(1)");
    std::optional<Target> all;
    for (const Argument& argument : arguments) {
        if (argument.name.length > 0)
            return refuse(argument.name, "named arguments are not read here");
        std::optional<Target> one = read(argument.value);
        if (!one)
            return std::nullopt;
        if (!all) {
            all = std::move(one);
            continue;
        }
        if (!one->keys || !all->keys)
            return refuse(argument.value.whole(), "a data set and keys cannot stand side by side");
        if (one->dataSet != all->dataSet)
            return refuse(argument.value.whole(), "the keys of one verb belong to one data set",
                          "begin the verb again for the other data set");
        all->keys->insert(all->keys->end(), one->keys->begin(), one->keys->end());
    }
    return all;
}

std::optional<Target> Keys::read(const Expression& expression)
{
    if (const auto* items = itemsOfList(expression, m_reporter))
        return readAll(*items, expression.whole());
    if (expression.kind == Expression::Kind::made && m_reporter.text(expression.parts.front()) == "Key")
        return readKey(expression.items, expression.whole());
    if (expression.kind != Expression::Kind::name)
        return refuse(expression.whole(), "a key is needed here, not a value", "such as users.id(1)");
    if (pathOfCall(expression, m_reporter) == "Key")
        return readKey(expression.items, expression.whole());
    const std::string_view head = m_reporter.text(expression.parts.front());
    const auto& members = expression.members;
    const bool made = head == "DataSet" && !members.empty() && m_reporter.text(members[0].name) == "of" && members[0].called;
    const Binding* binding = m_scope.find(head);
    if (!made && !binding)
        return refuse(expression.whole(), "`" + std::string(head) + "` is not known here",
                      "assign it above, such as " + std::string(head) +
                          (members.empty() ? " = " + m_scope.nameOfDataSet() + ".id(1)"
                                           : " = DataSet.of(\"test\", \"" + std::string(head) + "\")"));
    if (!made && std::holds_alternative<Unreadable>(*binding))
        return refuse(expression.whole(), "`" + std::string(head) + "` could not be read above");
    const Target* known = made ? nullptr : std::get_if<Target>(binding);
    if (!made && !known)
        return refuse(expression.whole(), "`" + std::string(head) + "` is neither a data set nor a key");
    if (known && !m_scope.affords(*binding))
        return refuse(expression.whole(), "the names of this script stand for more than 256 MiB");
    std::optional<Target> target = made ? readDataSet(members[0].arguments, members[0].span) : *known;
    const std::size_t next = made ? 1 : 0;
    if (!target || next == members.size())
        return target;
    if (target->keys)
        return refuse(members[next].span, "a key has no members here");
    if (next + 1 < members.size())
        return refuse(members[next + 1].span, "a key has no members here");
    return readMember(std::move(target->dataSet), members[next]);
}

std::optional<Target> Keys::readDataSet(const std::vector<Argument>& arguments, Span at)
{
    if (arguments.size() != 2)
        return refuse(at, "DataSet.of takes a namespace and a set");
    const std::optional<std::string> nameSpace = m_values.readText(arguments[0].value);
    const std::optional<std::string> set = nameSpace ? m_values.readText(arguments[1].value) : std::nullopt;
    if (!set)
        return std::nullopt;
    return Target{DataSet::of(*nameSpace, *set), std::nullopt};
}

std::optional<Target> Keys::readKey(const std::vector<Argument>& arguments, Span at)
{
    if (arguments.size() != 3)
        return refuse(at, "Key takes a namespace, a set and a key");
    std::optional<Target> target = readDataSet({arguments[0], arguments[1]}, at);
    const std::optional<Value> value = target ? m_values.read(arguments[2].value) : std::nullopt;
    if (!value || !appendKey(*value, arguments[2].value.whole(), target->keys.emplace()))
        return std::nullopt;
    return target;
}

std::optional<Target> Keys::readMember(DataSet dataSet, const Member& member)
{
    const std::string_view name = m_reporter.text(member.name);
    std::vector<KeyItem> keys;
    const bool one = name == "id" || name == "id_for_object" || name == "idForObject";
    const bool digests =
        name == "id_from_digest" || name == "idFromDigest" || name == "ids_from_digests" || name == "idsFromDigests";
    if (!member.called || !(one || digests || name == "ids"))
        return refuse(member.name, "`" + std::string(name) + "` gives no key", "a data set has id(…) and ids(…)");
    if (digests) {
        const auto values = m_values.readAll(member.arguments);
        for (std::size_t i = 0; values && i < values->size(); ++i) {
            if (!appendDigest((*values)[i], member.span, keys))
                return std::nullopt;
        }
        return values ? std::optional<Target>({std::move(dataSet), std::move(keys)}) : std::nullopt;
    }
    if (one && (member.arguments.size() != 1 || member.arguments[0].star))
        return refuse(member.span, "id takes one key", "ids takes any number");
    if (one) {
        const std::optional<Value> value = m_values.read(member.arguments[0].value);
        if (!value || !appendKey(*value, member.arguments[0].value.whole(), keys))
            return std::nullopt;
    } else if (!appendIds(member.arguments, keys)) {
        return std::nullopt;
    }
    return Target{std::move(dataSet), std::move(keys)};
}

bool Keys::appendIds(const std::vector<Argument>& arguments, std::vector<KeyItem>& keys)
{
    for (const Argument& argument : arguments) {
        const Span at = argument.value.whole();
        if (argument.name.length > 0)
            return fail(argument.name, "named arguments are not read here");
        const std::string path = pathOfCall(argument.value, m_reporter);
        const auto& inner = argumentsOfCall(argument.value);
        if (path == "list" && inner.size() == 1 && pathOfCall(inner[0].value, m_reporter) == "range") {
            if (!appendRange(inner[0].value, keys))
                return false;
            continue;
        }
        if (path == "range") {
            if (!argument.star)
                return fail(at, "a range is no key", "write *range(…)");
            if (!appendRange(argument.value, keys))
                return false;
            continue;
        }
        if (const std::optional<KeyRange> range = rangeOfStream(argument.value)) {
            keys.emplace_back(*range);
            continue;
        }
        const std::optional<Value> value = m_values.read(argument.value);
        if (!value)
            return false;
        const List* list = value->as<List>();
        if (argument.star && !list)
            return fail(at, "only a list can be spread with `*`");
        if (!list && !appendKey(*value, at, keys))
            return false;
        if (list && !argument.star && arguments.size() != 1)
            return fail(at, "a list is no key", "write * before it, or give ids the list alone");
        for (std::size_t i = 0; list && i < list->items.size(); ++i) {
            if (!appendKey(list->items[i], at, keys))
                return false;
        }
    }
    return true;
}

/// LongStream.rangeClosed(1, 500).boxed().toList(): both ends are in it.
std::optional<KeyRange> Keys::rangeOfStream(const Expression& expression)
{
    const auto& members = expression.members;
    if (expression.kind != Expression::Kind::name || expression.called || members.size() != 3 || members[0].arguments.size() != 2)
        return std::nullopt;
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    const std::string_view head = m_reporter.text(expression.parts.front());
    const std::string_view steps[] = {m_reporter.text(members[0].name), m_reporter.text(members[1].name), m_reporter.text(members[2].name)};
    if ((head != "LongStream" && head != "IntStream") || steps[0] != "rangeClosed" || steps[1] != "boxed" || steps[2] != "toList")
        return std::nullopt;
    const auto first = m_values.readInteger(members[0].arguments[0].value, "a bound of rangeClosed", lowest, highest);
    const auto last = first ? m_values.readInteger(members[0].arguments[1].value, "a bound of rangeClosed", *first, highest) : first;
    return last ? std::optional(KeyRange{*first, *last}) : std::nullopt;
}

bool Keys::appendRange(const Expression& range, std::vector<KeyItem>& keys)
{
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min();
    constexpr auto highest = std::numeric_limits<std::int64_t>::max();
    const std::vector<Argument>& arguments = range.items;
    if (arguments.empty() || arguments.size() > 3)
        return fail(range.span, "range takes one to three integers");
    std::int64_t bounds[3] = {0, 0, 1};
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto value = m_values.readInteger(arguments[i].value, "a bound of range", lowest, highest);
        if (!value)
            return false;
        bounds[arguments.size() == 1 ? 1 : i] = *value;
    }
    const auto [first, end, step] = bounds;
    if (step == 0)
        return fail(range.span, "the step of range cannot be 0");
    if (step > 0 ? first >= end : first <= end)
        return true;
    if (step == 1) {
        keys.emplace_back(KeyRange{first, end - 1});
        return true;
    }
    // Distances and steps as unsigned numbers, so that nothing overflows between the two ends of the integers.
    const bool up = step > 0;
    const std::uint64_t distance = up ? static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(first)
                                      : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(end);
    const std::uint64_t width = up ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
    const std::uint64_t count = (distance - 1) / width + 1;
    if (count > static_cast<std::uint64_t>(mostSteppedKeys))
        return fail(range.span, "a range in steps may stand for a million keys at most",
                    "a range in steps of one has no such limit");
    for (std::uint64_t i = 0; i < count; ++i)
        keys.emplace_back(
            KeyValue(static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + i * static_cast<std::uint64_t>(step))));
    return true;
}

bool Keys::appendKey(const Value& value, Span at, std::vector<KeyItem>& keys)
{
    if (const auto* integer = value.as<std::int64_t>())
        keys.emplace_back(KeyValue(*integer));
    else if (const auto* text = value.as<std::string>())
        keys.emplace_back(KeyValue(*text));
    else if (const auto* blob = value.as<Blob>())
        keys.emplace_back(KeyValue(*blob));
    else
        return fail(at, "a key is an integer, a text or bytes, not a value of type " + typeChip(value));
    return true;
}

bool Keys::appendDigest(const Value& value, Span at, std::vector<KeyItem>& keys)
{
    const auto* text = value.as<std::string>();
    const auto* blob = value.as<Blob>();
    const std::optional<Bytes> bytes = text ? fromHex(*text) : blob ? std::optional<Bytes>(blob->bytes) : std::nullopt;
    Digest digest{};
    if (!bytes || bytes->size() != digest.size())
        return fail(at, "a digest is 20 bytes, or their 40 hexadecimal digits");
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    keys.emplace_back(digest);
    return true;
}

} // namespace binnacle::script
