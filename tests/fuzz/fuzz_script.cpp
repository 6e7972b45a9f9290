// SPDX-License-Identifier: Apache-2.0
#include "core/operation/json.h"
#include "core/script/read.h"

#include <cstdint>
#include <cstdlib>

using namespace binnacle;

/// Any text is read without harm; what could be read survives JSON; errors lie inside the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const ScriptResult result = readScript(text);
    for (const ScriptStatement& statement : result.statements) {
        if (statement.document.segments.empty() || statement.offset + statement.length > size)
            std::abort();
        const Result<OperationDocument> again = documentFromJson(toJsonText(statement.document));
        if (again && *again != statement.document)
            std::abort();
    }
    for (const ScriptError& error : result.errors) {
        if (error.sentence.empty() || error.offset + error.length > size || displayText(error, text).empty())
            std::abort();
    }
    return 0;
}
