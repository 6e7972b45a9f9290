// SPDX-License-Identifier: Apache-2.0
#include "core/operation/describe_operation.h"

#include "core/expression/ael.h"
#include "core/operation/encode_call.h"
#include "core/operation/json.h"
#include "core/operation/json_call.h"
#include "core/operation/json_value.h"
#include "core/wire/big_endian.h"
#include "core/wire/particle.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace binnacle {

namespace {

using wire::FieldType;
using wire::OpCode;

/// More bytes than this are told by their number: nobody reads them in a line.
constexpr std::size_t longest = 4096;

template <typename Key>
using Names = std::span<const std::pair<Key, std::string_view>>;

template <typename Key>
std::string named(Names<Key> names, Key key, std::string_view other)
{
    const auto found = std::ranges::find(names, key, &std::pair<Key, std::string_view>::first);
    if (found != names.end())
        return std::string(found->second);
    return std::string(other) + ' ' + std::to_string(static_cast<unsigned>(key));
}

constexpr std::pair<OpCode, std::string_view> operations[] = {
    {OpCode::read, "read"},
    {OpCode::write, "write"},
    {OpCode::cdtRead, "read in a list or map"},
    {OpCode::cdtModify, "change a list or map"},
    {OpCode::increment, "increment"},
    {OpCode::expressionRead, "read by expression"},
    {OpCode::expressionModify, "write by expression"},
    {OpCode::append, "append"},
    {OpCode::prepend, "prepend"},
    {OpCode::touch, "touch"},
    {OpCode::bitRead, "read bits"},
    {OpCode::bitModify, "change bits"},
    {OpCode::removeRecord, "remove record"},
    {OpCode::hllRead, "read HLL"},
    {OpCode::hllModify, "change HLL"},
};

constexpr std::pair<FieldType, std::string_view> fields[] = {
    {FieldType::nameSpace, "namespace"},
    {FieldType::set, "set"},
    {FieldType::key, "key"},
    {FieldType::digest, "digest"},
    {FieldType::taskId, "task id"},
    {FieldType::socketTimeout, "socket timeout"},
    {FieldType::recordsPerSecond, "records per second"},
    {FieldType::partitionIds, "partitions"},
    {FieldType::digests, "digests to resume after"},
    {FieldType::maxRecords, "most records"},
    {FieldType::indexKeys, "index places to resume after"},
    {FieldType::indexName, "index name"},
    {FieldType::indexRange, "index range"},
    {FieldType::indexContext, "index context"},
    {FieldType::indexExpression, "index expression"},
    {FieldType::indexType, "index type"},
    {FieldType::queryBins, "bins"},
    {FieldType::batchIndex, "batch"},
    {FieldType::batchIndexWithSet, "batch"},
    {FieldType::filterExpression, "filter"},
};

constexpr std::array<std::array<std::string_view, 8>, 3> bitNames{{
    {"read", "all bins", "short query", "batch", "from XDR", "no bins", "read all replicas", "compress answer"},
    {"write", "delete", "generation equal", "generation greater", "durable delete", "create only", "relax AP", "answer every operation"},
    {"last", "commit on master", "partition done", "update only", "create or replace", "replace only", "SC read type", "SC read relax"},
}};

constexpr std::pair<std::uint8_t, std::string_view> particles[] = {
    {0, "nil"}, {1, "int"}, {2, "dbl"}, {3, "str"}, {4, "blob"}, {17, "bool"}, {18, "hll"}, {19, "map"}, {20, "list"}, {23, "geo"}};

/// Cut where it gets long, not inside a character.
std::string lineOf(const nlohmann::ordered_json& json)
{
    constexpr std::size_t most = 240;
    std::string text = json.dump();
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

std::string countOfBytes(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

bool isCall(OpCode code)
{
    constexpr OpCode plain[] = {OpCode::read,   OpCode::write,   OpCode::increment,   OpCode::append,
                                OpCode::prepend, OpCode::touch, OpCode::removeRecord};
    return std::ranges::find(plain, code) == std::end(plain);
}

std::string describedNumber(ByteView bytes)
{
    return bytes.empty() || bytes.size() > 8 ? countOfBytes(bytes.size()) : std::to_string(wire::bigEndian(bytes));
}

std::string describedKey(ByteView bytes)
{
    const Result<KeyValue> key = wire::decodeKeyValue(bytes);
    return key && bytes.size() <= longest ? lineOf(toJson(*key)) : countOfBytes(bytes.size());
}

std::string describedFilter(ByteView bytes)
{
    if (bytes.size() <= longest)
        if (const Result<std::string> text = expression::printAel(bytes))
            return *text;
    return "packed expression, " + countOfBytes(bytes.size());
}

} // namespace

std::string nameOf(OpCode code)
{
    return named<OpCode>(operations, code, "operation");
}

std::string nameOf(FieldType type)
{
    return named<FieldType>(fields, type, "field");
}

std::string describedOperand(const wire::Op& op)
{
    if (op.data.empty() && op.particleType == 0)
        return {};
    if (op.data.size() > longest)
        return countOfBytes(op.data.size());
    if (isCall(op.code)) {
        const Result<Call> call = decodeCall(op.code, op.data);
        if (!call)
            return countOfBytes(op.data.size());
        nlohmann::ordered_json json = nlohmann::ordered_json::object();
        addCall(json, *call);
        return lineOf(json);
    }
    const std::string type = named<std::uint8_t>(particles, op.particleType, "type");
    const Result<Value> value = wire::decodeParticle(op.particleType, op.data);
    return type + ' ' + (value ? lineOf(toJson(*value)) : countOfBytes(op.data.size()));
}

std::string describedField(const wire::Field& field)
{
    switch (field.type) {
    case FieldType::nameSpace:
    case FieldType::set:
    case FieldType::indexName:
        return lineOf(textToJson(std::string(textOf(field.data.first(std::min(field.data.size(), longest))))));
    case FieldType::key:
        return describedKey(field.data);
    case FieldType::digest:
        return toHex(field.data.first(std::min<std::size_t>(field.data.size(), 20)));
    case FieldType::filterExpression:
        return describedFilter(field.data);
    case FieldType::taskId:
    case FieldType::socketTimeout:
    case FieldType::recordsPerSecond:
    case FieldType::maxRecords:
    case FieldType::indexType:
        return describedNumber(field.data);
    case FieldType::partitionIds:
        return std::to_string(field.data.size() / 2) + " of 4096";
    default:
        return countOfBytes(field.data.size());
    }
}

std::string describedBits(InfoByte which, std::uint8_t bits)
{
    std::string text;
    for (std::size_t bit = 0; bit < 8; ++bit) {
        if ((bits >> bit & 1) != 0)
            text += (text.empty() ? "" : ", ") + std::string(bitNames[static_cast<std::size_t>(which)][bit]);
    }
    return text.empty() ? "none" : text;
}

} // namespace binnacle
