// SPDX-License-Identifier: Apache-2.0
#include "core/script/print.h"

#include "core/operation/json.h"
#include "core/script/print_chain.h"
#include "core/script/print_node.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

using namespace script;

using Name = std::pair<Language, std::string_view>;
constexpr auto languageNames = std::to_array<Name>({
    {Language::python, "python"},
    {Language::java, "java"},
    {Language::node, "node"},
    {Language::json, "json"},
    {Language::cpp, "cpp"},
});

constexpr std::size_t widestLine = 88;
constexpr std::size_t mostLinksOfALine = 3;

bool fitsOneLine(const std::vector<std::string>& links, std::string_view before)
{
    return links.size() <= mostLinksOfALine && before.size() + joined(links, "").size() <= widestLine;
}

std::string pythonStatement(const std::vector<std::string>& links)
{
    if (fitsOneLine(links, "await "))
        return "await " + joined(links, "") + '\n';
    return "await (\n    " + joined(links, "\n    ") + "\n)\n";
}

/// Of Java and C++.
std::string javaStatement(const std::vector<std::string>& links)
{
    return joined(links, fitsOneLine(links, "") ? "" : "\n    ") + ";\n";
}

std::string prologueOf(const DataSetNames& names, Language language, Refusal& refuse)
{
    if (language == Language::json)
        return {};
    if (language == Language::node)
        return nodePrologue(names, refuse) + "\nasync function run (client) {\n";
    const bool python = language == Language::python;
    const bool cpp = language == Language::cpp;
    const auto text = [&](std::string_view name) { return cpp ? CppValues(refuse).text(name) : quoted(name, refuse); };
    std::string out;
    for (const DataSetNames::Entry& entry : names.entries()) {
        const std::string texts = text(entry.dataSet.nameSpace) + ", " + text(entry.dataSet.set);
        out += (python ? "" : "DataSet ") + entry.name + (cpp ? " = DataSet::of(" : " = DataSet.of(") + texts +
               (python ? ")\n" : ");\n");
    }
    return out;
}

std::string statementOf(const OperationDocument& document, const DataSetNames& names, Language language, Refusal& refuse)
{
    if (language == Language::json)
        return toJsonText(document) + '\n';
    if (document.behavior != Behavior())
        refuse("timeouts and retries are not said in a statement, but where a session or a client is made");
    if (language == Language::node)
        return "  " + nodeStatement(document, names, refuse) + '\n';
    const Dialect dialect = language == Language::python ? Dialect::python
                            : language == Language::cpp  ? Dialect::cpp
                                                         : Dialect::java;
    const std::vector<std::string> links = ChainPrinter(document, names, dialect, refuse).links();
    return '\n' + (dialect == Dialect::python ? pythonStatement(links) : javaStatement(links));
}

/// What documentsFromJson() reads.
std::string jsonArray(std::span<const OperationDocument> documents)
{
    std::string out;
    for (const OperationDocument& document : documents)
        out += (out.empty() ? "[\n" : ",\n") + toJsonText(document);
    return out + "\n]\n";
}

std::string epilogueOf(Language language)
{
    return language == Language::node ? "}\n\nmodule.exports = run\n" : "";
}

} // namespace

std::string_view nameOf(Language language)
{
    return std::ranges::find(languageNames, language, &Name::first)->second;
}

std::optional<Language> languageNamed(std::string_view name)
{
    const auto found = std::ranges::find(languageNames, name, &Name::second);
    return found == languageNames.end() ? std::nullopt : std::optional(found->first);
}

Result<std::string> printScript(const OperationDocument& document, Language language)
{
    Result<std::string> printed = printScript(std::span(&document, 1), language);
    if (printed)
        return printed;
    return Error::client(ClientCode::invalidParameter, printed.error().detail().substr(std::string_view("statement 1: ").size()));
}

Result<std::string> printScript(std::span<const OperationDocument> documents, Language language)
{
    if (language == Language::json && documents.size() > 1)
        return jsonArray(documents);
    const DataSetNames names(documents);
    std::string out;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        Refusal refuse;
        if (i == 0)
            out += prologueOf(names, language, refuse);
        out += statementOf(documents[i], names, language, refuse);
        if (!refuse.reason().empty())
            return Error::client(ClientCode::invalidParameter, "statement " + std::to_string(i + 1) + ": " + refuse.reason());
    }
    return documents.empty() ? out : out + epilogueOf(language);
}

} // namespace binnacle
