// SPDX-License-Identifier: Apache-2.0
#include "core/operation/encode_operations.h"

#include "core/operation/encode_call.h"
#include "core/operation/operation_rules.h"
#include "core/wire/particle.h"

#include <limits>

namespace binnacle {

namespace {

using wire::OpCode;

constexpr std::uint32_t firstReservedTtl = 0xFFFFFFFE;
constexpr std::size_t maxNameSize = std::numeric_limits<std::uint8_t>::max();

Error invalid(std::string detail)
{
    return Error::client(ClientCode::invalidParameter, std::move(detail));
}

Result<void> checkOperations(const Segment& segment)
{
    if (std::string why = whyListRefused(segment); !why.empty())
        return invalid(std::move(why));
    for (const BinOperation& operation : segment.operations) {
        if (std::string why = whyRefused(segment.verb, operation.action); !why.empty())
            return invalid(std::move(why));
    }
    return {};
}

Result<void> checkConditions(const Segment& segment)
{
    if (segment.generation && !isWrite(segment.verb))
        return invalid(std::string(nameOf(segment.verb)) + " takes no expected generation");
    const Expiry& expiry = effectiveExpiry(segment);
    const bool reserved = expiry.seconds == 0 || expiry.seconds >= firstReservedTtl;
    if (isWrite(segment.verb) && segment.verb != Verb::remove && expiry.kind == Expiry::Kind::afterSeconds && reserved)
        return invalid("an expiry is 1 to 4,294,967,293 seconds");
    return {};
}

struct Encoder {
    Result<PackedCall> operator()(const SetTo& action) const { return packed(OpCode::write, action.value); }
    Result<PackedCall> operator()(const Append& action) const { return extending(OpCode::append, action.value); }
    Result<PackedCall> operator()(const Prepend& action) const { return extending(OpCode::prepend, action.value); }
    Result<PackedCall> operator()(RemoveBin) const { return packed(OpCode::write, {}); }
    Result<PackedCall> operator()(GetBin) const { return packed(OpCode::read, {}); }
    Result<PackedCall> operator()(const Call& call) const { return encodeCall(call); }

    Result<PackedCall> operator()(const Add& action) const
    {
        if (!action.value.as<std::int64_t>() && !action.value.as<double>())
            return invalid("only an integer or a double can be added");
        return packed(OpCode::increment, action.value);
    }

    static Result<PackedCall> packed(OpCode code, const Value& value)
    {
        Result<wire::Particle> particle = wire::encodeParticle(value);
        if (!particle)
            return particle.error();
        return PackedCall{code, particle->type, std::move(particle->bytes)};
    }

    static Result<PackedCall> extending(OpCode code, const Value& value)
    {
        if (!value.as<std::string>() && !value.as<Blob>())
            return invalid("only a string or a blob can be appended or prepended");
        return packed(code, value);
    }
};

Result<EncodedOperation> encodeOperation(const BinOperation& operation)
{
    if (operation.bin.empty() || operation.bin.size() > maxNameSize)
        return invalid("a bin name has 1 to 255 bytes on the wire");
    Result<PackedCall> packed = std::visit(Encoder{}, operation.action);
    if (!packed)
        return packed.error();
    return EncodedOperation{packed->code, operation.bin, packed->particleType, std::move(packed->data)};
}

} // namespace

Result<EncodedSegment> encodeSegment(const Segment& segment)
{
    if (Result<void> checked = checkOperations(segment); !checked)
        return checked.error();
    if (Result<void> checked = checkConditions(segment); !checked)
        return checked.error();
    EncodedSegment encoded;
    if (segment.verb == Verb::touch)
        encoded.operations.push_back({OpCode::touch, {}, static_cast<std::uint8_t>(ParticleType::null), {}});
    for (const BinOperation& operation : segment.operations) {
        Result<EncodedOperation> one = encodeOperation(operation);
        if (!one)
            return one.error();
        encoded.operations.push_back(*std::move(one));
    }
    if (const std::optional<Filter>& where = effectiveWhere(segment)) {
        Result<Bytes> filter = packedFilter(*where);
        if (!filter)
            return filter.error();
        encoded.filter = *std::move(filter);
    }
    return encoded;
}

} // namespace binnacle
