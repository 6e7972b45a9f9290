// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/results_text.h"

#include "core/operation/json.h"

#include <nlohmann/json.hpp>

#include <array>

namespace binnacle::ui {

namespace {

constexpr std::array fields{"index", "key",  "ok",     "code",    "message", "generation",
                            "ttl",   "bins", "exists", "skipped", "inDoubt"};

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

std::string cellOf(const nlohmann::ordered_json& row, const char* field)
{
    const auto found = row.find(field);
    if (found == row.end() || found->is_null())
        return {};
    return quoted(found->is_string() ? found->get<std::string>() : found->dump());
}

} // namespace

std::string jsonLines(const std::vector<RecordResult>& results, std::int64_t unixNow)
{
    std::string lines;
    for (const RecordResult& result : results)
        lines += toJsonLine(result, unixNow) + '\n';
    return lines;
}

std::string csvText(const std::vector<RecordResult>& results, std::int64_t unixNow)
{
    std::string text;
    for (const char* field : fields)
        text += (text.empty() ? "" : ",") + std::string(field);
    text += "\r\n";
    for (const RecordResult& result : results) {
        const auto row = nlohmann::ordered_json::parse(toJsonLine(result, unixNow));
        std::string line;
        for (const char* field : fields)
            line += (field == fields.front() ? "" : ",") + cellOf(row, field);
        text += line + "\r\n";
    }
    return text;
}

} // namespace binnacle::ui
