// SPDX-License-Identifier: Apache-2.0
#include "core/script/print.h"

#include "core/operation/json.h"
#include "core/script/print_chain.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

using namespace script;

using Name = std::pair<Language, std::string_view>;
constexpr auto names = std::to_array<Name>({
    {Language::python, "python"},
    {Language::java, "java"},
    {Language::json, "json"},
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

std::string javaStatement(const std::vector<std::string>& links)
{
    return joined(links, fitsOneLine(links, "") ? "" : "\n    ") + ";\n";
}

Result<std::string> printChain(const OperationDocument& document, Dialect dialect)
{
    const bool python = dialect == Dialect::python;
    Refusal refuse;
    const DataSetNames dataSets(document);
    std::string out;
    for (const DataSetNames::Entry& entry : dataSets.entries()) {
        out += (python ? "" : "DataSet ") + entry.name + " = DataSet.of(" + quoted(entry.dataSet.nameSpace, refuse) + ", " +
               quoted(entry.dataSet.set, refuse) + (python ? ")\n" : ");\n");
    }
    if (document.policy != Policy{})
        refuse("timeouts and retries are not said in a chain, but in a Behavior");
    const std::vector<std::string> links = ChainPrinter(document, dataSets, dialect, refuse).links();
    if (!refuse.reason().empty())
        return Error::client(ClientCode::invalidParameter, refuse.reason());
    return out + '\n' + (python ? pythonStatement(links) : javaStatement(links));
}

} // namespace

std::string_view nameOf(Language language)
{
    return std::ranges::find(names, language, &Name::first)->second;
}

std::optional<Language> languageNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, name, &Name::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

Result<std::string> printScript(const OperationDocument& document, Language language)
{
    switch (language) {
    case Language::python:
        return printChain(document, Dialect::python);
    case Language::java:
        return printChain(document, Dialect::java);
    case Language::json:
        break;
    }
    return toJsonText(document);
}

} // namespace binnacle
