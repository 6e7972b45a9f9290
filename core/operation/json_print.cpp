// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json_print.h"

#include <nlohmann/json.hpp>

namespace binnacle {

namespace {

using Json = nlohmann::ordered_json;

std::string quoted(const std::string& text)
{
    return Json(text).dump();
}

/// Appends `json` to `line`; false, with `line` in any state, as soon as it would be longer than a line.
bool appendInLine(const Json& json, std::size_t lineWidth, std::string& line)
{
    if (!json.is_structured()) {
        line += json.dump();
        return line.size() <= lineWidth;
    }
    line += json.is_object() ? '{' : '[';
    bool first = true;
    for (const auto& item : json.items()) {
        line += first ? "" : ", ";
        first = false;
        if (json.is_object())
            line += quoted(item.key()) + ": ";
        if (line.size() > lineWidth || !appendInLine(item.value(), lineWidth, line))
            return false;
    }
    line += json.is_object() ? '}' : ']';
    return line.size() <= lineWidth;
}

void append(const Json& json, std::size_t lineWidth, std::size_t indent, std::string& out)
{
    std::string line(indent, ' ');
    if (!json.is_structured()) {
        out += json.dump();
        return;
    }
    if (appendInLine(json, lineWidth, line)) {
        out += std::string_view(line).substr(indent);
        return;
    }
    out += json.is_object() ? '{' : '[';
    bool first = true;
    for (const auto& item : json.items()) {
        out += first ? "\n" : ",\n";
        first = false;
        out.append(indent + 2, ' ');
        if (json.is_object())
            out += quoted(item.key()) + ": ";
        append(item.value(), lineWidth, indent + 2, out);
    }
    out += '\n';
    out.append(indent, ' ');
    out += json.is_object() ? '}' : ']';
}

} // namespace

std::string printed(const Json& json, std::size_t lineWidth)
{
    std::string out;
    append(json, lineWidth, 0, out);
    return out;
}

} // namespace binnacle
