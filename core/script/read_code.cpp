// SPDX-License-Identifier: Apache-2.0
#include "core/script/read_code.h"

#include "core/operation/json.h"
#include "core/operation/json_place.h"
#include "core/script/reporter.h"

namespace binnacle {

namespace {

ScriptResult readJson(std::string_view text)
{
    Result<std::vector<OperationDocument>> documents = documentsFromJson(text);
    if (!documents) {
        const JsonFault fault = jsonFault(text, documents.error().detail());
        script::Reporter reporter(text);
        reporter.error({static_cast<std::uint32_t>(fault.offset), static_cast<std::uint32_t>(fault.length)}, fault.sentence);
        return {{}, reporter.take()};
    }
    const bool several = text[text.find_first_not_of(" \t\r\n")] == '[';
    const std::vector<JsonStretch> places = several ? itemsInJson(text) : std::vector{placeInJson(text, {})};
    ScriptResult result;
    for (std::size_t i = 0; i < documents->size() && i < places.size(); ++i)
        result.statements.push_back({std::move((*documents)[i]), false, places[i].offset, places[i].length});
    return result;
}

} // namespace

bool looksLikeJson(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

ScriptResult readCode(std::string_view text)
{
    return looksLikeJson(text) ? readJson(text) : readScript(text);
}

CodeForm formOf(std::string_view text)
{
    if (looksLikeJson(text))
        return CodeForm::json;
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return last != std::string_view::npos && text[last] == ';' ? CodeForm::java : CodeForm::python;
}

} // namespace binnacle
