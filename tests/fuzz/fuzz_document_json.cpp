// SPDX-License-Identifier: Apache-2.0
#include "core/operation/check.h"
#include "core/operation/json.h"

#include <cstdint>
#include <cstdlib>

using namespace binnacle;

/// Any text is refused with a reason, or becomes a document that prints to a text which reads back as the same document.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<OperationDocument> document = documentFromJson({reinterpret_cast<const char*>(data), size});
    if (!document) {
        if (!document.error().is(ClientCode::badInput) || document.error().detail().empty())
            std::abort();
        return 0;
    }
    for (const Problem& problem : check(*document)) {
        if (problem.sentence.empty() || problem.segment > document->segments.size())
            std::abort();
    }
    const std::string text = toJsonText(*document);
    const Result<OperationDocument> again = documentFromJson(text);
    if (!again || *again != *document || toJsonText(*again) != text)
        std::abort();
    return 0;
}
