// SPDX-License-Identifier: Apache-2.0
#include "core/bins/cdt.h"

#include "core/bins/bin_error.h"
#include "core/bins/cdt_context.h"
#include "core/bins/list_operations.h"
#include "core/bins/map_operations.h"
#include "core/value/value.h"

namespace binnacle::bins {
namespace {

bool isCollection(std::uint8_t type)
{
    return type == static_cast<std::uint8_t>(ParticleType::list) || type == static_cast<std::uint8_t>(ParticleType::map);
}

std::uint8_t typeFor(CdtCode code)
{
    return static_cast<std::uint8_t>(isListCode(code) ? ParticleType::list : ParticleType::map);
}

Error otherType()
{
    return typeError("the operation is for another kind of value");
}

/// A nested list or map has to be what the operation is for.
bool fits(ByteView packed, CdtCode code)
{
    const std::optional<PackedHead> head = readHead(packed);
    return head && head->kind == (isListCode(code) ? PackedKind::list : PackedKind::map);
}

Result<CdtChange> modified(CdtTarget target, const CdtOperation& operation)
{
    return isListCode(operation.code) ? modifyList(target, operation) : modifyMap(target, operation);
}

Result<Modified> modifyBin(const ParticleView* present, const CdtOperation& operation)
{
    const std::uint8_t type = typeFor(operation.code);
    if (present == nullptr && operation.code == CdtCode::listSort)
        return otherType();
    Result<CdtChange> change = modified({present != nullptr ? present->bytes : ByteView{}, present == nullptr, true}, operation);
    if (!change)
        return change.error();
    Modified result{std::nullopt, std::move(change->answer)};
    if (change->packed)
        result.bin = wire::Particle{type, *std::move(change->packed)};
    return result;
}

Result<Modified> modifyNested(const ParticleView* present, const CdtOperation& operation)
{
    const Result<CdtContext> context = CdtContext::enter(present != nullptr ? present->bytes : ByteView{}, operation.path, true);
    if (!context)
        return context.error();
    const ByteView target = context->target();
    const bool isNew = target.data() == nullptr;
    if (!isNew && !fits(target, operation.code))
        return otherType();
    if (present == nullptr && operation.code == CdtCode::listSort)
        return otherType();
    Result<CdtChange> change = modified({target, isNew, false}, operation);
    if (!change)
        return change.error();
    Modified result{std::nullopt, std::move(change->answer)};
    if (!change->packed)
        return result;
    Result<Bytes> whole = context->withTarget(*std::move(change->packed));
    if (!whole)
        return whole.error();
    const std::optional<PackedHead> head = readHead(*whole);
    const bool isList = head && head->kind == PackedKind::list;
    result.bin = wire::Particle{static_cast<std::uint8_t>(isList ? ParticleType::list : ParticleType::map), *std::move(whole)};
    return result;
}

} // namespace

Result<wire::Particle> readCdt(ParticleView present, ByteView bytes)
{
    const Result<CdtOperation> operation = decodeCdtOperation(bytes);
    if (!operation)
        return operation.error();
    ByteView target = present.bytes;
    if (operation->path.empty()) {
        if (present.type != typeFor(operation->code))
            return otherType();
    } else {
        if (!isCollection(present.type))
            return parameterError("nothing is nested in such a bin");
        const Result<CdtContext> context = CdtContext::enter(present.bytes, operation->path, false);
        if (!context)
            return context.error();
        target = context->target();
        if (!fits(target, operation->code))
            return otherType();
    }
    return isListCode(operation->code) ? readList(target, *operation) : readMap(target, *operation);
}

Result<Modified> modifyCdt(const ParticleView* present, ByteView bytes)
{
    const Result<CdtOperation> operation = decodeCdtOperation(bytes);
    if (!operation)
        return operation.error();
    if (operation->path.empty()) {
        if (present != nullptr && present->type != typeFor(operation->code))
            return otherType();
        return modifyBin(present, *operation);
    }
    if (present != nullptr && (!isCollection(present->type) || present->bytes.empty()))
        return parameterError("nothing is nested in such a bin");
    return modifyNested(present, *operation);
}

} // namespace binnacle::bins
