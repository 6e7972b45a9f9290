// SPDX-License-Identifier: Apache-2.0
#include "core/expression/ael.h"

#include "core/expression/compile.h"
#include "core/expression/infer.h"
#include "core/expression/parser.h"
#include "core/expression/print.h"
#include "core/expression/wire.h"

#include <utility>

namespace binnacle::expression {

Parsed parseAel(std::string_view text, std::span<const Value> placeholders)
{
    Diagnostics diagnostics;
    Part part = Parser(text, placeholders, diagnostics).parse();
    inferTypes(part, diagnostics);
    Node tree = compile(part, diagnostics);
    Parsed parsed;
    if (diagnostics.empty())
        parsed.tree = std::move(tree);
    parsed.diagnostics = diagnostics.take();
    return parsed;
}

Result<std::string> printAel(const Node& tree)
{
    const Bytes wire = pack(tree);
    for (const bool explicitly : {false, true}) {
        Printer printer(explicitly);
        std::string text = printer.text(tree);
        if (!printer.obstacle().empty())
            return Error::client(ClientCode::badInput, printer.obstacle());
        const Parsed parsed = parseAel(text);
        if (parsed.ok() && pack(*parsed.tree) == wire)
            return text;
    }
    return Error::client(ClientCode::badInput, "no text compiles to this expression");
}

Result<std::string> printAel(ByteView wire)
{
    const auto tree = unpack(wire);
    if (!tree)
        return tree.error();
    return printAel(*tree);
}

Result<Bytes> compileAel(std::string_view text, std::span<const Value> placeholders)
{
    const Parsed parsed = parseAel(text, placeholders);
    if (parsed.ok())
        return pack(*parsed.tree);
    const Diagnostic& first = parsed.diagnostics.front();
    return Error::client(ClientCode::badInput, first.sentence + ", at byte " + std::to_string(first.offset));
}

} // namespace binnacle::expression
