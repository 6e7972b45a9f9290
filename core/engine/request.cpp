// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request.h"

#include "core/bins/bin_name.h"

#include <algorithm>

namespace binnacle::engine {
namespace {

// Fields of transactions (proto.h of the server: record version, transaction id, transaction deadline).
constexpr std::uint8_t firstTransactionField = 3;
constexpr std::uint8_t transactionId = 5;
constexpr std::uint8_t transactionDeadline = 6;

bool belongsToTransaction(const wire::Field& field)
{
    const auto type = static_cast<std::uint8_t>(field.type);
    return type == firstTransactionField || type == transactionId || type == transactionDeadline;
}

bool isUdf(const wire::Field& field)
{
    return field.type == wire::FieldType::udfPackage || field.type == wire::FieldType::udfFunction;
}

/// An operation that cannot be part of a replacement.
bool needsPresentBins(const wire::Op& op)
{
    switch (op.code) {
    case wire::OpCode::write:
        return op.particleType == 0;
    case wire::OpCode::increment:
    case wire::OpCode::append:
    case wire::OpCode::prepend:
    case wire::OpCode::touch:
    case wire::OpCode::cdtModify:
    case wire::OpCode::bitModify:
    case wire::OpCode::hllModify:
    case wire::OpCode::removeRecord:
        return true;
    default:
        return false;
    }
}

/// An operation that may answer with a bin of its own.
bool answersWithBin(const wire::Op& op)
{
    return isReadOperation(op.code) || op.code == wire::OpCode::cdtModify || op.code == wire::OpCode::hllModify;
}

bool readFlagsHold(const wire::Message& command)
{
    const wire::MessageHeader& header = command.header;
    const auto isRead = [](const wire::Op& op) { return isReadOperation(op.code); };
    const auto isAll = [&](const wire::Op& op) { return readsAllBins(op, header); };
    const auto reads = std::count_if(command.ops.begin(), command.ops.end(), isRead);
    const auto answering = std::count_if(command.ops.begin(), command.ops.end(), answersWithBin);
    const auto all = std::count_if(command.ops.begin(), command.ops.end(), isAll);
    const bool flagged = (header.info1 & wire::info1::getAll) != 0;
    if (reads > 0 && (header.info1 & wire::info1::read) == 0)
        return false;
    if (all > 0)
        return all == 1 && answering == 1 && (header.info2 & wire::info2::respondAllOps) == 0;
    return !flagged;
}

} // namespace

std::optional<ServerCode> refusal(const wire::Message& command)
{
    if (command.header.info4 != 0 || std::any_of(command.fields.begin(), command.fields.end(), belongsToTransaction))
        return ServerCode::enterpriseOnly;
    if (std::any_of(command.fields.begin(), command.fields.end(), isUdf))
        return ServerCode::forbidden;
    return std::nullopt;
}

CheckedRules checkWrite(const wire::Message& command)
{
    const wire::MessageHeader& header = command.header;
    WriteRules rules;
    rules.mustExist = (header.info3 & (wire::info3::updateOnly | wire::info3::replaceOnly)) != 0;
    rules.replace = (header.info3 & (wire::info3::createOrReplace | wire::info3::replaceOnly)) != 0;
    if (command.ops.empty() || command.ops.size() > maxOperations)
        return {ServerCode::parameterError, rules};
    for (const wire::Op& op : command.ops) {
        if (op.code == wire::OpCode::touch)
            rules.mustExist = true;
        else if (!bins::isBinName(op.name))
            return {ServerCode::binNameTooLong, rules};
        if (rules.replace && needsPresentBins(op))
            return {ServerCode::parameterError, rules};
    }
    if (!readFlagsHold(command))
        return {ServerCode::parameterError, rules};
    return {std::nullopt, rules};
}

bool isReadOperation(wire::OpCode code)
{
    switch (code) {
    case wire::OpCode::read:
    case wire::OpCode::cdtRead:
    case wire::OpCode::bitRead:
    case wire::OpCode::hllRead:
    case wire::OpCode::expressionRead:
        return true;
    default:
        return false;
    }
}

bool readsAllBins(const wire::Op& op, const wire::MessageHeader& header)
{
    return op.code == wire::OpCode::read && op.name.empty() && (header.info1 & wire::info1::getAll) != 0;
}

} // namespace binnacle::engine
