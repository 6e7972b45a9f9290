// SPDX-License-Identifier: Apache-2.0
#include "core/expression/wire.h"
#include "core/expression/wire_format.h"
#include "core/wire/msgpack.h"

#include <utility>

namespace binnacle::expression {

namespace {

Value operationOf(const Node& node);

Value code(std::int64_t number)
{
    return number;
}

Value typeOf(const Node& node)
{
    return static_cast<std::int64_t>(node.type);
}

/// A msgpack string without a type byte. Value has no such thing: it takes the first byte for the type, and packs it back.
Value rawText(const std::string& text)
{
    if (text.empty())
        return std::string();
    const Bytes rest = toBytes(std::string_view(text).substr(1));
    return Opaque{static_cast<std::uint8_t>(text.front()), rest};
}

Value callOf(const Node& node)
{
    const Call& call = node.call;
    const std::size_t arguments = node.operands.size() - 1;
    List inner{{code(call.code)}};
    const bool selects = call.code == selectCode && call.context;
    if (selects)
        inner.items.push_back(*call.context);
    for (std::size_t i = 0; i < arguments; ++i)
        inner.items.push_back(operationOf(node.operands[i]));
    const std::int64_t module = static_cast<std::int64_t>(call.module) | (call.modifies ? modifyFlag : 0);
    List list{{code(callCode), typeOf(node), module}};
    if (call.context && !selects)
        list.items.push_back(List{{code(contextCode), *call.context, std::move(inner)}});
    else
        list.items.push_back(std::move(inner));
    list.items.push_back(operationOf(node.operands.back()));
    return list;
}

Value letOf(const Node& node)
{
    List list{{code(static_cast<std::int64_t>(Op::let))}};
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        list.items.push_back(rawText(node.names[i]));
        list.items.push_back(operationOf(node.operands[i]));
    }
    list.items.push_back(operationOf(node.operands.back()));
    return list;
}

/// The static elements between an operation's code and its operands.
void appendParameters(List& list, const Node& node)
{
    switch (node.op) {
    case Op::matchesRegex: list.items.insert(list.items.end(), {node.number, rawText(node.name)}); break;
    case Op::digestModulo: list.items.push_back(node.number); break;
    case Op::key: list.items.push_back(typeOf(node)); break;
    case Op::bin: list.items.insert(list.items.end(), {typeOf(node), rawText(node.name)}); break;
    case Op::binType:
    case Op::variable: list.items.push_back(rawText(node.name)); break;
    case Op::builtInVariable: list.items.insert(list.items.end(), {typeOf(node), node.number}); break;
    default: break;
    }
}

Value operationOf(const Node& node)
{
    if (node.op == Op::literal)
        return node.value.as<List>() ? Value(List{{code(quoteCode), node.value}}) : node.value;
    if (node.op == Op::call)
        return callOf(node);
    if (node.op == Op::let)
        return letOf(node);
    List list{{code(static_cast<std::int64_t>(node.op))}};
    appendParameters(list, node);
    for (const Node& operand : node.operands)
        list.items.push_back(operationOf(operand));
    return list;
}

} // namespace

Bytes pack(const Node& node)
{
    Bytes out;
    wire::pack(out, operationOf(node));
    return out;
}

} // namespace binnacle::expression
