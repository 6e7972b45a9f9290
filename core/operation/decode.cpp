// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"
#include "core/wire/particle.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace binnacle {

namespace {

using wire::FieldType;

/// One bin that cannot be read must not hide its record: it is kept as the bytes that came.
Value valueOf(const wire::Op& op)
{
    Result<Value> value = wire::decodeParticle(op.particleType, op.data);
    if (value)
        return std::move(*value);
    return Opaque{op.particleType, {op.data.begin(), op.data.end()}};
}

bool hasValue(const wire::Op& op)
{
    return op.particleType != static_cast<std::uint8_t>(ParticleType::null);
}

/// Bins that are not there carry no value.
std::vector<Bin> binsOf(const wire::Message& message)
{
    std::vector<Bin> bins;
    bins.reserve(message.ops.size());
    for (const wire::Op& op : message.ops)
        if (hasValue(op))
            bins.push_back({std::string(op.name), valueOf(op)});
    return bins;
}

/// Several operations on one bin answer several times: its value is then the list of those answers, in their order, as in the
/// SDKs. A single answer without a value is no bin.
std::vector<Bin> answersByBin(const wire::Message& message)
{
    std::unordered_map<std::string_view, std::vector<Value>> answers; // nil: a write, or a read of what is not there
    std::vector<std::string_view> names;
    for (const wire::Op& op : message.ops) {
        std::vector<Value>& values = answers[op.name];
        if (values.empty())
            names.push_back(op.name);
        values.push_back(hasValue(op) ? valueOf(op) : Value());
    }
    std::vector<Bin> bins;
    for (const std::string_view name : names) {
        std::vector<Value>& values = answers.at(name);
        if (values.size() > 1)
            bins.push_back({std::string(name), List{std::move(values)}});
        else if (!values.front().isNil())
            bins.push_back({std::string(name), std::move(values.front())});
    }
    return bins;
}

Record recordOf(Key key, const wire::Message& message)
{
    return {std::move(key), message.header.generation, message.header.recordTtl, binsOf(message)};
}

std::string textField(const wire::Message& message, FieldType type)
{
    const wire::Field* field = message.field(type);
    return field ? std::string(textOf(field->data)) : std::string();
}

Error missing(const char* what)
{
    return Error::client(ClientCode::protocolError, std::string("a record came without its ") + what);
}

} // namespace

RecordResult decodeReply(Verb verb, const Key& key, const wire::Message& reply)
{
    RecordResult result;
    result.key = key;
    const auto code = static_cast<ServerCode>(reply.header.resultCode);
    const bool tellsExistence = verb == Verb::exists || verb == Verb::remove;
    if (code == ServerCode::recordNotFound && tellsExistence) {
        result.exists = false;
        return result;
    }
    if (code != ServerCode::ok) {
        result.error = Error::server(code);
        return result;
    }
    if (tellsExistence)
        result.exists = true;
    // A write that took a record's last bin deleted it, and is answered with generation 0.
    if (verb != Verb::remove && reply.header.generation != 0) {
        result.record = Record{key, reply.header.generation, reply.header.recordTtl, answersByBin(reply)};
    }
    return result;
}

Result<Record> decodeRecord(const wire::Message& message)
{
    const auto code = static_cast<ServerCode>(message.header.resultCode);
    if (code != ServerCode::ok)
        return Error::server(code);
    if (!message.field(FieldType::nameSpace))
        return missing("namespace");
    const wire::Field* digest = message.field(FieldType::digest);
    Key key{textField(message, FieldType::nameSpace), textField(message, FieldType::set), {}, {}};
    if (!digest || digest->data.size() != key.digest.size())
        return missing("digest");
    std::ranges::copy(digest->data, key.digest.begin());
    // A key of a type that only old clients knew is left out: the digest names the record.
    if (const wire::Field* userKey = message.field(FieldType::key))
        if (Result<KeyValue> value = wire::decodeKeyValue(userKey->data))
            key.userKey = std::move(*value);
    return recordOf(std::move(key), message);
}

} // namespace binnacle
