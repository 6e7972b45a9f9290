// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/convert_command.h"

#include "app/exit_code.h"
#include "app/input.h"
#include "app/read_statements.h"

#include <iostream>

namespace binnacle::app {

int runConvert(const ConvertArguments& arguments)
{
    const Result<std::string> text = readInput(arguments.file);
    if (!text) {
        std::cerr << text.error().text() << '\n';
        return inputRefused;
    }
    const auto statements = readStatements(arguments.file, *text);
    if (!statements)
        return inputRefused;
    std::vector<OperationDocument> documents;
    for (const ScriptStatement& statement : *statements)
        documents.push_back(statement.document);
    const Result<std::string> printed = printScript(documents, arguments.language);
    if (!printed) {
        std::cerr << printed.error().text() << '\n';
        return inputRefused;
    }
    std::cout << *printed;
    return allOk;
}

} // namespace binnacle::app
