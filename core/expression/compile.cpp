// SPDX-License-Identifier: Apache-2.0
#include "core/expression/compile.h"

#include "core/expression/call_codes.h"
#include "core/expression/infer.h"
#include "core/expression/literals.h"
#include "core/expression/words.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace binnacle::expression {

namespace {

bool isComparison(Op op)
{
    return op >= Op::equal && op <= Op::lessOrEqual;
}

bool isArithmetic(Op op)
{
    return (op >= Op::add && op <= Op::scanRight) || op == Op::minimum || op == Op::maximum;
}

bool isArithmetic(const Part& part)
{
    return part.kind == PartKind::operation && isArithmetic(part.op);
}

/// What a part gives, as far as it can be told before there is a record.
std::optional<Type> resultOf(const Part& part)
{
    if (part.kind == PartKind::bin)
        return part.type;
    if (!isArithmetic(part))
        return carriedType(part);
    switch (part.op) {
    case Op::power:
    case Op::logarithm:
    case Op::ceil:
    case Op::floor:
    case Op::toFloat: return Type::float64;
    case Op::toInteger: return Type::integer;
    case Op::minimum:
    case Op::maximum: return Type::integer;
    default: break;
    }
    if (part.op >= Op::bitAnd && part.op <= Op::scanRight)
        return Type::integer;
    return resultOf(part.operands.front()) == Type::float64 ? Type::float64 : Type::integer;
}

std::optional<Type> metadataType(const Part& part)
{
    if (part.kind != PartKind::metadata)
        return std::nullopt;
    if (part.op == Op::isTombstone || part.op == Op::keyExists)
        return Type::boolean;
    return part.op == Op::setName ? Type::string : Type::integer;
}

bool areComparable(std::optional<Type> a, std::optional<Type> b)
{
    const auto isNumber = [](std::optional<Type> type) { return type == Type::integer || type == Type::float64; };
    return !a || !b || a == b || (isNumber(a) && isNumber(b));
}

class Compiler {
public:
    explicit Compiler(Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    Node node(const Part& part);

private:
    Node operation(const Part& part);
    Node binary(const Part& part);
    Node withBin(const Part& part, const Part& bin, const Part& other, bool binIsLeft);
    Node in(const Part& part);
    Node exists(const Part& part);
    Node let(const Part& part);
    Node sketch(const Part& part);
    Node blobOfString(const Part& string);
    void requireComparable(const Part& part, std::optional<Type> a, std::optional<Type> b);

    Diagnostics& m_diagnostics;
};

Node Compiler::node(const Part& part)
{
    Node node;
    switch (part.kind) {
    case PartKind::invalid: return node;
    case PartKind::value: return literalNode(part.value);
    case PartKind::placeholder: m_diagnostics.report(part.span, "there is no value for " + part.name); return node;
    case PartKind::variable:
        node.op = Op::variable;
        node.name = part.name;
        return node;
    case PartKind::metadata:
        node.op = part.op;
        node.number = part.number;
        return node;
    case PartKind::unknown: node.op = Op::unknown; return node;
    case PartKind::bin: return binNode(part.name, part.type);
    case PartKind::path: return compilePath(part, m_diagnostics);
    case PartKind::exists: return exists(part);
    case PartKind::operation: return operation(part);
    case PartKind::let: return let(part);
    case PartKind::sketch: return sketch(part);
    }
    return node;
}

Node Compiler::operation(const Part& part)
{
    if (part.op == Op::inList)
        return in(part);
    const bool checked = isComparison(part.op) || (isArithmetic(part.op) && part.op != Op::minimum && part.op != Op::maximum &&
                                                   part.op != Op::scanLeft && part.op != Op::scanRight);
    if (checked && part.operands.size() == 2)
        return binary(part);
    Node node;
    node.op = part.op;
    for (const Part& operand : part.operands)
        node.operands.push_back(this->node(operand));
    return node;
}

void Compiler::requireComparable(const Part& part, std::optional<Type> a, std::optional<Type> b)
{
    if (areComparable(a, b))
        return;
    const std::string types = std::string(nameOf(*a)) + " and " + std::string(nameOf(*b));
    m_diagnostics.report(part.span, isComparison(part.op) ? types + " cannot be compared" : types + " cannot be combined");
}

Node Compiler::binary(const Part& part)
{
    const Part& left = part.operands[0];
    const Part& right = part.operands[1];
    const bool calculates = part.op >= Op::add && part.op <= Op::modulo && part.op != Op::logarithm;
    if (calculates && (resultOf(left) == Type::blob || resultOf(right) == Type::blob))
        m_diagnostics.report(part.span, "blobs do not take part in arithmetic");
    if (left.kind == PartKind::bin)
        return withBin(part, left, right, true);
    if (right.kind == PartKind::bin)
        return withBin(part, right, left, false);
    if (isArithmetic(part.op) || isArithmetic(left) || isArithmetic(right))
        requireComparable(part, resultOf(left), resultOf(right));
    const auto isBlobPath = [](const Part& side) {
        return side.kind == PartKind::path && side.function && side.function->type == Type::blob;
    };
    const auto side = [&](const Part& one, const Part& other) {
        return isBlobPath(other) && one.kind == PartKind::value && one.value.as<std::string>() ? blobOfString(one) : node(one);
    };
    Node result;
    result.op = part.op;
    result.operands = {side(left, right), side(right, left)};
    return result;
}

/// One of the sides is a bin, whose type the other has to fit.
Node Compiler::withBin(const Part& part, const Part& bin, const Part& other, bool binIsLeft)
{
    Node binSide = binNode(bin.name, bin.type);
    Node otherSide;
    if (const auto metadata = metadataType(other)) {
        binSide.type = *metadata;
        otherSide = node(other);
    } else if (other.kind == PartKind::value && other.value.as<std::string>() && bin.type == Type::blob) {
        otherSide = blobOfString(other);
    } else {
        auto type = resultOf(other);
        if (other.kind == PartKind::value && other.value.as<List>())
            type = Type::list;
        if (other.kind == PartKind::value && other.value.as<Map>())
            type = Type::map;
        requireComparable(part, bin.type, type);
        otherSide = node(other);
    }
    Node result;
    result.op = part.op;
    if (binIsLeft)
        result.operands = {std::move(binSide), std::move(otherSide)};
    else
        result.operands = {std::move(otherSide), std::move(binSide)};
    return result;
}

/// What is compared with a blob is base64, if it is a string.
Node Compiler::blobOfString(const Part& string)
{
    auto bytes = bytesOfBase64(*string.value.as<std::string>());
    if (!bytes)
        m_diagnostics.report(string.span, "a string that is compared with a blob is base64, and this is not",
                             "a blob is written X'00ff' or b64'AP8='");
    return literalNode(Blob{bytes.value_or(Bytes())});
}

/// A list's own search, asked only whether it finds something.
Node Compiler::in(const Part& part)
{
    Node node;
    node.op = Op::call;
    node.type = Type::boolean;
    node.call.code = codeOf(bins::CdtCode::listGetAllByValue);
    node.operands = {literalNode(codeOf(PathFunction::Return::exists)), this->node(part.operands[0]),
                     this->node(part.operands[1])};
    return node;
}

Node Compiler::exists(const Part& part)
{
    const Part& operand = part.operands.front();
    if (operand.kind != PartKind::bin)
        return node(operand);
    Node binType;
    binType.op = Op::binType;
    binType.name = operand.name;
    Node node;
    node.op = Op::notEqual;
    node.operands = {std::move(binType), literalNode(0)};
    return node;
}

Node Compiler::let(const Part& part)
{
    Node node;
    node.op = Op::let;
    node.names = part.names;
    for (const Part& operand : part.operands)
        node.operands.push_back(this->node(operand));
    return node;
}

Node Compiler::sketch(const Part& part)
{
    Node node;
    node.op = Op::call;
    node.type = sketchResult(part.number);
    node.call.module = CallModule::hll;
    node.call.code = part.number;
    for (const Part& operand : part.operands)
        node.operands.push_back(this->node(operand));
    return node;
}

} // namespace

Node compile(const Part& part, Diagnostics& diagnostics)
{
    return Compiler(diagnostics).node(part);
}

Node literalNode(Value value)
{
    Node node;
    node.value = std::move(value);
    return node;
}

Node binNode(const std::string& name, Type type)
{
    Node node;
    node.op = Op::bin;
    node.type = type;
    node.name = name;
    return node;
}

} // namespace binnacle::expression
