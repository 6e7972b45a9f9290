// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read_statements.h"

#include "core/operation/json.h"
#include "core/script/read_code.h"

#include <iostream>

namespace binnacle::app {

namespace {

bool isJson(const QString& name, const std::string& text)
{
    return name == QLatin1String("-") ? looksLikeJson(text) : name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
}

} // namespace

std::optional<std::vector<ScriptStatement>> readStatements(const QString& name, const std::string& text)
{
    if (isJson(name, text)) {
        Result<std::vector<OperationDocument>> documents = documentsFromJson(text);
        if (!documents) {
            std::cerr << documents.error().text() << '\n';
            return std::nullopt;
        }
        std::vector<ScriptStatement> statements;
        for (OperationDocument& document : *documents)
            statements.push_back({std::move(document), false, 0, text.size()});
        return statements;
    }
    ScriptResult script = readScript(text);
    for (const ScriptError& error : script.errors)
        std::cerr << displayText(error, text) << '\n';
    for (const ScriptNote& note : script.notes)
        std::cerr << "note: line " << note.line << ": " << note.sentence << '\n';
    if (!script.ok())
        return std::nullopt;
    return std::move(script.statements);
}

} // namespace binnacle::app
