// SPDX-License-Identifier: Apache-2.0
#include "core/script/values.h"

#include "core/operation/json.h"
#include "core/script/literals.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <unordered_set>

namespace binnacle::script {

namespace {

struct Constant {
    std::string_view path;
    Value value;
};

const std::vector<Constant>& constants()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    static const std::vector<Constant> all{
        {"True", true},
        {"true", true},
        {"False", false},
        {"false", false},
        {"None", Nil{}},
        {"null", Nil{}},
        {"math.inf", infinity},
        {"math.nan", nan},
        {"Double.POSITIVE_INFINITY", infinity},
        {"Double.NEGATIVE_INFINITY", -infinity},
        {"Double.NaN", nan},
        {"Integer.MAX_VALUE", std::int64_t{std::numeric_limits<std::int32_t>::max()}},
        {"Integer.MIN_VALUE", std::int64_t{std::numeric_limits<std::int32_t>::min()}},
        {"Long.MAX_VALUE", std::numeric_limits<std::int64_t>::max()},
        {"Long.MIN_VALUE", std::numeric_limits<std::int64_t>::min()},
        {"SpecialValue.NULL", Nil{}},
        {"SpecialValue.INFINITY", Infinity{}},
        {"SpecialValue.WILDCARD", Wildcard{}},
        {"Value.NULL", Nil{}},
        {"Value.INFINITY", Infinity{}},
        {"Value.WILDCARD", Wildcard{}},
        {"aerospike.INFINITY", Infinity{}},
        {"aerospike.WILDCARD", Wildcard{}},
        {"INFINITY", Infinity{}},
        {"WILDCARD", Wildcard{}},
    };
    return all;
}

constexpr std::string_view functions[] = {
    "List.of",       "Arrays.asList", "Map.of",    "Map.ofEntries",      "float",   "bytes",
    "bytes.fromhex", "bytearray",     "Value.get", "Value.getAsGeoJSON", "GeoJSON", "Collections.singletonList",
};

} // namespace

std::optional<Value> Values::refuse(Span at, std::string sentence, std::string hint)
{
    m_reporter.error(at, std::move(sentence), std::move(hint));
    return std::nullopt;
}

bool Values::isValue(const Expression& expression) const
{
    if (expression.kind != Expression::Kind::name)
        return true;
    const std::string call = pathOfCall(expression, m_reporter);
    for (const std::string_view function : functions) {
        if (call == function)
            return true;
    }
    const std::string name = pathOfName(expression, m_reporter);
    for (const Constant& constant : constants()) {
        if (name == constant.path)
            return true;
    }
    return !name.empty() && m_scope.find<Value>(name);
}

std::optional<Value> Values::read(const Expression& expression)
{
    if (expression.kind != Expression::Kind::name && !expression.members.empty())
        return refuse(expression.members.front().span, "a value has no members here");
    switch (expression.kind) {
    case Expression::Kind::name:
        return readName(expression);
    case Expression::Kind::number:
        return readNumber(m_reporter.text(expression.parts.front()), expression.negative, expression.span, m_reporter);
    case Expression::Kind::text:
        return script::readText(expression.parts, m_reporter);
    case Expression::Kind::list:
    case Expression::Kind::tuple: {
        auto items = readAll(expression.items);
        return items ? std::optional<Value>(List{std::move(*items)}) : std::nullopt;
    }
    case Expression::Kind::dictionary:
        return readDictionary(expression);
    case Expression::Kind::either:
        return refuse(expression.span, "flags are no value");
    case Expression::Kind::made:
        break;
    }
    if (m_reporter.text(expression.parts.front()) == "byte")
        return bytesOfList(expression.items, expression.span);
    return refuse(expression.span, "`new " + std::string(m_reporter.text(expression.parts.front())) + "` is not read as a value");
}

std::optional<std::vector<Value>> Values::readAll(const std::vector<Argument>& arguments)
{
    std::vector<Value> values;
    for (const Argument& argument : arguments) {
        if (argument.name.length > 0 || argument.lambda) {
            refuse(argument.lambda ? argument.value.whole() : argument.name, "named arguments are not read here");
            return std::nullopt;
        }
        std::optional<Value> value = read(argument.value);
        if (!value)
            return std::nullopt;
        const List* spread = value->as<List>();
        if (argument.star && !spread) {
            refuse(argument.value.span, "only a list can be spread with `*`");
            return std::nullopt;
        }
        if (argument.star)
            values.insert(values.end(), spread->items.begin(), spread->items.end());
        else
            values.push_back(std::move(*value));
    }
    return values;
}

std::optional<std::string> Values::readText(const Expression& expression)
{
    std::optional<Value> value = read(expression);
    if (!value)
        return std::nullopt;
    if (auto* text = value->as<std::string>())
        return std::move(*text);
    refuse(expression.whole(), "a text is needed here");
    return std::nullopt;
}

std::optional<std::int64_t> Values::readInteger(const Expression& expression, std::string_view what, std::int64_t first,
                                                std::int64_t last)
{
    const std::optional<Value> value = read(expression);
    if (!value)
        return std::nullopt;
    const auto* integer = value->as<std::int64_t>();
    if (integer && *integer >= first && *integer <= last)
        return *integer;
    refuse(expression.whole(),
           std::string(what) + " must be an integer from " + std::to_string(first) + " to " + std::to_string(last));
    return std::nullopt;
}

std::optional<Value> Values::readName(const Expression& expression)
{
    if (const std::string call = pathOfCall(expression, m_reporter); !call.empty())
        return readCall(expression, call);
    const std::string path = pathOfName(expression, m_reporter);
    for (const Constant& constant : constants()) {
        if (path == constant.path)
            return constant.value;
    }
    if (const Value* value = m_scope.find<Value>(path)) {
        if (!m_scope.affords(*m_scope.find(path)))
            return refuse(expression.whole(), "the names of this script stand for more than 256 MiB");
        return *value;
    }
    const std::string shown = '`' + std::string(m_reporter.text(expression.parts.front())) + '`';
    const Binding* binding = m_scope.find(m_reporter.text(expression.parts.front()));
    if (!binding)
        return refuse(expression.whole(), shown + " is not known here", "write the value itself, or assign it above");
    if (std::holds_alternative<Unreadable>(*binding))
        return refuse(expression.whole(), shown + " could not be read above");
    return refuse(expression.whole(), shown + " is not a value that is known before the code runs");
}

std::optional<Value> Values::readCall(const Expression& expression, const std::string& path)
{
    const std::vector<Argument>& arguments = argumentsOfCall(expression);
    const Span at = expression.whole();
    if (path == "List.of" || path == "Arrays.asList" || path == "Collections.singletonList") {
        auto items = readAll(arguments);
        return items ? std::optional<Value>(List{std::move(*items)}) : std::nullopt;
    }
    if (path == "Map.of")
        return readPairs(arguments, at);
    if (path == "Map.ofEntries")
        return readEntries(arguments);
    if (path == "float")
        return readFloat(arguments, at);
    if (path == "bytes" || path == "bytearray")
        return readBytes(arguments, at);
    if (path == "Value.get" && arguments.size() == 1)
        return read(arguments.front().value);
    if (path == "bytes.fromhex" || path == "GeoJSON" || path == "Value.getAsGeoJSON")
        return readOneText(arguments, path, at);
    return refuse(at, "`" + path + "(…)` is not known before the code runs", "write the value itself");
}

std::optional<Value> Values::readDictionary(const Expression& expression)
{
    std::vector<std::pair<Value, Value>> entries;
    for (std::size_t i = 0; i + 1 < expression.items.size(); i += 2) {
        std::optional<Value> key = read(expression.items[i].value);
        if (!key)
            return std::nullopt;
        std::optional<Value> value = read(expression.items[i + 1].value);
        if (!value)
            return std::nullopt;
        entries.emplace_back(std::move(*key), std::move(*value));
    }
    return mapOf(std::move(entries), expression.span);
}

std::optional<Value> Values::readPairs(const std::vector<Argument>& arguments, Span at)
{
    auto values = readAll(arguments);
    if (!values)
        return std::nullopt;
    if (values->size() % 2 != 0)
        return refuse(at, "Map.of takes keys and values by turns");
    std::vector<std::pair<Value, Value>> entries;
    for (std::size_t i = 0; i < values->size(); i += 2)
        entries.emplace_back(std::move((*values)[i]), std::move((*values)[i + 1]));
    return mapOf(std::move(entries), at);
}

std::optional<Value> Values::readEntries(const std::vector<Argument>& arguments)
{
    std::vector<std::pair<Value, Value>> entries;
    for (const Argument& argument : arguments) {
        const Span at = argument.value.whole();
        const bool entry = pathOfCall(argument.value, m_reporter) == "Map.entry";
        if (!entry || argumentsOfCall(argument.value).size() != 2)
            return refuse(at, "Map.ofEntries takes Map.entry(key, value)");
        auto both = readAll(argumentsOfCall(argument.value));
        if (!both || both->size() != 2)
            return std::nullopt;
        entries.emplace_back(std::move((*both)[0]), std::move((*both)[1]));
    }
    return mapOf(std::move(entries), arguments.empty() ? Span{} : arguments.front().value.span);
}

std::optional<Value> Values::mapOf(std::vector<std::pair<Value, Value>> entries, Span at)
{
    std::unordered_set<std::string> seen;
    for (const auto& [key, value] : entries) {
        std::string text = toJson(key).dump();
        if (!seen.insert(text).second)
            return refuse(at, "the key " + text + " is there twice in one map");
    }
    return Value(Map{std::move(entries)});
}

std::optional<Value> Values::bytesOfList(const std::vector<Argument>& items, Span at)
{
    auto values = readAll(items);
    if (!values)
        return std::nullopt;
    Blob blob;
    for (const Value& value : *values) {
        const auto* integer = value.as<std::int64_t>();
        if (!integer || *integer < -128 || *integer > 255)
            return refuse(at, "a byte is an integer from -128 to 255");
        blob.bytes.push_back(static_cast<std::uint8_t>(*integer));
    }
    return Value(std::move(blob));
}

std::optional<Value> Values::readBytes(const std::vector<Argument>& arguments, Span at)
{
    if (arguments.empty())
        return Value(Blob{});
    auto values = readAll(arguments);
    if (!values)
        return std::nullopt;
    if (values->size() == 1 && values->front().as<Blob>())
        return std::move(values->front());
    const Expression& list = arguments.front().value;
    if (values->size() == 1 && (list.kind == Expression::Kind::list || list.kind == Expression::Kind::tuple))
        return bytesOfList(list.items, at);
    return refuse(at, "bytes are made of bytes or of a list of integers here");
}

std::optional<Value> Values::readFloat(const std::vector<Argument>& arguments, Span at)
{
    auto values = readAll(arguments);
    if (!values)
        return std::nullopt;
    const auto* text = values->size() == 1 ? values->front().as<std::string>() : nullptr;
    if (text && (*text == "nan" || *text == "NaN"))
        return Value(std::numeric_limits<double>::quiet_NaN());
    if (text && (*text == "inf" || *text == "Infinity"))
        return Value(std::numeric_limits<double>::infinity());
    if (text && (*text == "-inf" || *text == "-Infinity"))
        return Value(-std::numeric_limits<double>::infinity());
    return refuse(at, "float(…) is only read with \"nan\", \"inf\" or \"-inf\"", "write the number itself");
}

std::optional<Value> Values::readOneText(const std::vector<Argument>& arguments, const std::string& path, Span at)
{
    if (arguments.size() != 1 || arguments.front().star || arguments.front().name.length > 0)
        return refuse(at, path + " takes one text");
    std::optional<std::string> text = readText(arguments.front().value);
    if (!text)
        return std::nullopt;
    if (path != "bytes.fromhex")
        return Value(GeoJson{std::move(*text)});
    std::erase(*text, ' ');
    std::optional<Bytes> bytes = fromHex(*text);
    if (!bytes)
        return refuse(at, "bytes.fromhex takes pairs of hexadecimal digits");
    return Value(Blob{std::move(*bytes)});
}

} // namespace binnacle::script
