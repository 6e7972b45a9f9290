// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"
#include "core/wire/particle.h"

#include <algorithm>

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

/// Answers to writes, and to reads of bins that are not there, carry no value.
std::vector<Bin> binsOf(const wire::Message& message)
{
    std::vector<Bin> bins;
    bins.reserve(message.ops.size());
    for (const wire::Op& op : message.ops)
        if (op.particleType != static_cast<std::uint8_t>(ParticleType::null))
            bins.push_back({std::string(op.name), valueOf(op)});
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
    if (verb != Verb::remove && reply.header.generation != 0)
        result.record = recordOf(key, reply);
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
