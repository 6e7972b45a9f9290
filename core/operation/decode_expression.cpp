// SPDX-License-Identifier: Apache-2.0
#include "core/operation/decode_expression.h"

#include "core/bins/packed_element.h"
#include "core/expression/ael.h"
#include "core/operation/call_codes.h"
#include "core/operation/encode_call.h"
#include "core/operation/filter.h"

namespace binnacle {

namespace {

Error unsayable(std::string detail)
{
    return Error::client(ClientCode::invalidParameter, std::move(detail));
}

/// A list of the expression and, if there are any, flags.
struct Operation {
    Bytes expression;
    std::uint64_t flags = 0;
};

std::optional<Operation> operationIn(ByteView data)
{
    bins::PackedReader reader(data);
    const std::optional<std::uint64_t> count = reader.listHead();
    const std::optional<ByteView> expression = count && (*count == 1 || *count == 2) ? reader.element() : std::nullopt;
    if (!expression)
        return std::nullopt;
    const std::optional<std::int64_t> flags = *count == 2 ? reader.integer() : std::int64_t{0};
    if (!flags || *flags < 0 || !reader.left().empty())
        return std::nullopt;
    return Operation{{expression->begin(), expression->end()}, static_cast<std::uint64_t>(*flags)};
}

/// What is written only where nothing is, and what only where something is, have methods of their own; a write that is both is none.
std::optional<Method> writeWith(CallFlags flags)
{
    const bool createOnly = flags.has(CallFlag::createOnly);
    const bool updateOnly = flags.has(CallFlag::updateOnly);
    if (createOnly && updateOnly)
        return std::nullopt;
    if (createOnly)
        return Method::insertFrom;
    return updateOnly ? Method::updateFrom : Method::upsertFrom;
}

Value argumentOf(Bytes packed)
{
    if (Result<std::string> text = expression::printAel(packed)) {
        const Result<Bytes> compiled = expression::compileAel(*text);
        if (compiled && *compiled == packed)
            return *std::move(text);
    }
    return Blob{std::move(packed)};
}

} // namespace

Result<Call> decodeExpression(wire::OpCode code, ByteView data)
{
    std::optional<Operation> operation = operationIn(data);
    if (!operation)
        return unsayable("the operation is no list of an expression and flags");
    std::optional<CallFlags> flags = codes::expressionFlags.unpack(operation->flags);
    const bool writes = code == wire::OpCode::expressionModify;
    const std::optional<Method> method = writes ? writeWith(flags.value_or(CallFlags())) : Method::selectFrom;
    if (!flags || !method)
        return unsayable("the flags " + std::to_string(operation->flags) + " cannot be said in a document");
    if (const Result<Bytes> checked = packedFilter(Filter::expression(operation->expression)); !checked)
        return checked.error();
    if (writes)
        flags->set(CallFlag::createOnly, false).set(CallFlag::updateOnly, false);
    Call call{{}, *method, {argumentOf(std::move(operation->expression))}, *flags};
    if (std::optional<Error> error = malformed(call))
        return *std::move(error);
    return call;
}

} // namespace binnacle
