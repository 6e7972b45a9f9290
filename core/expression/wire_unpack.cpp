// SPDX-License-Identifier: Apache-2.0
#include "core/expression/wire.h"
#include "core/expression/wire_format.h"
#include "core/wire/msgpack.h"

#include <string>
#include <utility>

namespace binnacle::expression {

namespace {

Error malformed(std::string detail)
{
    return Error::client(ClientCode::protocolError, "expression: " + std::move(detail));
}

/// Takes a list's elements one after the other. The first failure is kept, and everything after it gives defaults.
class Reader {
public:
    Node node(Value& value);

    const std::optional<Error>& error() const { return m_error; }

private:
    /// The elements of one operation that are not taken yet.
    struct Elements {
        std::vector<Value>& items;
        std::size_t next = 0;

        std::size_t left() const { return items.size() - next; }
    };

    void fail(std::string detail)
    {
        if (!m_error)
            m_error = malformed(std::move(detail));
    }

    Value* take(Elements& elements, std::string_view what);
    std::int64_t integer(Elements& elements, std::string_view what);
    Type type(Elements& elements);
    std::string rawText(Elements& elements, std::string_view what);
    List list(Elements& elements, std::string_view what);

    void operation(Node& node, Elements& elements);
    void parameters(Node& node, Elements& elements);
    void operands(Node& node, Elements& elements);
    void let(Node& node, Elements& elements);
    void call(Node& node, Elements& elements);
    void callArguments(Node& node, Elements& elements);
    void literal(Node& node, Value& value);

    std::optional<Error> m_error;
};

Value* Reader::take(Elements& elements, std::string_view what)
{
    if (elements.left() == 0) {
        fail(std::string(what) + " is missing");
        return nullptr;
    }
    return &elements.items[elements.next++];
}

std::int64_t Reader::integer(Elements& elements, std::string_view what)
{
    const Value* value = take(elements, what);
    const auto* number = value ? value->as<std::int64_t>() : nullptr;
    if (value && !number)
        fail(std::string(what) + " is of type " + typeChip(*value) + ", not an integer");
    return number ? *number : 0;
}

Type Reader::type(Elements& elements)
{
    const std::int64_t number = integer(elements, "a type");
    if (number < 0 || number > static_cast<std::int64_t>(Type::hll)) {
        fail("no type has the number " + std::to_string(number));
        return Type::nil;
    }
    return static_cast<Type>(number);
}

/// Undoes what reading it as a value with a type byte did to a plain msgpack string.
std::string Reader::rawText(Elements& elements, std::string_view what)
{
    const Value* value = take(elements, what);
    if (!value)
        return {};
    const auto joined = [](std::uint8_t first, std::string_view rest) { return static_cast<char>(first) + std::string(rest); };
    const auto typed = [&](ParticleType first, std::string_view rest) { return joined(static_cast<std::uint8_t>(first), rest); };
    if (const auto* opaque = value->as<Opaque>())
        return joined(opaque->type, textOf(opaque->bytes));
    if (const auto* text = value->as<std::string>())
        return text->empty() ? std::string() : typed(ParticleType::string, *text);
    if (const auto* blob = value->as<Blob>())
        return typed(ParticleType::blob, textOf(blob->bytes));
    if (const auto* geo = value->as<GeoJson>())
        return typed(ParticleType::geoJson, geo->text);
    if (const auto* hll = value->as<Hll>())
        return typed(ParticleType::hll, textOf(hll->bytes));
    fail(std::string(what) + " is of type " + typeChip(*value) + ", not a string");
    return {};
}

List Reader::list(Elements& elements, std::string_view what)
{
    Value* value = take(elements, what);
    auto* list = value ? value->as<List>() : nullptr;
    if (value && !list)
        fail(std::string(what) + " is of type " + typeChip(*value) + ", not a list");
    return list ? std::move(*list) : List{};
}

void Reader::literal(Node& node, Value& value)
{
    if (const auto* opaque = value.as<Opaque>())
        return fail("a string of the unknown type " + std::to_string(opaque->type));
    node.value = std::move(value);
}

Node Reader::node(Value& value)
{
    Node node;
    auto* list = value.as<List>();
    if (!list) {
        literal(node, value);
        return node;
    }
    if (list->order != ListOrder::unordered || list->persistIndex)
        fail("an operation is a list without flags");
    Elements elements{list->items};
    const std::int64_t code = integer(elements, "the code of an operation");
    if (code == quoteCode) {
        node.value = this->list(elements, "what is quoted");
        if (elements.left() != 0)
            fail("more than one list is quoted together");
        return node;
    }
    if (code < 0 || code > callCode || !arityOf(static_cast<Op>(code))) {
        fail("no operation has the code " + std::to_string(code));
        return node;
    }
    node.op = static_cast<Op>(code);
    operation(node, elements);
    return node;
}

void Reader::operation(Node& node, Elements& elements)
{
    if (node.op == Op::let)
        return let(node, elements);
    if (node.op == Op::call)
        return call(node, elements);
    parameters(node, elements);
    if (m_error)
        return;
    const Arity arity = *arityOf(node.op);
    const std::size_t count = elements.left();
    if (count < arity.least || (arity.most && count > *arity.most))
        return fail(std::string(nameOf(node.op)) + " does not take " + std::to_string(count) + " operands");
    if (node.op == Op::condition && count % 2 == 0)
        return fail("a condition has no default");
    operands(node, elements);
}

void Reader::parameters(Node& node, Elements& elements)
{
    switch (node.op) {
    case Op::matchesRegex:
        node.number = integer(elements, "the flags of a regular expression");
        node.name = rawText(elements, "a regular expression");
        break;
    case Op::digestModulo: node.number = integer(elements, "a modulus"); break;
    case Op::key: node.type = type(elements); break;
    case Op::bin:
        node.type = type(elements);
        node.name = rawText(elements, "the name of a bin");
        break;
    case Op::binType: node.name = rawText(elements, "the name of a bin"); break;
    case Op::variable: node.name = rawText(elements, "the name of a variable"); break;
    case Op::builtInVariable:
        node.type = type(elements);
        node.number = integer(elements, "a built-in variable");
        if (node.number < 0 || node.number > static_cast<std::int64_t>(BuiltIn::index))
            fail("no built-in variable has the number " + std::to_string(node.number));
        break;
    default: break;
    }
}

void Reader::operands(Node& node, Elements& elements)
{
    while (!m_error && elements.left() != 0)
        node.operands.push_back(this->node(elements.items[elements.next++]));
}

void Reader::let(Node& node, Elements& elements)
{
    if (elements.left() < 3 || elements.left() % 2 == 0)
        return fail("let takes names with their values, and a body");
    while (!m_error && elements.left() > 1) {
        node.names.push_back(rawText(elements, "the name of a variable"));
        if (node.names.back().empty())
            fail("a variable without a name");
        node.operands.push_back(this->node(elements.items[elements.next++]));
    }
    operands(node, elements);
}

void Reader::call(Node& node, Elements& elements)
{
    node.type = type(elements);
    const std::int64_t module = integer(elements, "the module of a call");
    node.call.modifies = (module & modifyFlag) != 0;
    const std::int64_t bare = module & ~modifyFlag;
    if (bare < 0 || bare > static_cast<std::int64_t>(CallModule::hll))
        return fail("no module has the number " + std::to_string(bare));
    node.call.module = static_cast<CallModule>(bare);
    List operation = list(elements, "the operation of a call");
    Elements parts{operation.items};
    node.call.code = integer(parts, "the code of a call");
    if (node.call.code == contextCode) {
        node.call.context = list(parts, "the context of a call");
        List inner = list(parts, "the operation of a call");
        if (parts.left() != 0)
            return fail("more than one operation in one context");
        Elements innerParts{inner.items};
        node.call.code = integer(innerParts, "the code of a call");
        if (node.call.code == contextCode || node.call.code == selectCode)
            return fail("a context inside a context");
        callArguments(node, innerParts);
    } else {
        callArguments(node, parts);
    }
    if (elements.left() != 1)
        return fail("a call is made on one operand");
    operands(node, elements);
}

/// Lists among the arguments are operations, all else is itself, of whatever type.
void Reader::callArguments(Node& node, Elements& elements)
{
    if (node.call.code == selectCode)
        node.call.context = list(elements, "the context of a call");
    while (!m_error && elements.left() != 0) {
        Value& value = elements.items[elements.next++];
        if (value.as<List>())
            node.operands.push_back(this->node(value));
        else
            node.operands.emplace_back().value = std::move(value);
    }
}

} // namespace

Result<Node> unpack(ByteView bytes)
{
    if (bytes.size() > largestWire)
        return malformed("it has " + std::to_string(bytes.size()) + " bytes, more than the 1 MiB that servers take");
    Result<Value> value = wire::unpack(bytes);
    if (!value)
        return std::move(value).error();
    Reader reader;
    Node node = reader.node(*value);
    if (reader.error())
        return *reader.error();
    return node;
}

} // namespace binnacle::expression
