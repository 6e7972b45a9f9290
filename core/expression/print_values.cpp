// SPDX-License-Identifier: Apache-2.0
#include "core/expression/lexer.h"
#include "core/expression/print.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace binnacle::expression {

namespace {

std::string quoted(const std::string& text)
{
    if (text.find('"') == std::string::npos)
        return '"' + text + '"';
    return text.find('\'') == std::string::npos ? "'" + text + "'" : std::string();
}

std::string blobText(const Blob& blob)
{
    return "X'" + toHex(blob.bytes) + "'";
}

/// In full, since the language has no exponents.
std::string floatText(double number)
{
    if (!std::isfinite(number))
        return {};
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    std::string text(buffer.data(), end);
    if (error != std::errc())
        return {};
    return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::string listText(const std::vector<Value>& items)
{
    std::string text;
    for (const Value& item : items) {
        const std::string part = literalText(item);
        if (part.empty())
            return {};
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

std::string mapText(const Map& map)
{
    std::string text;
    for (const auto& [key, value] : map.entries) {
        const std::string left = literalText(key);
        const std::string right = literalText(value);
        if (left.empty() || right.empty())
            return {};
        text += (text.empty() ? "" : ", ") + left + ": " + right;
    }
    return "{" + text + "}";
}

/// The kind of the one token that `word` is; `end` if it is none, or more.
TokenKind kindOf(const std::string& word)
{
    Diagnostics diagnostics;
    const auto tokens = tokenize(word, diagnostics);
    return tokens.size() == 2 && tokens.front().span.length == word.size() ? tokens.front().kind : TokenKind::end;
}

/// A value in a step, where bare words are strings.
std::string operandText(const Value& value)
{
    if (const auto* text = value.as<std::string>()) {
        const TokenKind kind = kindOf(*text);
        return kind == TokenKind::name || kind == TokenKind::in ? *text : quoted(*text);
    }
    return value.as<std::int64_t>() || value.as<Blob>() ? literalText(value) : std::string();
}

/// A key in braces. It has no sign, but the lowest integer is read from its magnitude.
std::string keyText(const Value& key)
{
    return key == Value(std::numeric_limits<std::int64_t>::min()) ? "9223372036854775808" : operandText(key);
}

template <typename Text>
std::string operandsText(const Value& values, Text textOf)
{
    const auto* list = values.as<List>();
    std::string text;
    for (const Value& value : list ? list->items : std::vector<Value>()) {
        const std::string part = textOf(value);
        if (part.empty())
            return {};
        text += (text.empty() ? "" : ",") + part;
    }
    return text;
}

/// `start:end`, or what is left of it.
std::string rangeText(const Step& step)
{
    return std::to_string(step.start) + ":" + (step.count ? std::to_string(step.start + *step.count) : "");
}

/// What stands in the brackets, behind a `!`.
std::string insideText(const Step& step)
{
    switch (step.kind) {
    case Step::Kind::index: return std::to_string(step.start);
    case Step::Kind::rank: return "#" + std::to_string(step.start);
    case Step::Kind::value: return "=" + operandText(step.value);
    case Step::Kind::indexRange: return rangeText(step);
    case Step::Kind::rankRange: return "#" + rangeText(step);
    case Step::Kind::valueRange: return "=" + operandText(step.value) + ":" + (step.end ? operandText(*step.end) : "");
    case Step::Kind::keyRange: return keyText(step.value) + "-" + (step.end ? keyText(*step.end) : "");
    case Step::Kind::valueList: return "=" + operandsText(step.value, operandText);
    case Step::Kind::keyList: return operandsText(step.value, keyText);
    case Step::Kind::relativeRank: return "#" + rangeText(step) + "~" + operandText(step.value);
    case Step::Kind::relativeIndex: return rangeText(step) + "~" + keyText(step.value);
    case Step::Kind::key:
    case Step::Kind::designator: break;
    }
    return {};
}

} // namespace

std::string literalText(const Value& value)
{
    if (const auto* truth = value.as<bool>())
        return *truth ? "true" : "false";
    if (const auto* number = value.as<std::int64_t>())
        return std::to_string(*number);
    if (const auto* number = value.as<double>())
        return floatText(*number);
    if (const auto* text = value.as<std::string>())
        return quoted(*text);
    if (const auto* blob = value.as<Blob>())
        return blobText(*blob);
    if (const auto* geo = value.as<GeoJson>()) {
        const std::string text = quoted(geo->text);
        return text.empty() ? text : "geoJson(" + text + ")";
    }
    if (const auto* list = value.as<List>()) {
        const std::string text = listText(list->items);
        return text.empty() && !list->items.empty() ? text : "[" + text + "]";
    }
    const auto* map = value.as<Map>();
    return map ? mapText(*map) : std::string();
}

std::string binText(const std::string& name)
{
    const TokenKind kind = kindOf(name);
    const bool bare =
        kind == TokenKind::name || kind == TokenKind::binName || kind == TokenKind::in || kind == TokenKind::reserved;
    return bare ? name : quoted(name);
}

std::string stepText(const Step& step)
{
    if (step.kind == Step::Kind::key) {
        const std::string key = operandText(step.value);
        return key.empty() ? key : "." + key;
    }
    std::string inside = insideText(step);
    if (inside.empty())
        return {};
    if (step.inverted)
        inside.insert(0, "!");
    return step.inMap ? ".{" + inside + "}" : ".[" + inside + "]";
}

} // namespace binnacle::expression
