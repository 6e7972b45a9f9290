// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode.h"

#include "core/wire/frame.h"
#include "core/wire/particle.h"

#include <algorithm>
#include <limits>

namespace binnacle {

namespace {

namespace info1 = wire::info1;
namespace info2 = wire::info2;
namespace info3 = wire::info3;
using wire::FieldType;
using wire::OpCode;

constexpr std::uint32_t neverExpires = 0xFFFFFFFF;
constexpr std::uint32_t keepsExpiry = 0xFFFFFFFE;
constexpr std::size_t maxNameSize = std::numeric_limits<std::uint8_t>::max();
constexpr std::size_t maxOps = std::numeric_limits<std::uint16_t>::max();

Error invalid(std::string detail)
{
    return Error::client(ClientCode::invalidParameter, std::move(detail));
}

bool takesWrites(Verb verb)
{
    return isWrite(verb) && verb != Verb::remove && verb != Verb::touch;
}

/// On the others an expiry has no effect; in the request of a read the same bytes would mean something else.
bool takesExpiry(Verb verb)
{
    return isWrite(verb) && verb != Verb::remove;
}

bool isRead(const BinOperation& operation)
{
    return !isWrite(operation.action);
}

Result<void> checkOperations(const Segment& segment)
{
    const auto& operations = segment.operations;
    const std::string verb(nameOf(segment.verb));
    if (takesWrites(segment.verb)) {
        if (std::ranges::all_of(operations, isRead))
            return invalid(verb + " needs at least one bin operation that writes");
    } else if (segment.verb == Verb::query) {
        if (!std::ranges::all_of(operations, isRead))
            return invalid("query takes no bin operation that writes");
    } else if (!operations.empty()) {
        return invalid(verb + " takes no bin operations");
    }
    if (operations.size() > maxOps)
        return invalid("one command carries at most 65,535 bin operations");
    return {};
}

Result<void> checkConditions(const Segment& segment)
{
    if (segment.generation && !isWrite(segment.verb))
        return invalid(std::string(nameOf(segment.verb)) + " takes no expected generation");
    const bool reserved = segment.expiry.seconds == 0 || segment.expiry.seconds >= keepsExpiry;
    if (takesExpiry(segment.verb) && segment.expiry.kind == Expiry::Kind::afterSeconds && reserved)
        return invalid("an expiry is 1 to 4,294,967,293 seconds");
    return {};
}

std::uint32_t ttlOf(const Expiry& expiry)
{
    switch (expiry.kind) {
    case Expiry::Kind::serverDefault: return 0;
    case Expiry::Kind::never: return neverExpires;
    case Expiry::Kind::unchanged: return keepsExpiry;
    case Expiry::Kind::afterSeconds: break;
    }
    return expiry.seconds;
}

/// Reads among writes ask for an answer to each operation, as the vendor's Java SDK does: a missing bin is then told apart.
void setReadBits(wire::MessageHeader& header, const Segment& segment)
{
    if (segment.verb == Verb::exists)
        header.info1 = info1::read | info1::getNoBins;
    else if (segment.verb == Verb::query)
        header.info1 = segment.operations.empty() ? info1::read | info1::getAll : info1::read;
    else if (std::ranges::any_of(segment.operations, isRead)) {
        header.info1 = info1::read;
        header.info2 |= info2::respondAllOps;
    }
}

void setWriteBits(wire::MessageHeader& header, const Segment& segment, const Policy& policy)
{
    if (!isWrite(segment.verb))
        return;
    header.info2 |= info2::write;
    switch (segment.verb) {
    case Verb::insert: header.info2 |= info2::createOnly; break;
    case Verb::update: header.info3 |= info3::updateOnly; break;
    case Verb::replace:
    case Verb::replaceIfExists: header.info3 |= info3::replaceOnly; break;
    case Verb::remove:
        header.info2 |= info2::remove;
        if (segment.durableDelete.value_or(policy.durableDelete.value_or(false)))
            header.info2 |= info2::durableDelete;
        break;
    default: break;
    }
    if (segment.generation) {
        header.info2 |= info2::generation;
        header.generation = *segment.generation;
    }
    if (takesExpiry(segment.verb))
        header.recordTtl = ttlOf(segment.expiry);
}

struct OpParts {
    OpCode code = OpCode::write;
    Value value;
};

Result<OpParts> partsOf(const BinAction& action)
{
    struct Parts {
        Result<OpParts> operator()(const SetTo& a) const { return OpParts{OpCode::write, a.value}; }
        Result<OpParts> operator()(const Append& a) const { return extending(OpCode::append, a.value); }
        Result<OpParts> operator()(const Prepend& a) const { return extending(OpCode::prepend, a.value); }
        Result<OpParts> operator()(RemoveBin) const { return OpParts{OpCode::write, {}}; }
        Result<OpParts> operator()(GetBin) const { return OpParts{OpCode::read, {}}; }

        Result<OpParts> operator()(const Add& a) const
        {
            if (!a.value.as<std::int64_t>() && !a.value.as<double>())
                return invalid("only an integer or a double can be added");
            return OpParts{OpCode::increment, a.value};
        }

        static Result<OpParts> extending(OpCode code, const Value& value)
        {
            if (!value.as<std::string>() && !value.as<Blob>())
                return invalid("only a string or a blob can be appended or prepended");
            return OpParts{code, value};
        }
    };
    return std::visit(Parts{}, action);
}

Result<void> writeOperation(wire::MessageWriter& writer, const BinOperation& operation)
{
    if (operation.bin.empty() || operation.bin.size() > maxNameSize)
        return invalid("a bin name has 1 to 255 bytes on the wire");
    const Result<OpParts> parts = partsOf(operation.action);
    if (!parts)
        return parts.error();
    const Result<wire::Particle> particle = wire::encodeParticle(parts.value().value);
    if (!particle)
        return particle.error();
    writer.op(parts.value().code, operation.bin, particle.value().type, particle.value().bytes);
    return {};
}

void writeKey(wire::MessageWriter& writer, const Key& key, bool sendKey)
{
    writer.field(FieldType::nameSpace, key.nameSpace);
    if (!key.set.empty())
        writer.field(FieldType::set, key.set);
    writer.field(FieldType::digest, ByteView(key.digest));
    if (sendKey && key.userKey)
        writer.field(FieldType::key, ByteView(wire::encodeKeyValue(*key.userKey)));
}

} // namespace

Result<Bytes> encodeCommand(const Segment& segment, const Policy& policy, const Key& key, std::uint32_t timeoutMs)
{
    if (Result<void> checked = checkOperations(segment); !checked)
        return checked.error();
    if (Result<void> checked = checkConditions(segment); !checked)
        return checked.error();

    wire::MessageHeader header;
    header.transactionTtl = timeoutMs;
    setReadBits(header, segment);
    setWriteBits(header, segment, policy);

    wire::MessageWriter writer(header);
    writeKey(writer, key, policy.sendKey);
    if (segment.verb == Verb::touch)
        writer.op(OpCode::touch, {}, static_cast<std::uint8_t>(ParticleType::null), {});
    for (const BinOperation& operation : segment.operations)
        if (Result<void> written = writeOperation(writer, operation); !written)
            return written.error();

    Bytes frame = writer.takeFrame();
    if (frame.size() - wire::frameHeaderSize > wire::maxBodySize)
        return invalid("the command takes " + std::to_string(frame.size()) + " bytes, over the protocol's bound of 128 MiB");
    return frame;
}

} // namespace binnacle
